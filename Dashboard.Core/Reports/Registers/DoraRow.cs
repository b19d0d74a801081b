using Dashboard.Core.Workloads;

namespace Dashboard.Core.Reports.Registers;

/// <summary>What routes and findings say of one provider and one workload, for template B_07.01; null is a gap that a person fills.</summary>
/// <param name="Provider">Who bills us; null when nobody knows.</param>
/// <param name="Alternatives">Who would take over, by the routes; null when nobody can say.</param>
/// <param name="Basis">From what it follows.</param>
public sealed record DoraRow(
    string? Provider, string Workload, Criticality Criticality, Substitutability? Substitutability, DoraImpact? Impact, IReadOnlyList<string>? Alternatives, string Basis);

/// <summary>How hard a provider is to replace; the numbers are those of the regulation's code list.</summary>
public enum Substitutability
{
    None = 959,
    HighlyComplex = 960,
    Medium = 961,
    Easy = 962,
}

/// <summary>What it does to us when the service ends; the numbers are those of the regulation's code list.</summary>
public enum DoraImpact
{
    Low = 791,
    Medium = 792,
    High = 793,
}
