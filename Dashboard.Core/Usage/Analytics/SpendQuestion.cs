using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>What is asked of the ledger.</summary>
/// <param name="Period">Days of the reporting time zone.</param>
/// <param name="By">None, one or two keys.</param>
/// <param name="Connection">Only this connection, whatever its role; null is every ledger connection.</param>
public sealed record SpendQuestion(Period Period, IReadOnlyList<SpendKey> By, SpendBasis Basis = SpendBasis.Best, string? Connection = null)
{
    /// <summary>Only what meets these: any of the values of one key, and every key.</summary>
    public IReadOnlyList<SpendFilter> Only { get; init; } = [];
}

/// <summary>Only where a key has this value; null is the unknown. Time is chosen by the period.</summary>
public sealed record SpendFilter(SpendKey Key, string? Value)
{
    /// <summary>Everything but this value.</summary>
    public bool Exclude { get; init; }
}

/// <summary>Which cost is meant; they are never added.</summary>
public enum SpendBasis
{
    /// <summary>Reported where the source has its own figure, else computed.</summary>
    Best,

    /// <summary>The source's own figures only.</summary>
    Reported,

    /// <summary>Tokens times price only.</summary>
    Computed,
}

/// <summary>What the ledger answers.</summary>
/// <param name="TimeZone">In which days are reckoned.</param>
public sealed record SpendAnswer(IReadOnlyList<SpendRow> Rows, SpendFigures Totals, string TimeZone);

/// <summary>One group; its keys are in the order of the question. A null key is unknown.</summary>
public sealed record SpendRow(IReadOnlyList<string?> Keys, SpendFigures Figures);

/// <summary>Sums; null is not known.</summary>
/// <param name="CostUsd">Of the priced part; null when no part has a price.</param>
/// <param name="UnpricedEntries">How many entries have no cost of this basis.</param>
public sealed record SpendFigures(long Entries, long? Requests, TokenCounts Tokens, decimal? CostUsd, long UnpricedEntries)
{
    /// <summary>The cost in the display currency; null where nobody asked, where there is no cost, and where a day has no rate.</summary>
    public decimal? Converted { get; init; }

    /// <summary>The part of the cost that comes from providers' own accounts, spread over usage or standing by itself; null is none.</summary>
    public decimal? ChargedUsd { get; init; }

    /// <summary>For each 1,000 exchanges, of the entries of which both are known.</summary>
    public decimal? UsdPerThousandExchanges { get; init; }

    /// <summary>For each million tokens of any class, of the entries of which both are known.</summary>
    public decimal? UsdPerMillionTokens { get; init; }

    /// <summary>The part of the prompts that was read from a cache, from 0 to 1, of sources that tell it.</summary>
    public decimal? CacheHitShare { get; init; }

    /// <summary>What the tokens read from a cache would have cost as input, less what they cost; null where nobody asked and where no price is known.</summary>
    public decimal? CacheSavingsUsd { get; init; }

    /// <summary>Tokens read from a cache whose price is unknown: their savings are in no figure.</summary>
    public long CacheSavingsUnknownTokens { get; init; }

    /// <summary>The part of the cost that sources or providers' accounts say themselves.</summary>
    public decimal ReportedUsd { get; init; }

    /// <summary>The part of the cost that was computed with something taken for granted.</summary>
    public decimal EstimatedUsd { get; init; }

    /// <summary>The part that is tokens times the price that held; null where there is no cost.</summary>
    public decimal? ComputedUsd => CostUsd - ReportedUsd - EstimatedUsd;

    /// <summary>Neither usage nor a charge.</summary>
    public bool IsNone => Entries == 0 && ChargedUsd is null;

    public static SpendFigures None { get; } = new(0, 0, new TokenCounts(0, 0, 0, 0, 0, 0, 0), 0, 0);
}
