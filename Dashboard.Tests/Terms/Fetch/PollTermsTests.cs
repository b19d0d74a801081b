using Dashboard.Core.Terms;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Terms.Versions;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Terms.Fetch;

public sealed class PollTermsTests
{
    private const string Html = "text/html; charset=utf-8";
    private const string Changed = "We delete your prompts within 90 days unless you ask us to keep them for longer.";

    [Fact]
    public async Task The_first_capture_is_the_baseline_and_its_markers_are_learnt()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));

        var row = await kit.PollWhenDueAsync(id);

        Assert.Equal((TermsState.Fresh, 1, kit.Now), (row.State, row.Versions, row.LastVerifiedAt));
        var draft = await kit.Get<SourcesQuery>().DraftAsync(id, TermsKit.Ct);
        Assert.Equal("Terms of Service", draft!.Markers!.Title);
        Assert.Equal(["2. Your data", "4. Liability"], draft.Markers.Headings);
        await using var store = kit.Open();
        var capture = await store.TermsCaptures().SingleAsync(TermsKit.Ct);
        Assert.Equal(SampleTerms.Page(), System.Text.Encoding.UTF8.GetString((await kit.Get<CaptureFiles>().ReadAsync(capture.RawHash, TermsKit.Ct))!));
        Assert.InRange(row.NextDueAt - kit.Now, TimeSpan.FromHours(12), TimeSpan.FromHours(24));
    }

    [Fact]
    public async Task A_change_is_a_version_only_when_a_second_fetch_sees_it_again()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);

        web.Text("/terms", SampleTerms.Page(retention: Changed), Html);
        var once = await kit.PollWhenDueAsync(id);

        Assert.Equal((TermsState.ChangedUnconfirmed, 1), (once.State, once.Versions));
        Assert.InRange(once.NextDueAt - kit.Now, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(60));
        Assert.Equal(0, await kit.CountAsync<TermsChange>());

        var twice = await kit.PollWhenDueAsync(id);

        Assert.Equal((TermsState.ChangedConfirmed, 2), (twice.State, twice.Versions));
        var change = Assert.Single(await kit.Get<TimelineQuery>().ListAsync(new(), TermsKit.Ct));
        Assert.Equal((0, 0, 1), (change.Added, change.Removed, change.Reworded));
        Assert.Equal(Changed, change.Evidence);
        Assert.True(change.ConfirmedAt - change.DetectedAt >= TimeSpan.FromMinutes(15));
        Assert.Equal(TermsState.Unchanged, (await kit.PollWhenDueAsync(id)).State);
    }

    [Fact]
    public async Task A_text_that_was_seen_once_and_is_gone_leaves_no_trace_in_the_timeline()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);

        web.Text("/terms", SampleTerms.Page(retention: Changed), Html);
        await kit.PollWhenDueAsync(id);
        web.Text("/terms", SampleTerms.Page(), Html);
        var row = await kit.PollWhenDueAsync(id);

        Assert.Equal((TermsState.Unchanged, 1), (row.State, row.Versions));
        Assert.Equal(0, await kit.CountAsync<TermsChange>());
    }

    [Fact]
    public async Task A_person_who_polls_now_sees_a_confirmed_change_at_once()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.Get<PollTerms>().NowAsync(id, TermsKit.Ct);
        web.Text("/terms", SampleTerms.Page(retention: Changed), Html);

        var outcome = await kit.Get<PollTerms>().NowAsync(id, TermsKit.Ct);

        Assert.Equal(TermsState.ChangedConfirmed, outcome!.State);
        Assert.Equal(3, web.RequestsTo("/terms").Count);
        Assert.True(Assert.Single(await kit.Get<TimelineQuery>().ListAsync(new(), TermsKit.Ct)).ConfirmedAtOnce);
    }

    [Fact]
    public async Task Not_modified_verifies_the_text_that_we_hold()
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/terms", async context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            if (context.Request.Headers.IfNoneMatch == "\"v1\"")
            {
                context.Response.StatusCode = 304;
                return;
            }

            context.Response.ContentType = Html;
            await context.Response.WriteAsync(SampleTerms.Page());
        });
        using var kit = new TermsKit(web);
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);

        var row = await kit.PollWhenDueAsync(id);

        Assert.Equal((TermsState.Unchanged, kit.Now), (row.State, row.LastVerifiedAt));
        Assert.Equal(1, await kit.CountAsync<TermsCapture>());
        Assert.Equal("\"v1\"", web.RequestsTo("/terms")[1].Header("If-None-Match"));
    }

    [Theory]
    [InlineData(403, TermsState.Blocked)]
    [InlineData(429, TermsState.Blocked)]
    [InlineData(404, TermsState.Gone)]
    [InlineData(410, TermsState.Gone)]
    [InlineData(500, TermsState.Unreachable)]
    public async Task A_failed_fetch_is_a_state_and_never_a_version(int status, TermsState expected)
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        var verified = (await kit.PollWhenDueAsync(id)).LastVerifiedAt;

        web.Text("/terms", SampleTerms.Page(retention: Changed), Html, status);
        var row = await kit.PollWhenDueAsync(id);

        Assert.Equal((expected, 1, verified), (row.State, row.Versions, row.LastVerifiedAt));
        Assert.Equal(kit.Now, row.LastCheckedAt);
        web.Text("/terms", SampleTerms.Page(), Html);
        Assert.Equal(TermsState.Unchanged, (await kit.PollWhenDueAsync(id)).State);
    }

    [Fact]
    public async Task Failures_back_off_and_the_hosts_own_wish_counts_more()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/terms", "no", status: 500);
        using var kit = new TermsKit(web);
        var id = await kit.AddAsync(web.Url("/terms"));

        var first = (await kit.PollWhenDueAsync(id)).NextDueAt - kit.Now;
        var second = (await kit.PollWhenDueAsync(id)).NextDueAt - kit.Now;

        Assert.Equal(first.TotalSeconds * 2, second.TotalSeconds, tolerance: 0.01);
        web.On("/terms", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "72000";
            return Task.CompletedTask;
        });
        Assert.Equal(TimeSpan.FromHours(20), (await kit.PollWhenDueAsync(id)).NextDueAt - kit.Now);
    }

    [Fact]
    public async Task A_redirect_elsewhere_is_proposed_and_never_followed_into_the_baseline()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);

        web.Redirect("/terms", "/legal/all").Text("/legal/all", SampleTerms.Page(retention: Changed), Html);
        var row = await kit.PollWhenDueAsync(id);

        Assert.Equal((TermsState.Moved, 1, web.Url("/legal/all").AbsoluteUri), (row.State, row.Versions, row.ProposedUrl));
    }

    [Fact]
    public async Task An_error_page_with_status_200_is_quarantined_with_its_reason()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);

        web.Text("/terms", "<html><head><title>Error</title></head><body><p>An error occurred while processing your request.</p></body></html>", Html);
        var row = await kit.PollWhenDueAsync(id);

        Assert.Equal((TermsState.WrongPage, 1), (row.State, row.Versions));
        await using var store = kit.Open();
        var quarantined = await store.TermsCaptures().SingleAsync(c => c.RefusedAs != null, TermsKit.Ct);
        Assert.Contains("error message", quarantined.Reason);
    }

    [Fact]
    public async Task A_document_that_lost_half_of_its_words_is_shrunk_not_changed()
    {
        await using var web = await LocalWeb.StartAsync();
        var more = string.Concat(Enumerable.Range(1, 30).Select(i => $"<p>Clause {i} says that each party keeps what belongs to it and tells the other about problems.</p>"));
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(more), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);

        web.Text("/terms", SampleTerms.Page(), Html);

        Assert.Equal((TermsState.Shrunk, 1), (await kit.PollWhenDueAsync(id)) is var row ? (row.State, row.Versions) : default);
    }

    [Fact]
    public async Task Going_back_and_forth_is_one_incident_and_a_return_that_holds_is_a_rollback()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);
        web.Text("/terms", SampleTerms.Page(retention: Changed), Html);
        await kit.PollWhenDueAsync(id);
        await kit.PollWhenDueAsync(id);

        foreach (var retention in new[] { SampleTerms.Retention, Changed, SampleTerms.Retention })
        {
            web.Text("/terms", SampleTerms.Page(retention: retention), Html);
            Assert.Equal(TermsState.Unchanged, (await kit.PollWhenDueAsync(id)).State);
        }

        await using (var store = kit.Open())
            Assert.Equal(3, (await store.TermsFlappings().SingleAsync(TermsKit.Ct)).Turns);

        Assert.Equal((1, 2), (await kit.CountAsync<TermsChange>(), await kit.CountAsync<TermsVersion>()));

        kit.Clock.Advance(TimeSpan.FromDays(7));
        await kit.PollWhenDueAsync(id);

        var newest = (await kit.Get<TimelineQuery>().ListAsync(new(), TermsKit.Ct))[0];
        Assert.Equal(Core.Terms.Classify.ChangeKind.Rollback, newest.Kind);
        Assert.Equal(SampleTerms.Retention, newest.Evidence);
    }

    [Fact]
    public async Task Other_selectors_make_a_technical_version_and_no_change()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page("<div class='aside-note'><p>Read our story about the best models of the year here.</p></div>"), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);

        var draft = (await kit.Get<SourcesQuery>().DraftAsync(id, TermsKit.Ct))!;
        await kit.Get<SaveTermsSource>().EditAsync(id, draft with { Remove = [".aside-note"] }, TermsKit.Ct);
        var row = await kit.PollWhenDueAsync(id);

        Assert.Equal((TermsState.Unchanged, 1), (row.State, row.Versions));
        await using var store = kit.Open();
        Assert.True((await store.TermsVersions().OrderBy(v => v.Number).LastAsync(TermsKit.Ct)).Technical);
        Assert.Equal(0, await kit.CountAsync<TermsChange>());
    }
}
