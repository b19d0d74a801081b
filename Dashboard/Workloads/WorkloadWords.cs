using System.Globalization;

using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;
using Dashboard.Core.Workloads;

namespace Dashboard.Workloads;

/// <summary>What the parts of a workload are called.</summary>
internal static class WorkloadWords
{
    public const string Page = "/workloads";

    public static string Address(string key) => $"{Page}/{Uri.EscapeDataString(key)}";

    public static Level LevelOf(Criticality criticality) => criticality switch
    {
        Criticality.Low => Level.Low,
        Criticality.Medium => Level.Medium,
        Criticality.High => Level.High,
        _ => Level.Critical,
    };

    /// <summary>What a rule looks at.</summary>
    public static string Of(RuleKind kind) => kind switch
    {
        RuleKind.Key => "API key",
        _ => kind.ToString(),
    };

    public static string Of(NodeKind kind) => kind switch
    {
        NodeKind.Provider => "contract",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>The input of a score, for people.</summary>
    public static string Factor(string name) => name switch
    {
        "fallbackGap" => "Fallback gap",
        "lifecycle" => "Life of the model",
        "concentration" => "Concentration of contracts",
        "jurisdiction" => "Jurisdiction",
        "terms" => "Terms, unreviewed",
        "status" => "Incidents",
        _ => name,
    };

    /// <summary>A number, or the range that what we know allows.</summary>
    public static string Range(IReadOnlyList<double>? range, double factor, string format) => range switch
    {
        [var least, var most] when Text(least, factor, format) != Text(most, factor, format) => $"{Text(least, factor, format)} – {Text(most, factor, format)}",
        [var least, _] => Text(least, factor, format),
        _ => "unknown",
    };

    private static string Text(double value, double factor, string format) => (value * factor).ToString(format, CultureInfo.InvariantCulture);
}
