using Dashboard.Core.Terms;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Terms.Versions;
using Dashboard.Tests.Support;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Terms.Versions;

/// <summary>What a person decides about documents: a quarantined capture taken, a text brought by hand.</summary>
public sealed class ByHandTests
{
    private const string Html = "text/html; charset=utf-8";

    private static readonly string Long = string.Concat(Enumerable.Range(1, 40).Select(i => $"<p>Clause {i} says that each party keeps what belongs to it and tells the other.</p>"));

    [Fact]
    public async Task A_refused_capture_that_a_person_accepts_is_the_document_from_then_on()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(Long), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);
        web.Text("/terms", SampleTerms.Page().Replace("2. Your data", "2. What is yours", StringComparison.Ordinal), Html);
        Assert.Equal(TermsState.Shrunk, (await kit.PollWhenDueAsync(id)).State);

        var refused = await RefusedAsync(kit);
        var taken = Assert.IsType<VouchOutcome.Taken>(await kit.Get<AcceptCapture>().RunAsync(refused.Id, "ana@example.com", TermsKit.Ct));

        var row = await kit.RowAsync(id);
        Assert.Equal((TermsState.ChangedConfirmed, 2), (row.State, row.Versions));
        var change = Assert.Single(await kit.Get<TimelineQuery>().ListAsync(new(), TermsKit.Ct));
        Assert.Equal(taken.ChangeId, change.Id);
        Assert.Contains("2. What is yours", (await kit.Get<SourcesQuery>().DraftAsync(id, TermsKit.Ct))!.Markers!.Headings);
        var kept = await RefusedAsync(kit);
        Assert.Equal((TermsState.Shrunk, "ana@example.com", kit.Now), (kept.RefusedAs, kept.AcceptedBy, kept.AcceptedAt));
        Assert.Equal(TermsState.Unchanged, (await kit.PollWhenDueAsync(id)).State);
        Assert.IsType<VouchOutcome.Refused>(await kit.Get<AcceptCapture>().RunAsync(refused.Id, "ana@example.com", TermsKit.Ct));
    }

    [Fact]
    public async Task A_page_that_the_guards_never_pass_stays_accepted_while_its_words_stay()
    {
        await using var web = await LocalWeb.StartAsync();
        const string odd = "<html><head><title>Error</title></head><body><p>An error occurred while processing your request.</p></body></html>";
        using var kit = new TermsKit(web.Text("/terms", odd, Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        Assert.Equal(TermsState.WrongPage, (await kit.PollWhenDueAsync(id)).State);

        await kit.Get<AcceptCapture>().RunAsync((await RefusedAsync(kit)).Id, "ana@example.com", TermsKit.Ct);

        Assert.Equal(TermsState.Unchanged, (await kit.PollWhenDueAsync(id)).State);
        web.Text("/terms", odd.Replace("processing", "answering", StringComparison.Ordinal), Html);
        Assert.Equal(TermsState.WrongPage, (await kit.PollWhenDueAsync(id)).State);
    }

    [Fact]
    public async Task A_pasted_text_is_evidence_of_a_blocked_source_and_does_not_hide_that_it_is_blocked()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", "no", Html, 403));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);

        var text = PageExtractor.Extract(SampleTerms.Page(), PageParts.Whole).Markdown;
        var hand = HandText.Pasted(text, "ana@example.com") with { Note = "Copied from the browser." };
        Assert.IsType<VouchOutcome.Taken>(await kit.Get<AddByHand>().RunAsync(id, hand, TermsKit.Ct));

        var row = await kit.RowAsync(id);
        Assert.Equal((TermsState.Blocked, 1, kit.Now), (row.State, row.Versions, row.LastVerifiedAt));
        await using (var store = kit.Open())
        {
            var capture = await store.TermsCaptures().SingleAsync(TermsKit.Ct);
            Assert.Equal((CaptureOrigin.Pasted, "Copied from the browser.", "ana@example.com"), (capture.Origin, capture.OriginNote, capture.AcceptedBy));
        }

        // The host lets us in again, and its page says the same as what was pasted.
        web.Text("/terms", SampleTerms.Page(), Html);
        Assert.Equal((TermsState.Unchanged, 1), (await kit.PollWhenDueAsync(id)) is var open ? (open.State, open.Versions) : default);
    }

    [Fact]
    public async Task A_source_kept_by_hand_is_never_fetched_and_a_new_text_is_a_change()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        var first = new HandText(System.Text.Encoding.UTF8.GetBytes(SampleTerms.Page()), CaptureOrigin.Uploaded, "ana@example.com") { ContentType = "text/html", KeepByHand = true };
        await kit.Get<AddByHand>().RunAsync(id, first, TermsKit.Ct);

        Assert.Equal(TermsState.Manual, (await kit.PollWhenDueAsync(id)).State);
        Assert.Empty(web.Requests);
        var next = first with { Bytes = System.Text.Encoding.UTF8.GetBytes(SampleTerms.Page(retention: "We keep your prompts for 90 days.")) };
        var taken = Assert.IsType<VouchOutcome.Taken>(await kit.Get<AddByHand>().RunAsync(id, next, TermsKit.Ct));

        Assert.NotNull(taken.ChangeId);
        Assert.Equal((TermsState.Manual, 2), (await kit.RowAsync(id)) is var row ? (row.State, row.Versions) : default);
        Assert.IsType<VouchOutcome.Refused>(await kit.Get<AddByHand>().RunAsync(id, HandText.Pasted("Too short.", "ana@example.com"), TermsKit.Ct));
        await kit.Get<ChangeTermsSource>().ResumeAsync(id, TermsKit.Ct);
        Assert.NotEqual(TermsState.Manual, (await kit.PollWhenDueAsync(id)).State);
    }

    private static async Task<TermsCapture> RefusedAsync(TermsKit kit)
    {
        await using var store = kit.Open();
        return await store.TermsCaptures().AsNoTracking().SingleAsync(c => c.RefusedAs != null, TermsKit.Ct);
    }
}
