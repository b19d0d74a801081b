using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>Sums of a roll-up, still with the counts that tell unknown from zero.</summary>
internal sealed class SeriesSums
{
    public int SeriesId { get; set; }

    public DateOnly? Day { get; set; }

    /// <summary>The end of time while nothing was added.</summary>
    public DateOnly FirstDay { get; set; } = DateOnly.MaxValue;

    public DateOnly LastDay { get; set; }

    public long Entries { get; set; }

    public long Requests { get; set; }

    public long RequestsKnown { get; set; }

    public long Input { get; set; }

    public long InputKnown { get; set; }

    public long CacheRead { get; set; }

    public long CacheReadKnown { get; set; }

    public long CacheWrite5m { get; set; }

    public long CacheWrite5mKnown { get; set; }

    public long CacheWrite1h { get; set; }

    public long CacheWrite1hKnown { get; set; }

    public long CacheWriteUnknown { get; set; }

    public long CacheWriteUnknownKnown { get; set; }

    public long Output { get; set; }

    public long OutputKnown { get; set; }

    public long Reasoning { get; set; }

    public long ReasoningKnown { get; set; }

    /// <summary>Of the basis that was asked for.</summary>
    public long CostNanos { get; set; }

    public long CostKnown { get; set; }

    /// <summary>Lines of providers' accounts that stand by themselves.</summary>
    public long Lines { get; set; }

    /// <summary>The part of the cost that providers' accounts say.</summary>
    public long ChargedNanos { get; set; }

    /// <summary>The cost of entries of which the requests are known too, and those requests.</summary>
    public long RatedCost { get; set; }

    public long RatedRequests { get; set; }

    /// <summary>The cost of entries of which the tokens are known too, and those tokens.</summary>
    public long TokenCost { get; set; }

    public long RatedTokens { get; set; }

    /// <summary>The prompts of entries that tell what was read from the cache.</summary>
    public long CachePrompt { get; set; }

    /// <summary>What reading from the cache saved, as far as there are prices; only where it was asked for.</summary>
    public long SavedNanos { get; set; }

    public long SavedKnown { get; set; }

    /// <summary>Tokens read from the cache whose price is unknown.</summary>
    public long SavingUnknown { get; set; }

    /// <summary>The part of the cost that sources or providers' accounts say.</summary>
    public long ReportedNanos { get; set; }

    /// <summary>The part of the cost that takes something for granted.</summary>
    public long EstimatedNanos { get; set; }

    public void Add(SeriesSums other)
    {
        FirstDay = FirstDay < other.FirstDay ? FirstDay : other.FirstDay;
        LastDay = LastDay > other.LastDay ? LastDay : other.LastDay;
        Entries += other.Entries;
        Requests += other.Requests;
        RequestsKnown += other.RequestsKnown;
        Input += other.Input;
        InputKnown += other.InputKnown;
        CacheRead += other.CacheRead;
        CacheReadKnown += other.CacheReadKnown;
        CacheWrite5m += other.CacheWrite5m;
        CacheWrite5mKnown += other.CacheWrite5mKnown;
        CacheWrite1h += other.CacheWrite1h;
        CacheWrite1hKnown += other.CacheWrite1hKnown;
        CacheWriteUnknown += other.CacheWriteUnknown;
        CacheWriteUnknownKnown += other.CacheWriteUnknownKnown;
        Output += other.Output;
        OutputKnown += other.OutputKnown;
        Reasoning += other.Reasoning;
        ReasoningKnown += other.ReasoningKnown;
        CostNanos += other.CostNanos;
        CostKnown += other.CostKnown;
        Lines += other.Lines;
        ChargedNanos += other.ChargedNanos;
        RatedCost += other.RatedCost;
        RatedRequests += other.RatedRequests;
        TokenCost += other.TokenCost;
        RatedTokens += other.RatedTokens;
        CachePrompt += other.CachePrompt;
        SavedNanos += other.SavedNanos;
        SavedKnown += other.SavedKnown;
        SavingUnknown += other.SavingUnknown;
        ReportedNanos += other.ReportedNanos;
        EstimatedNanos += other.EstimatedNanos;
    }

    public SpendFigures ToFigures() => Entries == 0 && Lines == 0
        ? SpendFigures.None
        : new SpendFigures(
            Entries,
            Known(Requests, RequestsKnown),
            new TokenCounts(
                Known(Input, InputKnown), Known(CacheRead, CacheReadKnown), Known(CacheWrite5m, CacheWrite5mKnown), Known(CacheWrite1h, CacheWrite1hKnown),
                Known(CacheWriteUnknown, CacheWriteUnknownKnown), Known(Output, OutputKnown), Known(Reasoning, ReasoningKnown)),
            Lines > 0 ? Money.FromNanos(CostNanos) : Money.FromNanos(Priced.Cost(CostNanos, CostKnown, Entries)),
            Entries - CostKnown)
        {
            ChargedUsd = Money.FromNanos(ChargedNanos == 0 && Lines == 0 ? null : ChargedNanos),
            UsdPerThousandExchanges = RatedRequests == 0 ? null : Money.FromNanos(RatedCost) / RatedRequests * 1000,
            UsdPerMillionTokens = RatedTokens == 0 ? null : Money.FromNanos(TokenCost) / RatedTokens * 1_000_000,
            CacheHitShare = CachePrompt == 0 ? null : (decimal)CacheRead / CachePrompt,
            CacheSavingsUsd = SavedKnown == 0 || (SavedNanos == 0 && SavingUnknown > 0) ? null : Money.FromNanos(SavedNanos),
            CacheSavingsUnknownTokens = SavingUnknown,
            ReportedUsd = Money.FromNanos(ReportedNanos),
            EstimatedUsd = Money.FromNanos(EstimatedNanos),
        };

    private static long? Known(long sum, long count) => count == 0 ? null : sum;
}

/// <summary>When a sum of costs says something.</summary>
internal static class Priced
{
    /// <summary>Failed requests cost nothing whatever the price: where only they have a cost, nothing could be priced.</summary>
    public static long? Cost(long nanos, long known, long entries) => known == 0 || (nanos == 0 && known < entries) ? null : nanos;
}
