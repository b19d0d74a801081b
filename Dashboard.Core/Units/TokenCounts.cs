namespace Dashboard.Core.Units;

/// <summary>
/// Tokens in classes that never overlap, except that <see cref="Reasoning"/> is a part of <see cref="Output"/>.
/// Null is "not reported", which is not zero.
/// </summary>
public readonly record struct TokenCounts(
    long? Input = null,
    long? CacheRead = null,
    long? CacheWrite5m = null,
    long? CacheWrite1h = null,
    long? CacheWriteUnknown = null,
    long? Output = null,
    long? Reasoning = null)
{
    /// <summary>All writes to the cache, whatever their lifetime; null when none was reported.</summary>
    public long? CacheWrite => Sum(Sum(CacheWrite5m, CacheWrite1h), CacheWriteUnknown);

    /// <summary>The whole prompt: uncached, read from and written to the cache; null when nothing was reported.</summary>
    public long? Prompt => Sum(Sum(Input, CacheRead), CacheWrite);

    /// <summary>Class by class; unknown and a number is that number, unknown twice stays unknown.</summary>
    public static TokenCounts operator +(TokenCounts a, TokenCounts b) => new(
        Sum(a.Input, b.Input), Sum(a.CacheRead, b.CacheRead), Sum(a.CacheWrite5m, b.CacheWrite5m), Sum(a.CacheWrite1h, b.CacheWrite1h),
        Sum(a.CacheWriteUnknown, b.CacheWriteUnknown), Sum(a.Output, b.Output), Sum(a.Reasoning, b.Reasoning));

    private static long? Sum(long? a, long? b) => a is null && b is null ? null : checked((a ?? 0) + (b ?? 0));
}
