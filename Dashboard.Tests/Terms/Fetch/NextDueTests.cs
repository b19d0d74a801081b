using Dashboard.Core.Terms.Fetch;

namespace Dashboard.Tests.Terms.Fetch;

public sealed class NextDueTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly TermsOptions Options = new();

    [Fact]
    public void Sources_spread_over_the_hours_and_each_keeps_its_own()
    {
        var due = Enumerable.Range(1, 200).Select(id => NextDue.AfterSuccess(id, Now, Options) - Now).ToList();

        Assert.All(due, d => Assert.InRange(d, TimeSpan.FromHours(12), TimeSpan.FromHours(24)));
        // Twelve hours of an hour each: none is empty, none holds a fifth of all.
        Assert.All(due.CountBy(d => (int)d.TotalHours), hour => Assert.InRange(hour.Value, 5, 40));
        Assert.Equal(12, due.Select(d => (int)d.TotalHours).Distinct().Count());
        Assert.Equal(due[0], NextDue.AfterSuccess(1, Now, Options) - Now);
    }

    [Fact]
    public void Pauses_double_up_to_a_day()
    {
        var pauses = Enumerable.Range(1, 12).Select(failures => NextDue.AfterFailure(7, Now, failures, null, Options) - Now).ToList();

        Assert.Equal(pauses.Order(), pauses);
        Assert.InRange(pauses[0], TimeSpan.FromMinutes(48), TimeSpan.FromMinutes(72));
        Assert.InRange(pauses[^1], TimeSpan.FromHours(19), TimeSpan.FromHours(29));
    }

    [Fact]
    public void A_hosts_wish_lengthens_a_pause_and_never_shortens_it()
    {
        Assert.Equal(Now.AddHours(30), NextDue.AfterFailure(7, Now, 1, TimeSpan.FromHours(30), Options));
        Assert.Equal(NextDue.AfterFailure(7, Now, 1, null, Options), NextDue.AfterFailure(7, Now, 1, TimeSpan.FromSeconds(1), Options));
    }
}
