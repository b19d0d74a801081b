using Dashboard.Core.Alerts.Rules;
using Dashboard.Core.Configuration;
using Dashboard.Core.Configuration.Sections;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Terms.Versions;
using Dashboard.Core.Terms.Watches;
using Dashboard.Tests.Support;
using Dashboard.Tests.Terms;

namespace Dashboard.Tests.Configuration;

/// <summary>Sentences relied on, as a file says them.</summary>
public sealed class WatchesSectionTests
{
    private const string Html = "text/html; charset=utf-8";

    private const string Sources = """
        termsSources:
        - {provider: openai, name: Usage policies, kind: usage-policy, url: "https://openai.com/policies/usage-policies/", select: [main]}
        """;

    // The guide's own example: what people copy must work.
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration-as-code.md")).Split("```yaml").Single(b => b.Contains("\nwatches:", StringComparison.Ordinal)).Split("```")[0];

    [Fact]
    public async Task Watches_apply_once_and_come_back_the_same()
    {
        using var kit = new TermsKit();
        var first = await ApplyAsync(kit, $"{Sources}\n{Guide}");
        var exported = await ExportAsync(kit);

        Assert.Empty(first.Errors);
        Assert.Equal(3, first.Created);
        Assert.Equal((0, 0, 3), await ApplyAsync(kit, exported) is var again ? (again.Created, again.Changed, again.Unchanged) : default);
        Assert.Equal(exported, await ExportAsync(kit));
        using var elsewhere = new TermsKit();
        Assert.Equal(3, (await ApplyAsync(elsewhere, exported)).Created);
        Assert.All(await kit.Get<WatchesQuery>().ListAsync(sourceId: null, TermsKit.Ct), w => Assert.Equal((WatchState.NotLookedFor, "apply"), (w.State, w.AddedBy)));
    }

    [Theory]
    [InlineData("{source: \"https://example.com/other\", sentence: We do not train on your data.}", "watches[0].source", "No document is watched")]
    [InlineData("{source: \"https://openai.com/policies/usage-policies/\", select: [nav], sentence: We do not train on your data.}", "watches[0].select", "Which of the 1 watched parts")]
    [InlineData("{source: \"https://openai.com/policies/usage-policies/\", sentence: \"\"}", "watches[0].sentence", "at least 3 words")]
    [InlineData("{source: \"https://openai.com/policies/usage-policies/\", sentence: your data}", "watches[0].sentence", "at least 3 words")]
    [InlineData("{source: \"https://openai.com/policies/usage-policies/\"}", "watches[0].sentence", "is missing")]
    public async Task What_cannot_be_watched_is_refused_with_its_place(string watch, string path, string why)
    {
        using var kit = new TermsKit();

        var problem = Assert.Single((await ApplyAsync(kit, $"{Sources}\nwatches:\n- {watch}")).Errors);

        Assert.Equal(path, problem.Path);
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, await kit.CountAsync<TermsWatch>());
    }

    [Fact]
    public async Task A_sentence_as_long_as_a_book_is_refused()
    {
        using var kit = new TermsKit();
        var book = string.Concat(Enumerable.Repeat("We do not train on your data. ", 100));

        Assert.Equal("watches[0].sentence", Assert.Single((await ApplyAsync(kit, $"{Sources}\nwatches:\n- {{source: \"https://openai.com/policies/usage-policies/\", sentence: \"{book}\"}}")).Errors).Path);
    }

    [Fact]
    public async Task A_part_of_a_page_is_told_from_the_whole_of_it()
    {
        const string Url = "https://example.com/terms";
        const string Whole = $"termsSources:\n- {{provider: openai, name: Terms, kind: terms, url: \"{Url}\"}}\n- {{provider: openai, name: Terms of the API, kind: terms, url: \"{Url}\", select: [main]}}\n";
        using var kit = new TermsKit();

        Assert.Empty((await ApplyAsync(kit, $"{Whole}watches:\n- {{source: \"{Url}\", sentence: We keep your data for ever.}}\n- {{source: \"{Url}\", select: [main], sentence: We never keep your data.}}")).Errors);

        var watches = await kit.Get<WatchesQuery>().ListAsync(sourceId: null, TermsKit.Ct);
        Assert.Equal([("Terms", "We keep your data for ever."), ("Terms of the API", "We never keep your data.")], watches.Select(w => (w.Source, w.Sentence)));
        Assert.Equal(0, (await ApplyAsync(kit, await ExportAsync(kit))).Created);
    }

    [Fact]
    public async Task Nobody_is_told_before_the_first_text_and_then_what_it_does_not_say()
    {
        const string Missing = "We never look at what you send us.";
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var rule = new WatchedSentenceRule(kit.Get<WatchesQuery>(), kit.Get<ModelCatalogue>());
        var file = $"termsSources:\n- {{provider: example, name: Terms of service, kind: terms, url: \"{web.Url("/terms")}\"}}\nwatches:\n- {{source: \"{web.Url("/terms")}\", sentence: \"{SampleTerms.Retention}\"}}\n- {{source: \"{web.Url("/terms")}\", sentence: \"{Missing}\"}}";
        Assert.Empty((await ApplyAsync(kit, file)).Errors);

        Assert.Empty(await rule.AskAsync(TermsKit.Ct));
        var id = (await kit.Get<WatchesQuery>().ListAsync(sourceId: null, TermsKit.Ct))[0].SourceId;
        await kit.PollWhenDueAsync(id);

        Assert.Equal([(Missing, WatchState.NeverStood), (SampleTerms.Retention, WatchState.Holds)], (await kit.Get<WatchesQuery>().ListAsync(id, TermsKit.Ct)).Select(w => (w.Sentence, w.State)));
        Assert.Contains("does not say", Assert.Single(await rule.AskAsync(TermsKit.Ct)).Title, StringComparison.Ordinal);

        web.Text("/terms", SampleTerms.Page(retention: ""), Html);
        await kit.PollWhenDueAsync(id);
        await kit.PollWhenDueAsync(id);
        Assert.Equal([WatchState.Gone, WatchState.NeverStood], (await kit.Get<WatchesQuery>().ListAsync(id, TermsKit.Ct)).Select(w => w.State));

        web.Text("/terms", SampleTerms.Page(retention: $"{SampleTerms.Retention}</p><p>{Missing}"), Html);
        await kit.PollWhenDueAsync(id);
        await kit.PollWhenDueAsync(id);
        Assert.Empty(await rule.AskAsync(TermsKit.Ct));
    }

    [Fact]
    public async Task A_document_with_a_text_is_looked_in_at_once()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);

        await ApplyAsync(kit, $"watches:\n- {{source: \"{web.Url("/terms")}\", sentence: \"{SampleTerms.Retention}\"}}");

        Assert.Equal(WatchState.Holds, Assert.Single(await kit.Get<WatchesQuery>().ListAsync(id, TermsKit.Ct)).State);
    }

    private static Task<ApplyResult> ApplyAsync(TermsKit kit, string text) =>
        new ApplyConfiguration(kit.Store, [new TermsSection(), new WatchesSection(kit.Get<VersionTexts>())], kit.Clock).RunAsync(text, dryRun: false, TermsKit.Ct);

    private static async Task<string> ExportAsync(TermsKit kit) =>
        ConfigOutput.Yaml(await new ExportConfiguration(kit.Store, [new TermsSection(), new WatchesSection(kit.Get<VersionTexts>())]).RunAsync(TermsKit.Ct));
}
