using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Terms.Timeline;

/// <summary>Every text of a source, any two of them, and what was never one.</summary>
public sealed class VersionsQueryTests
{
    private const string Html = "text/html; charset=utf-8";

    [Fact]
    public async Task Versions_know_the_change_that_made_them_and_any_two_can_be_compared()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web);
        var id = await kit.AddAsync(web.Url("/terms"));
        foreach (var days in new[] { 30, 60, 90 })
        {
            web.Text("/terms", SampleTerms.Page(retention: $"We delete your prompts within {days} days unless you ask us to keep them for longer."), Html);
            await kit.PollWhenDueAsync(id);
            await kit.PollWhenDueAsync(id);
        }

        var versions = await kit.Get<VersionsQuery>().ListAsync(id, TermsKit.Ct);

        Assert.Equal([3, 2, 1], versions.Select(v => v.Number));
        var changes = await kit.Get<TimelineQuery>().ListAsync(new(), TermsKit.Ct);
        Assert.Equal([changes[0].Id, changes[1].Id, null], versions.Select(v => v.ChangeId));
        var comparison = await kit.Get<VersionsQuery>().CompareAsync(id, 1, 3, TermsKit.Ct);
        var change = Assert.Single(comparison!.Diff!.Changes);
        Assert.Contains("30 days", change.Before, StringComparison.Ordinal);
        Assert.Contains("90 days", change.After, StringComparison.Ordinal);
        Assert.Null(await kit.Get<VersionsQuery>().CompareAsync(id, 1, 4, TermsKit.Ct));
        Assert.Null(await kit.Get<VersionsQuery>().CompareAsync(id + 1, 1, 2, TermsKit.Ct));
    }

    [Fact]
    public async Task An_answer_that_was_not_the_document_is_listed_apart()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);
        web.Text("/terms", "<html><head><title>Sign in</title></head><body><form><input type=password></form><p>Sign in to go on.</p></body></html>", Html);
        await kit.PollWhenDueAsync(id);

        var refused = Assert.Single(await kit.Get<VersionsQuery>().RefusedAsync(id, 10, TermsKit.Ct));

        Assert.True(refused.State.IsTrouble());
        Assert.NotEmpty(refused.Reason);
        Assert.Single(await kit.Get<VersionsQuery>().ListAsync(id, TermsKit.Ct));
    }

    [Fact]
    public async Task The_timeline_can_show_what_was_reviewed_alone()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);
        web.Text("/terms", SampleTerms.Page(retention: "We keep your prompts for ever."), Html);
        await kit.PollWhenDueAsync(id);
        await kit.PollWhenDueAsync(id);
        var timeline = kit.Get<TimelineQuery>();

        Assert.Equal(0, await timeline.CountAsync(new() { ReviewedOnly = true }, TermsKit.Ct));
        await kit.Get<ReviewChange>().RunAsync(Assert.Single(await timeline.ListAsync(new(), TermsKit.Ct)).Id, new("anna", ReviewDecision.Watch, null, null), TermsKit.Ct);

        Assert.Equal(1, await timeline.CountAsync(new() { ReviewedOnly = true }, TermsKit.Ct));
        Assert.Equal(0, await timeline.CountAsync(new() { UnreviewedOnly = true }, TermsKit.Ct));
    }
}
