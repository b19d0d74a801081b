using System.Globalization;

using Dashboard.Core.AiModels;
using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.Providers;
using Dashboard.Core.Units;
using Dashboard.Tests.Support;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.AiModels.Lifecycle;

/// <summary>Two sources, two days: which one counts is a person's word, for as long as it speaks of the days that are given.</summary>
public sealed class SettleEndTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly TestStore _store;

    public SettleEndTests() => _store = new TestStore(services => services
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddSingleton<TimeProvider>(_clock).AddProviders()
        .AddSingleton<LifecycleQuery>().AddSingleton<SettleEnd>());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_earlier_day_counts_until_a_person_settles_and_again_when_it_is_opened()
    {
        await SayAsync("a", "2026-12-20");
        await SayAsync("b", "2027-01-20");
        Assert.Equal((Day("2026-12-20"), true, null), await StandingAsync());

        await SettledAsync("2027-01-20", " The mail of 3 November says so. ");
        Assert.Equal((Day("2027-01-20"), false, "ana@example.com"), await StandingAsync());
        var decision = (await VerdictAsync()).Settled!;
        Assert.Equal(("The mail of 3 November says so.", "https://b.example/ends", Now.UtcDateTime), (decision.Note, decision.Source, decision.At));

        await SettledAsync(null, null);
        Assert.Equal((Day("2026-12-20"), true, null), await StandingAsync());
        Assert.Equal([null, Day("2027-01-20")], (await VerdictAsync()).Decisions.Select(d => d.Ends));
    }

    [Fact]
    public async Task A_day_that_nobody_had_seen_opens_the_question_anew_and_one_that_is_withdrawn_does_too()
    {
        await SayAsync("a", "2026-12-20");
        await SayAsync("b", "2027-01-20");
        await SettledAsync("2027-01-20", null);

        await SayAsync("c", "2026-12-01");
        Assert.Equal((Day("2026-12-01"), true, null), await StandingAsync());

        await SettledAsync("2027-01-20", null);
        await using (var store = _store.CreateDbContext())
            await store.LifecycleNotes().Where(n => n.Ends == new DateOnly(2027, 1, 20)).ExecuteUpdateAsync(set => set.SetProperty(n => n.GoneAt, Now.UtcDateTime), Ct);

        Assert.Equal((Day("2026-12-01"), true, null), await StandingAsync());
        Assert.Equal(2, (await VerdictAsync()).Decisions.Count);
    }

    [Fact]
    public async Task A_source_that_falls_silent_leaves_what_was_settled()
    {
        await SayAsync("a", "2026-12-20");
        await SayAsync("b", "2027-01-20");
        await SayAsync("c", "2027-02-20");
        await SettledAsync("2027-01-20", null);
        await using (var store = _store.CreateDbContext())
            await store.LifecycleNotes().Where(n => n.Ends == new DateOnly(2026, 12, 20)).ExecuteUpdateAsync(set => set.SetProperty(n => n.GoneAt, Now.UtcDateTime), Ct);

        Assert.Equal((Day("2027-01-20"), false, "ana@example.com"), await StandingAsync());
    }

    [Theory]
    [InlineData("2027-03-01", "No source gives this day")]
    [InlineData(null, "open already")]
    public async Task What_is_not_in_question_is_not_settled(string? day, string sentence)
    {
        await SayAsync("a", "2026-12-20");
        await SayAsync("b", "2027-01-20");

        Assert.Contains(sentence, Assert.Single(Assert.IsType<SaveOutcome.Refused>(await SettleAsync(day, null)).Problems).Message);
    }

    [Fact]
    public async Task One_day_needs_no_decision()
    {
        await SayAsync("a", "2026-12-20");
        await SayAsync("b", "2026-12-20");

        Assert.Contains("do not give different days", Assert.Single(Assert.IsType<SaveOutcome.Refused>(await SettleAsync("2026-12-20", null)).Problems).Message);
    }

    public void Dispose() => _store.Dispose();

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private async Task SettledAsync(string? day, string? note) => Assert.IsType<SaveOutcome.Saved>(await SettleAsync(day, note));

    private Task<SaveOutcome> SettleAsync(string? day, string? note) =>
        _store.Services.GetRequiredService<SettleEnd>().RunAsync("house", "tala-1", day is null ? null : Day(day), note, "ana@example.com", Ct);

    private async Task<LifecycleVerdict> VerdictAsync() => Assert.Single(await _store.Services.GetRequiredService<LifecycleQuery>().AllAsync(Ct), v => v.Host == "house");

    private async Task<(DateOnly? Ends, bool Disagree, string? By)> StandingAsync() => await VerdictAsync() is var v ? (v.Ends, v.Disagree, v.Settled?.By) : default;

    private async Task SayAsync(string source, string day)
    {
        await using var store = _store.CreateDbContext();
        var page = new WatchedPage { Host = "house", Kind = PageKind.Deprecations, Url = $"https://{source}.example/ends", StateSince = Now.UtcDateTime, NextDueAt = Now.UtcDateTime };
        store.WatchedPages().Add(page);
        await store.SaveChangesAsync(Ct);
        store.LifecycleNotes().Add(new LifecycleNote
        {
            PageId = page.Id,
            Host = "house",
            RawModel = "tala-1",
            Ends = Day(day),
            Firm = true,
            Quote = $"tala-1 | {day}",
            FirstSeenAt = Now.UtcDateTime,
            LastSeenAt = Now.UtcDateTime,
        });
        await store.SaveChangesAsync(Ct);
    }
}
