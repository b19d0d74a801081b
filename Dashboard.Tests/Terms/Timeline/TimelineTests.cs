using Dashboard.Core.Providers;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Diff;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Terms.Timeline;

public sealed class TimelineTests
{
    private const string Html = "text/html; charset=utf-8";
    private const string Ban = "<p>You must not use the outputs to develop models that compete with ours.</p>";

    [Fact]
    public async Task A_change_shows_both_texts_side_by_side_with_evidence()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = await ChangedAsync(web);
        var row = Assert.Single(await kit.Get<TimelineQuery>().ListAsync(new() { LeastLevel = ChangeLevel.High }, TermsKit.Ct));

        var detail = (await kit.Get<ChangeQuery>().FindAsync(row.Id, TermsKit.Ct))!;

        Assert.Equal((1, 2), (detail.From.Number, detail.To.Number));
        Assert.NotEqual(detail.From.RawHash, detail.To.RawHash);
        Assert.Equal(ChangeLevel.High, detail.Diff!.Level);
        var added = Assert.Single(detail.Rows!, r => r.Op != ClauseOp.Same);
        Assert.Equal(("4. Liability", 0), (added.Heading, added.Before.Count));
        Assert.Contains("compete", Assert.Single(added.After).Text);
        Assert.Null(await kit.Get<ChangeQuery>().FindAsync(row.Id + 1, TermsKit.Ct));
    }

    [Fact]
    public async Task A_review_settles_a_change_and_earlier_reviews_stay()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = await ChangedAsync(web);
        var change = Assert.Single(await kit.Get<ProviderTermsQuery>().MaterialSinceAsync(kit.Now.AddDays(-1), TermsKit.Ct)).Id;
        Assert.Equal(ChangeLevel.High, (await kit.Get<ProviderTermsQuery>().WorstUnreviewedAsync(TermsKit.Ct))[new ProviderKey("example")]);

        Assert.True(await kit.Get<ReviewChange>().RunAsync(change, new("ann@example.com", ReviewDecision.Action, "Bo", "ask the lawyers"), TermsKit.Ct));
        Assert.True(await kit.Get<ReviewChange>().RunAsync(change, new("bo@example.com", ReviewDecision.NoImpact, null, " "), TermsKit.Ct));

        Assert.Empty(await kit.Get<ProviderTermsQuery>().WorstUnreviewedAsync(TermsKit.Ct));
        Assert.Equal(0, await kit.Get<TimelineQuery>().CountAsync(new() { UnreviewedOnly = true }, TermsKit.Ct));
        var detail = (await kit.Get<ChangeQuery>().FindAsync(change, TermsKit.Ct))!;
        Assert.Equal((ReviewDecision.NoImpact, null, null), (detail.Change.Decision, detail.Change.Owner, detail.Change.Note));
        Assert.Equal(["bo@example.com", "ann@example.com"], detail.Reviews.Select(r => r.By));
        Assert.False(await kit.Get<ReviewChange>().RunAsync(change + 1, new("x", ReviewDecision.Watch, null, null), TermsKit.Ct));
    }

    [Fact]
    public async Task Lists_are_narrowed_by_provider_level_and_time()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = await ChangedAsync(web);
        var query = kit.Get<TimelineQuery>();

        Assert.Equal(1, await query.CountAsync(new() { Provider = "example" }, TermsKit.Ct));
        Assert.Equal(0, await query.CountAsync(new() { Provider = "other" }, TermsKit.Ct));
        Assert.Equal(0, await query.CountAsync(new() { Since = kit.Now.AddSeconds(1) }, TermsKit.Ct));
        kit.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Empty(await kit.Get<ProviderTermsQuery>().WorstUnreviewedAsync(TermsKit.Ct));
    }

    private static async Task<TermsKit> ChangedAsync(LocalWeb web)
    {
        var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);
        web.Text("/terms", SampleTerms.Page(Ban), Html);
        await kit.PollWhenDueAsync(id);
        await kit.PollWhenDueAsync(id);
        return kit;
    }
}
