using Dashboard.Core.Units;

namespace Dashboard.Tests.Units;

public sealed class TokenCountsTests
{
    [Fact]
    public void Unknown_stays_unknown_and_is_not_zero()
    {
        var sum = new TokenCounts(Input: 3) + new TokenCounts(Input: 4, Output: 0);

        Assert.Equal(new TokenCounts(Input: 7, Output: 0), sum);
        Assert.Null(sum.CacheRead);
        Assert.Null(sum.CacheWrite);
    }

    [Fact]
    public void The_prompt_is_uncached_read_and_written_tokens() =>
        Assert.Equal(111, new TokenCounts(Input: 1, CacheRead: 10, CacheWrite5m: 40, CacheWrite1h: 50, CacheWriteUnknown: 10).Prompt);
}
