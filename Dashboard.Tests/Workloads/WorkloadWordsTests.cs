using Dashboard.Core.Risk;
using Dashboard.Workloads;

namespace Dashboard.Tests.Workloads;

public sealed class WorkloadWordsTests
{
    private static readonly DateOnly Day = new(2026, 11, 12);

    [Fact]
    public void Fallbacks_that_were_tried_are_counted_with_the_day_of_the_last_call_of_any()
    {
        Assert.Equal("1 of 2, last on 12 Nov 2026", WorkloadWords.Tested([Fallback(Day, true), Fallback(Day.AddDays(-200), false)]));
        Assert.Equal("0 of 1, last on 26 Apr 2026", WorkloadWords.Tested([Fallback(Day.AddDays(-200), false)]));
        Assert.Equal("0 of 2, never called", WorkloadWords.Tested([Fallback(null, false), Fallback(null, false)]));
        Assert.Equal("no fallback", WorkloadWords.Tested([]));
    }

    [Fact]
    public void Only_when_each_of_them_was_tried_they_are_tested()
    {
        Assert.True(WorkloadWords.IsTested([Fallback(Day, true)]));
        Assert.False(WorkloadWords.IsTested([Fallback(Day, true), Fallback(null, false)]));
        Assert.False(WorkloadWords.IsTested([]));
    }

    private static FallbackTest Fallback(DateOnly? day, bool tested) => new("main", 1, "nebius/deepseek-v3", day, tested);
}
