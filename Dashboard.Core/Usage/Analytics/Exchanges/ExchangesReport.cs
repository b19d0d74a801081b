using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Analytics.Exchanges;

/// <summary>Exchanges for each user action in a period.</summary>
/// <param name="Workloads">The busiest first; a null workload is unattributed.</param>
/// <param name="WaitingDays">Days whose actions have yet to be counted; their figures are those of before, or missing.</param>
/// <param name="SettledAt">When a day was last counted; null is never.</param>
public sealed record ExchangesReport(Period Period, IReadOnlyList<WorkloadExchanges> Workloads, WorkloadExchanges All, int WaitingDays, DateTime? SettledAt, string TimeZone);

/// <summary>How many exchanges the actions of a workload made.</summary>
/// <param name="WithoutTrace">Exchanges that name neither trace nor session: of what action they are is not known.</param>
/// <param name="Median">Half of the actions made no more; null without actions. From a hundred on to two digits.</param>
/// <param name="P90">Nine of ten made no more.</param>
/// <param name="Sizes">Actions in each of <see cref="ExchangeSizes.All"/>.</param>
public sealed record WorkloadExchanges(
    string? Workload, long Actions, long Exchanges, long WithoutTrace, int? Median, int? P90, IReadOnlyList<long> Sizes, IReadOnlyList<WeekExchanges> Weeks)
{
    /// <summary>The part of the traffic that can be told by actions; null without traffic.</summary>
    public double? TracedPart => Exchanges + WithoutTrace == 0 ? null : (double)Exchanges / (Exchanges + WithoutTrace);
}

/// <summary>One week, from Monday on; the first and the last may be cut off by the period.</summary>
public sealed record WeekExchanges(DateOnly Monday, long Actions, int? Median, int? P90);

/// <summary>The sizes that a histogram tells apart, both ends included.</summary>
public readonly record struct ExchangeSizes(int From, int? To)
{
    public static IReadOnlyList<ExchangeSizes> All { get; } = [new(1, 1), new(2, 2), new(3, 4), new(5, 9), new(10, 29), new(30, 50), new(51, 100), new(101, null)];

    public bool Holds(int size) => size >= From && (To is not { } to || size <= to);
}

/// <summary>What kinds of use make, as a rule.</summary>
/// <param name="Words">As in "looks like ...".</param>
public sealed record UsualBand(string Words, int From, int To)
{
    public static IReadOnlyList<UsualBand> All { get; } = [new("simple chat", 1, 1), new("chat with web search", 3, 4), new("a coding agent", 10, 50), new("deep research", 30, 100)];

    /// <summary>The bands that a median lies in; two of them overlap, and between them is none.</summary>
    public static IReadOnlyList<UsualBand> Around(int median) => [.. All.Where(b => median >= b.From && median <= b.To)];
}
