using Dashboard.Core.Alerts.Rules;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Watches;
using Dashboard.Core.Units;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Terms.Watches;

public sealed class WatchesTests
{
    private const string Html = "text/html; charset=utf-8";
    private const string Otherwise = "We delete your prompts within 90 days unless you ask us to keep them for longer.";

    [Fact]
    public async Task A_pinned_sentence_alerts_when_it_is_reworded_showing_both_wordings_and_resolves_when_it_returns()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);
        Assert.IsType<SaveOutcome.Saved>(await kit.Get<PinSentence>().AddAsync(id, $" {SampleTerms.Retention} ", "ana@example.com", TermsKit.Ct));
        var rule = new WatchedSentenceRule(kit.Get<WatchesQuery>(), kit.Get<ModelCatalogue>());
        Assert.Empty(await rule.AskAsync(TermsKit.Ct));

        web.Text("/terms", SampleTerms.Page(retention: Otherwise), Html);
        await kit.PollWhenDueAsync(id);
        Assert.Empty(await rule.AskAsync(TermsKit.Ct));
        await kit.PollWhenDueAsync(id);

        var alert = Assert.Single(await rule.AskAsync(TermsKit.Ct));
        Assert.Equal($"“{SampleTerms.Retention}” → “{Otherwise}”", alert.Detail);
        Assert.Contains("reworded", alert.Title);

        web.Text("/terms", SampleTerms.Page(), Html);
        await kit.PollWhenDueAsync(id);
        Assert.Empty(await rule.AskAsync(TermsKit.Ct));
    }

    [Fact]
    public async Task A_sentence_that_is_gone_says_so_until_the_pin_is_let_go()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);
        var pin = kit.Get<PinSentence>();
        await pin.AddAsync(id, SampleTerms.Retention, "ana@example.com", TermsKit.Ct);

        web.Text("/terms", SampleTerms.Page(retention: ""), Html);
        await kit.PollWhenDueAsync(id);
        await kit.PollWhenDueAsync(id);

        var broken = Assert.Single(await kit.Get<WatchesQuery>().BrokenAsync(TermsKit.Ct));
        Assert.Equal((WatchState.Gone, null), (broken.State, broken.Now));
        Assert.False(await pin.TakeNewWordingAsync(broken.Id, TermsKit.Ct));
        Assert.True(await pin.RemoveAsync(broken.Id, TermsKit.Ct));
        Assert.Empty(await kit.Get<WatchesQuery>().BrokenAsync(TermsKit.Ct));
    }

    [Fact]
    public async Task A_neighbour_that_stood_there_all_along_is_not_the_new_wording()
    {
        const string Keys = "You must not share your keys.";
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);
        await kit.Get<PinSentence>().AddAsync(id, Keys, "ana@example.com", TermsKit.Ct);

        // "You must not overload the service." has half of its words.
        web.Text("/terms", SampleTerms.Page().Replace($"<li>{Keys}</li>", "", StringComparison.Ordinal), Html);
        await kit.PollWhenDueAsync(id);
        await kit.PollWhenDueAsync(id);

        var broken = Assert.Single(await kit.Get<WatchesQuery>().BrokenAsync(TermsKit.Ct));
        Assert.Equal((WatchState.Gone, null), (broken.State, broken.Now));
    }

    [Fact]
    public async Task The_new_wording_can_be_taken_as_the_one_relied_on()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);
        await kit.Get<PinSentence>().AddAsync(id, SampleTerms.Retention, "ana@example.com", TermsKit.Ct);
        web.Text("/terms", SampleTerms.Page(retention: Otherwise), Html);
        await kit.PollWhenDueAsync(id);
        await kit.PollWhenDueAsync(id);

        Assert.True(await kit.Get<PinSentence>().TakeNewWordingAsync((await kit.Get<WatchesQuery>().BrokenAsync(TermsKit.Ct))[0].Id, TermsKit.Ct));

        var row = Assert.Single(await kit.Get<WatchesQuery>().ListAsync(id, TermsKit.Ct));
        Assert.Equal((Otherwise, WatchState.Holds), (row.Sentence, row.State));
    }

    [Fact]
    public async Task Only_what_the_document_says_can_be_pinned_and_only_once()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        var pin = kit.Get<PinSentence>();

        Assert.IsType<SaveOutcome.Refused>(await pin.AddAsync(id, SampleTerms.Retention, "ana", TermsKit.Ct));
        await kit.PollWhenDueAsync(id);
        Assert.IsType<SaveOutcome.Refused>(await pin.AddAsync(id, "We never change our prices for anybody.", "ana", TermsKit.Ct));
        Assert.IsType<SaveOutcome.Refused>(await pin.AddAsync(id, "your data", "ana", TermsKit.Ct));
        // A part of a sentence is as good as the whole.
        Assert.IsType<SaveOutcome.Saved>(await pin.AddAsync(id, "within 30 days unless you ask", "ana", TermsKit.Ct));
        Assert.IsType<SaveOutcome.Refused>(await pin.AddAsync(id, "Within 30 days, unless you ask", "ana", TermsKit.Ct));
        Assert.IsType<SaveOutcome.Refused>(await pin.AddAsync(id + 1, SampleTerms.Retention, "ana", TermsKit.Ct));
        Assert.Equal(TermsState.Fresh, (await kit.RowAsync(id)).State);
    }
}
