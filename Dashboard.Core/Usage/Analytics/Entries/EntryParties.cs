using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Usage.Analytics.Entries;

/// <summary>Everything by which an entry is told from others.</summary>
public sealed record EntryParties(
    string Connection, int ConnectionId, string? Provider, string? Gateway, string? Host, string? Maker, string? Model, string? RawModel, string? Workload, string? Key,
    string? Project, string? Service, string? Tag, string? Tier, string? Environment);

/// <summary>What an entry costs, and by whose word.</summary>
/// <param name="ReportedAmount">In <paramref name="ReportedCurrency"/>, as the source says.</param>
/// <param name="PriceVersion">By which price the computed cost was reckoned.</param>
/// <param name="Provenance">Of the best of them; null is unpriced.</param>
/// <param name="Assumed">What the computed cost takes for granted.</param>
public sealed record EntryCost(
    decimal? ComputedUsd, string? PriceVersion, decimal? ReportedAmount, string? ReportedCurrency, CostProvenance? Provenance, CostAssumptions Assumed)
{
    /// <summary>Reported in dollars where the source has a figure, else computed.</summary>
    public decimal? BestUsd => ReportedCurrency == "USD" && ReportedAmount is not null ? ReportedAmount : ComputedUsd;
}

/// <summary>The row it was read from.</summary>
/// <param name="File">As it was named; null when the import is no longer known.</param>
/// <param name="IsFetched">It is a page that a connection fetched, not a file.</param>
public sealed record EntrySource(int ImportId, string? File, string? Format, long Line, DateTime? ImportedAt, bool IsFetched);
