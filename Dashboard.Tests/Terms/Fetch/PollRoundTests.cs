using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Terms.Versions;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Terms.Fetch;

public sealed class PollRoundTests
{
    private const string Html = "text/html; charset=utf-8";

    [Fact]
    public async Task One_dead_host_does_not_starve_the_others()
    {
        var asked = new TaskCompletionSource();
        await using var slow = await LocalWeb.StartAsync();
        await using var quick = await LocalWeb.StartAsync();
        slow.On("/terms", async context =>
        {
            // Answers only after the other host was asked: in sequence this would never end.
            await asked.Task.WaitAsync(context.RequestAborted);
            context.Response.StatusCode = 500;
        });
        quick.On("/terms", async context =>
        {
            asked.TrySetResult();
            context.Response.ContentType = Html;
            await context.Response.WriteAsync(SampleTerms.Page());
        });
        using var kit = new TermsKit(slow, quick);
        var bad = await kit.AddAsync(slow.Url("/terms"), "a-slow");
        var good = await kit.AddAsync(quick.Url("/terms"), "z-quick");

        var round = await kit.Get<PollTerms>().DueAsync(TermsKit.Ct);

        Assert.Equal([TermsState.Unreachable, TermsState.Fresh], round.Sources.Select(s => s.State));
        Assert.Equal((1, TermsState.Fresh), (round.Trouble, (await kit.RowAsync(good)).State));
        Assert.True((await kit.RowAsync(bad)).NextDueAt > kit.Now);
    }

    [Fact]
    public async Task A_source_that_breaks_our_own_code_waits_and_the_rest_is_polled()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/good", SampleTerms.Page(), Html);
        using var kit = new TermsKit(web);
        var broken = await kit.AddAsync(web.Url("/terms"), "a");
        var good = await kit.AddAsync(web.Url("/good"), "b");
        await using (var store = kit.Open())
        {
            // No person can save this; a damaged row could say it.
            var row = await store.FindAsync<TermsSource>([broken], TermsKit.Ct);
            row!.Select = "][";
            await store.SaveChangesAsync(TermsKit.Ct);
        }

        web.Text("/terms", SampleTerms.Page(), Html);
        var round = await kit.Get<PollTerms>().DueAsync(TermsKit.Ct);

        Assert.Equal(good, Assert.Single(round.Sources).SourceId);
        Assert.True((await kit.RowAsync(broken)).NextDueAt > kit.Now);
    }

    [Fact]
    public async Task A_poll_that_is_killed_has_not_happened_and_running_again_finishes_it()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web);
        using var kill = new CancellationTokenSource();
        web.On("/terms", async context =>
        {
            await kill.CancelAsync();
            context.Response.ContentType = Html;
            await context.Response.WriteAsync(SampleTerms.Page());
        });
        var id = await kit.AddAsync(web.Url("/terms"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => kit.Get<TermsPollJob>().RunAsync(kill.Token));

        Assert.Equal(TermsState.NeverCaptured, (await kit.RowAsync(id)).State);
        web.Text("/terms", SampleTerms.Page(), Html);
        await kit.Get<TermsPollJob>().RunAsync(TermsKit.Ct);
        await kit.Get<TermsPollJob>().RunAsync(TermsKit.Ct);

        Assert.Equal((TermsState.Fresh, 1), (await kit.RowAsync(id)) is var row ? (row.State, row.Versions) : default);
        Assert.Equal(2, web.RequestsTo("/terms").Count);
    }

    [Fact]
    public async Task Two_polls_at_once_make_one_version()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));

        await Task.WhenAll(kit.Get<PollTerms>().DueAsync(TermsKit.Ct), kit.Get<PollTerms>().DueAsync(TermsKit.Ct));

        // The second may come while the first still asks, or after it: then it finds what is already known, or nothing due.
        Assert.Equal(1, await kit.CountAsync<TermsVersion>());
        Assert.True((await kit.RowAsync(id)).State is TermsState.Fresh or TermsState.Unchanged);
    }

    [Fact]
    public async Task Paused_and_removed_sources_are_left_alone()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/a", SampleTerms.Page(), Html).Text("/b", SampleTerms.Page(), Html));
        var paused = await kit.AddAsync(web.Url("/a"));
        var removed = await kit.AddAsync(web.Url("/b"));
        await kit.Get<ChangeTermsSource>().PauseAsync(paused, TermsKit.Ct);
        await kit.Get<ChangeTermsSource>().RemoveAsync(removed, TermsKit.Ct);

        await kit.Get<PollTerms>().NowAsync(TermsKit.Ct);

        Assert.Empty(web.Requests);
        Assert.Equal(paused, Assert.Single(await kit.Get<SourcesQuery>().ListAsync(TermsKit.Ct)).Id);
        await kit.Get<ChangeTermsSource>().ResumeAsync(paused, TermsKit.Ct);
        Assert.Single((await kit.Get<PollTerms>().DueAsync(TermsKit.Ct)).Sources);
    }

    [Fact]
    public async Task Freshness_is_unknown_while_a_source_was_never_seen_or_is_stale()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        Assert.True(Assert.Single(await kit.Get<ProviderTermsQuery>().FreshnessAsync(TermsKit.Ct)).Unknown);

        await kit.PollWhenDueAsync(id);
        Assert.False(Assert.Single(await kit.Get<ProviderTermsQuery>().FreshnessAsync(TermsKit.Ct)).Unknown);

        kit.Clock.Advance(TimeSpan.FromDays(8));
        var stale = Assert.Single(await kit.Get<ProviderTermsQuery>().FreshnessAsync(TermsKit.Ct));
        Assert.Equal((true, TimeSpan.FromDays(8)), (stale.Unknown, stale.OldestAge));
    }
}
