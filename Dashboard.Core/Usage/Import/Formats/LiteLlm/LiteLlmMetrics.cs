using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.LiteLlm;

/// <summary>The sums of a day, or of a part of it; null is not stated.</summary>
internal sealed record LiteLlmMetrics(
    decimal? Spend, long? Prompt, long? Completion, long? CacheRead, long? CacheWrite, long? Total, long? Requests)
{
    private const decimal Dust = 0.000_000_5m;

    public static LiteLlmMetrics Nothing { get; } = new(null, null, null, null, null, null, null);

    public bool IsNothing => Math.Abs(Spend ?? 0) <= Dust && (Prompt ?? 0) == 0 && (Completion ?? 0) == 0 && (Requests ?? 0) == 0;

    /// <summary>Null where there are none. Older answers write them without a <c>metrics</c> around.</summary>
    public static LiteLlmMetrics? Read(JsonFields row, string at)
    {
        var inside = row.At(at) is null ? "" : at + ".";
        var requests = row.Count(inside + "api_requests");
        var (successful, failed) = (row.Count(inside + "successful_requests"), row.Count(inside + "failed_requests"));
        var read = new LiteLlmMetrics(
            row.Amount(inside + "spend"), row.Count(inside + "prompt_tokens"), row.Count(inside + "completion_tokens"),
            row.Count(inside + "cache_read_input_tokens"), row.Count(inside + "cache_creation_input_tokens"), row.Count(inside + "total_tokens"),
            requests ?? (successful is null && failed is null ? null : (successful ?? 0) + (failed ?? 0)));
        return read == Nothing ? null : read;
    }

    /// <summary>Whether the cache's share is told alike.</summary>
    public bool SameCache(LiteLlmMetrics other) => (CacheRead ?? 0) == (other.CacheRead ?? 0) && (CacheWrite ?? 0) == (other.CacheWrite ?? 0);

    public bool Holds(LiteLlmMetrics other, bool below) => below
        ? (other.Spend ?? 0) <= (Spend ?? 0) + Dust && Each(other, (ours, theirs) => theirs <= ours)
        : Math.Abs((other.Spend ?? 0) - (Spend ?? 0)) <= Dust && Each(other, (ours, theirs) => ours == theirs);

    public LiteLlmMetrics Plus(LiteLlmMetrics other) => Join(other, 1);

    public LiteLlmMetrics Less(LiteLlmMetrics other) => Join(other, -1);

    // The total follows from the others, and the cache's share is missing in some views.
    private bool Each(LiteLlmMetrics other, Func<long, long, bool> holds) =>
        holds(Prompt ?? 0, other.Prompt ?? 0) && holds(Completion ?? 0, other.Completion ?? 0) && holds(Requests ?? 0, other.Requests ?? 0);

    private LiteLlmMetrics Join(LiteLlmMetrics other, int sign) => new(
        Sum(Spend, other.Spend * sign), Sum(Prompt, other.Prompt * sign), Sum(Completion, other.Completion * sign),
        Sum(CacheRead, other.CacheRead * sign), Sum(CacheWrite, other.CacheWrite * sign), Sum(Total, other.Total * sign), Sum(Requests, other.Requests * sign));

    private static decimal? Sum(decimal? a, decimal? b) => a is null && b is null ? null : (a ?? 0) + (b ?? 0);

    private static long? Sum(long? a, long? b) => a is null && b is null ? null : (a ?? 0) + (b ?? 0);
}
