using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Workloads;

namespace Dashboard.Tests.Usage.Analytics;

public sealed class SpendQueryTests : IDisposable
{
    private const string Rows = """
        request_id,api_key,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider,request_tags
        1,k-shop,0.50,100,10,2026-02-20 10:00:00,gpt-5-mini,openai,"[""shop""]"
        2,k-shop,1.00,200,20,2026-03-02 10:00:00,gpt-5-mini,openai,"[""shop""]"
        3,k-shop,2.00,300,30,2026-03-03 10:00:00,claude-haiku-4-5,bedrock,"[""shop""]"
        4,k-lab,,400,40,2026-03-09 10:00:00,house-model,vllm,"[""lab"",""night""]"
        5,k-lab,4.00,500,50,2026-03-09 11:00:00,deepseek-chat,deepseek,"[""night"",""lab""]"
        """;

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData(SpendKey.Provider, "deepseek 4.00, amazon 2.00, openai 1.00, vllm ?")]
    [InlineData(SpendKey.Host, "deepseek 4.00, amazon-bedrock 2.00, openai 1.00, vllm ?")]
    [InlineData(SpendKey.Maker, "deepseek 4.00, anthropic 2.00, openai 1.00, - ?")]
    [InlineData(SpendKey.Model, "deepseek/deepseek-chat 4.00, anthropic/claude-haiku-4-5 2.00, openai/gpt-5-mini 1.00, house-model ?")]
    [InlineData(SpendKey.Bloc, "CN 4.00, US 3.00, - ?")]
    [InlineData(SpendKey.Jurisdiction, "CN 4.00, US 3.00, - ?")]
    [InlineData(SpendKey.Gateway, "litellm 7.00")]
    [InlineData(SpendKey.Key, "k-lab 4.00, k-shop 3.00")]
    [InlineData(SpendKey.Week, "2026-03-02 3.00, 2026-03-09 4.00")]
    [InlineData(SpendKey.Month, "2026-03 7.00")]
    [InlineData(SpendKey.Connection, "litellm 7.00")]
    [InlineData(SpendKey.Workload, "- 7.00")]
    public async Task Breaks_down_by_any_key_and_keeps_the_unpriced_apart(SpendKey key, string expected)
    {
        await _house.ImportTextAsync("a.csv", Rows);

        var spend = await _house.SpendAsync("2026-03-01", "2026-04-01", key);

        Assert.Equal(expected, string.Join(", ", spend.Rows.Select(r => $"{r.Keys[0] ?? "-"} {r.Figures.CostUsd?.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture) ?? "?"}")));
        Assert.Equal((4L, 7.00m, 1L), (spend.Totals.Requests, spend.Totals.CostUsd, spend.Totals.UnpricedEntries));
        Assert.Equal(spend.Totals.Entries, spend.Rows.Sum(r => r.Figures.Entries));
    }

    [Fact]
    public async Task Best_is_reported_where_there_is_a_figure_and_computed_elsewhere_and_never_both()
    {
        await _house.ImportTextAsync("a.csv", """
            request_id,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider
            1,9.00,1000000,0,2026-03-02 10:00:00,gpt-5-mini,openai
            2,,1000000,0,2026-03-02 10:00:00,gpt-5-mini,openai
            """);

        async Task<(decimal?, long)> Ask(SpendBasis basis)
        {
            var question = new SpendQuestion(new Period(UsageHouse.Day("2026-03-02"), UsageHouse.Day("2026-03-03")), [], basis);
            var totals = (await _house.Get<SpendQuery>().AskAsync(question, UsageHouse.Ct)).Totals;
            return (totals.CostUsd, totals.UnpricedEntries);
        }

        Assert.Equal((0.50m, 0L), await Ask(SpendBasis.Computed));
        Assert.Equal((9.00m, 1L), await Ask(SpendBasis.Reported));
        Assert.Equal((9.25m, 0L), await Ask(SpendBasis.Best));
    }

    [Fact]
    public async Task Changed_rules_move_all_history_by_touching_series_only()
    {
        await _house.ImportTextAsync("a.csv", Rows);
        var before = await _house.SnapshotAsync();
        await _house.Get<SaveWorkload>().RunAsync(new WorkloadDraft("shop", "Shop", Rules: [new(RuleKind.Tag, "shop")]), UsageHouse.Ct);
        await _house.Get<SaveWorkload>().RunAsync(new WorkloadDraft("lab", "Lab", Rules: [new(RuleKind.Tag, "lab")]), UsageHouse.Ct);

        Assert.Equal(4, await _house.Get<ReattributeSeries>().RunAsync(UsageHouse.Ct));
        Assert.Equal(0, await _house.Get<ReattributeSeries>().RunAsync(UsageHouse.Ct));

        var spend = await _house.SpendAsync("2026-02-01", "2026-04-01", SpendKey.Workload);
        Assert.Equal(["lab 2", "shop 3"], spend.Rows.Select(r => $"{r.Keys[0]} {r.Figures.Requests}"));
        Assert.Equal(before, await _house.SnapshotAsync());
    }

    [Fact]
    public async Task The_period_before_stands_beside_each_group_also_when_one_of_them_is_gone()
    {
        await _house.ImportTextAsync("a.csv", Rows);

        var changes = await _house.Get<SpendQuery>().CompareAsync(
            new SpendQuestion(new Period(UsageHouse.Day("2026-03-03"), UsageHouse.Day("2026-03-15")), [SpendKey.Host]), UsageHouse.Ct);

        Assert.Equal(
            ["deepseek 4.00 ", "amazon-bedrock 2.00 ", "vllm  ", "openai  1.50"],
            changes.Select(c => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{c.Keys[0]} {c.Now?.CostUsd:0.00} {c.Before?.CostUsd:0.00}")));
    }

    [Fact]
    public async Task Models_parties_and_freshness_are_told_from_what_was_seen()
    {
        await _house.ImportTextAsync("a.csv", Rows);
        var march = new Period(UsageHouse.Day("2026-03-01"), UsageHouse.Day("2026-04-01"));

        var models = await _house.Get<ModelsInUseQuery>().ListAsync(march, UsageHouse.Ct);
        Assert.Equal(
            ["deepseek/deepseek-chat@deepseek True 2026-03-09", "anthropic/claude-haiku-4-5@amazon-bedrock True 2026-03-03", "openai/gpt-5-mini@openai True 2026-03-02", "house-model@vllm False 2026-03-09"],
            models.Select(m => $"{m.Name}@{m.Host} {m.Model is not null} {m.LastDay:yyyy-MM-dd}"));

        var bedrock = (await _house.Get<ObservedPartiesQuery>().ListAsync(march, UsageHouse.Ct)).Single(p => p.Host == "amazon-bedrock");
        Assert.Equal(("amazon", "litellm", "anthropic", "US", "US"), (bedrock.Contract, bedrock.Gateway, bedrock.Maker, bedrock.HostBloc, bedrock.MakerCountry));

        var fresh = Assert.Single(await _house.Get<UsageFreshnessQuery>().ListAsync(UsageHouse.Ct));
        Assert.Equal(("litellm", UsageHouse.Day("2026-02-20"), UsageHouse.Day("2026-03-09"), false), (fresh.Name, fresh.FirstDay, fresh.LastDay, fresh.ImportRunning));
        Assert.NotNull(fresh.LastImport);
    }

    [Fact]
    public void Every_key_can_be_named_on_the_command_line()
    {
        Assert.Equal(SpendKey.OpenWeights, SpendKeys.Parse("openWeights"));
        Assert.Null(SpendKeys.Parse("3"));
        Assert.Null(SpendKeys.Parse("nothing"));
        Assert.All(Enum.GetValues<SpendKey>(), k => Assert.Equal(k, SpendKeys.Parse(k.Name())));
    }
}
