using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Findings;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Risk.Findings;

public sealed class TrafficFindingsTests
{
    private static readonly WorkloadDraft Bot = new("bot", "Support bot");

    [Fact]
    public void Another_main_model_than_before_is_told_with_both_names()
    {
        var found = Assert.Single(Of([Seen("openai/gpt-5", 60), Seen("anthropic/claude-opus-4-6", 40)], [Seen("anthropic/claude-opus-4-6", 90)]));

        Assert.Equal("primary-changed", found.Code);
        Assert.StartsWith("Support bot runs on ", found.Message, StringComparison.Ordinal);
        Assert.Contains("60 %", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_main_model_before_or_now_is_no_change()
    {
        Assert.Empty(Of([Seen("openai/gpt-5", 40), Seen("x/y", 30), Seen("x/z", 30)], [Seen("anthropic/claude-opus-4-6", 90)]));
        Assert.Empty(Of([Seen("openai/gpt-5", 40)], []));
        Assert.Empty(Of([Seen("openai/gpt-5", 40)], [Seen("openai/gpt-5", 90)]));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(-1, 0)]
    public void A_model_called_within_a_day_of_its_release_is_told(int days, int findings)
    {
        var released = new DateOnly(2026, 11, 10);
        var catalogue = new ModelCatalogue(new CatalogueData("2026-11-20", [], [new(ModelKey.Parse("openai/gpt-9")!.Value, "GPT-9", false, Released: released)], [], new Dictionary<string, ModelKey>()));
        var seen = Seen("openai/gpt-9", 5) with { FirstDay = released.AddDays(days) };

        Assert.Equal(findings, TrafficFindings.Of(Bot, [seen], [], catalogue).Count(f => f.Code == "adopted-at-once"));
    }

    private static List<Core.Risk.Finding> Of(IReadOnlyList<ObservedParties> month, IReadOnlyList<ObservedParties> before) =>
        [.. TrafficFindings.Of(Bot, month, before, SmallWorld.Catalogue)];

    private static ObservedParties Seen(string model, long requests) => new(
        "bot", "openai", null, "openai", "US", "US", "openai", "US", "US", model, true, false, new(2026, 11, 20), SpendFigures.None with { Requests = requests, Entries = requests });
}
