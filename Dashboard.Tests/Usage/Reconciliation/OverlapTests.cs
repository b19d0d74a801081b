using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Reconciliation;
using Dashboard.Tests.Usage.Ledger;

namespace Dashboard.Tests.Usage.Reconciliation;

/// <summary>Traffic that is seen twice is told, and counts once as soon as somebody says which side is for detail.</summary>
public sealed class OverlapTests : IDisposable
{
    private const string Rows = """
        request_id,spend,prompt_tokens,completion_tokens,total_tokens,startTime,model,custom_llm_provider
        a-1,1.25,1000,10,1010,2026-03-01 10:00:00,gpt-4o,openai
        a-2,1.50,2000,20,2020,2026-03-02 10:00:00,gpt-4o,openai
        a-3,0.50,2000,20,2020,2026-03-02 10:00:00,claude-haiku-4-5,anthropic
        """;

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Two_that_see_one_account_are_told_until_one_is_kept_for_detail()
    {
        await TwiceAsync();

        var overlap = Assert.Single(await OverlapsAsync());
        Assert.Equal(("openai", 2, "gateway", "openai-usage"), (overlap.Contract, overlap.Days, overlap.Smaller.Connection, overlap.Larger.Connection));
        Assert.Equal((3030L, 2.75m), (overlap.Smaller.Tokens, overlap.Smaller.CostUsd));
        var twice = (await SpendAsync()).Tokens.Prompt;

        Assert.True(await _house.Get<SetConnectionRole>().RunAsync("gateway", ConnectionRole.Detail, UsageHouse.Ct));

        Assert.Empty(await OverlapsAsync());
        Assert.Equal((10_000L, 15_000L), ((await SpendAsync()).Tokens.Prompt, twice));
        Assert.False(await _house.Get<SetConnectionRole>().RunAsync("nobody", ConnectionRole.Detail, UsageHouse.Ct));
    }

    [Fact]
    public async Task Who_says_that_they_are_different_is_asked_no_more()
    {
        await TwiceAsync();

        await _house.Get<KeepApart>().RunAsync("openai-usage", "gateway", "ana", UsageHouse.Ct);
        await _house.Get<KeepApart>().RunAsync("gateway", "openai-usage", "ana", UsageHouse.Ct);

        Assert.Empty(await OverlapsAsync());
    }

    [Fact]
    public async Task The_same_days_at_another_provider_are_no_overlap()
    {
        await _house.ImportTextAsync("usage.json", OpenAiPage.Of(("2026-03-01", "gpt-4o", 10_000)));
        await _house.ImportTextAsync("logs.csv", string.Join('\n', Rows.Split('\n').Where(l => !l.Contains("openai", StringComparison.Ordinal))));

        Assert.Empty(await OverlapsAsync());
    }

    [Fact]
    public async Task A_role_that_changes_takes_the_charges_along()
    {
        await TwiceAsync();
        await Charges.WriteAsync(_house, "account", ("2026-03-01", 1, 9m, "USD", null), ("2026-03-02", 1, 1m, "USD", null));
        Assert.Equal(10m, (await SpendAsync()).CostUsd - 0.5m);

        await _house.Get<SetConnectionRole>().RunAsync("gateway", ConnectionRole.Detail, UsageHouse.Ct);
        Assert.Equal(10m, (await SpendAsync()).CostUsd);

        await _house.Get<SetConnectionRole>().RunAsync("account", ConnectionRole.Detail, UsageHouse.Ct);
        var only = await SpendAsync();
        Assert.Null(only.ChargedUsd);
        Assert.Equal(0, only.UnpricedEntries);
    }

    [Fact]
    public async Task A_month_is_set_beside_its_account()
    {
        await _house.ImportTextAsync("usage.json", OpenAiPage.Of(("2026-03-01", "gpt-4o", 1_000_000), ("2026-03-02", "gpt-4o", 1_000_000)));
        await Charges.WriteAsync(_house, "account", ("2026-03-01", 1, 3m, "USD", null), ("2026-03-05", 1, 4m, "USD", null));

        var result = Assert.Single(await _house.Get<ReconciliationQuery>().OfMonthAsync(UsageHouse.Day("2026-03-01"), UsageHouse.Ct));

        Assert.Equal(("openai", 7m, 5m, 2, 1), (result.Contract, result.ReportedUsd, result.ComputedUsd, result.DaysUsed, result.DaysReported));
        Assert.Equal([new(DifferenceReason.NotCovered, -2.5m), new(DifferenceReason.NoUsage, 4m), new(DifferenceReason.Prices, 0.5m)], result.Parts);
        Assert.Equal(2.5m, result.TierlessUsd);
        Assert.Empty(await _house.Get<ReconciliationQuery>().OfMonthAsync(UsageHouse.Day("2026-04-01"), UsageHouse.Ct));
    }

    private async Task TwiceAsync()
    {
        await _house.ImportTextAsync("usage.json", OpenAiPage.Of(("2026-03-01", "gpt-4o", 4_000), ("2026-03-02", "gpt-4o", 6_000)));
        await _house.ImportAsync(new ImportRequest(SourceFiles.Select([_house.Write("logs.csv", Rows)]), Connection: "gateway"));
    }

    private Task<IReadOnlyList<Overlap>> OverlapsAsync() => _house.Get<OverlapQuery>().ListAsync(null, UsageHouse.Ct);

    private async Task<SpendFigures> SpendAsync() => (await _house.SpendAsync("2026-03-01", "2026-04-01")).Totals;
}
