using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Risk.Scenarios;

/// <summary>The worked example of the docs: figures that can be reckoned by hand.</summary>
public sealed class ScenarioEngineTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    // USD for a million tokens read and written.
    internal static readonly ModelCatalogue Catalogue = new(new CatalogueData(
        "2026-07-02",
        SmallWorld.Catalogue.Providers,
        [
            new(ModelKey.Parse("anthropic/claude-opus-4-6")!.Value, "Claude", false, Context: 1_000_000, Input: Modalities.Text | Modalities.Image, ToolCalls: true),
            new(ModelKey.Parse("deepseek/deepseek-v3")!.Value, "DeepSeek", true, Context: 128_000, Input: Modalities.Text, ToolCalls: true),
            new(ModelKey.Parse("mistral/mistral-large")!.Value, "Mistral", false),
        ],
        [
            At("anthropic", "claude-opus-4-6", "anthropic/claude-opus-4-6", 5m, 25m), At("nebius", "deepseek-v3", "deepseek/deepseek-v3", 0.5m, 1.5m),
            At("mistral", "mistral-large", "mistral/mistral-large", 2m, 6m),
        ],
        new Dictionary<string, ModelKey>()));

    internal static readonly RiskFacts Facts = RiskFacts.None(Today) with
    {
        Workloads = [new("bot", "Support bot", Criticality.Critical), new("batch", "Nightly batch", Criticality.Low), new("lost", "Side project")],
        Routes =
        [
            new("bot", "main", [new(TargetRole.Primary, "claude-opus-4-6", "anthropic"), new(TargetRole.Fallback, "deepseek-v3", "nebius")]),
            new("batch", "main", [new(TargetRole.Primary, "mistral-large", "mistral")]),
        ],
        // 40 million tokens read, 8 million written: 40 × 5 + 8 × 25 = 400 USD.
        Month =
        [
            Seen("bot", "anthropic", "anthropic/claude-opus-4-6", 40_000_000, 8_000_000, 400m), Seen("batch", "mistral", "mistral/mistral-large", 10_000_000, 5_000_000, 50m),
            Seen(null, "anthropic", "anthropic/claude-opus-4-6", 1_000_000, 0, 5m),
        ],
    };

    [Fact]
    public void The_cost_of_moving_is_reckoned_from_todays_tokens_at_the_stand_ins_price()
    {
        var answer = Play(["provider:anthropic"]);

        var bot = answer.Workloads[0];
        Assert.Equal((Outcome.Moves, "anthropic/claude-opus-4-6", "nebius/deepseek-v3"), (bot.Outcome, bot.From, bot.Via));
        // 40 × 0.5 + 8 × 1.5 = 32 instead of 400.
        Assert.Equal(-368m, bot.CostDeltaUsd);
        Assert.Equal(["context (1,000,000 to 128,000 tokens)", "image input"], bot.Lost);
        Assert.Equal("Support bot moves from anthropic/claude-opus-4-6 to nebius/deepseek-v3.", bot.Reason);
        Assert.Equal((Outcome.Stays, 0m), (answer.Workloads[1].Outcome, answer.Workloads[1].CostDeltaUsd));
        Assert.Equal(Outcome.Unknown, answer.Workloads[2].Outcome);
        Assert.Equal("No route of Side project is known, so nobody can say what stands in.", answer.Workloads[2].Reason);
        // Only what belongs to no workload is lost with Anthropic.
        Assert.Equal((5m, 5m, -368m), (answer.SpendAtRiskUsd, answer.LooseAtRiskUsd, answer.CostDeltaUsd));
        Assert.Equal(["bot"], answer.OpenWeightSurvivors);
    }

    [Fact]
    public void What_stops_is_spend_at_risk_and_has_no_cost_of_moving()
    {
        var answer = Play(["bloc:eu"]);

        var batch = answer.Workloads[1];
        Assert.Equal((Outcome.Stops, null, 0m, 50m), (batch.Outcome, batch.Via, batch.CostDeltaUsd, batch.SpendAtRiskUsd));
        Assert.Equal("Nightly batch stops: mistral/mistral-large is its only target.", batch.Reason);
        Assert.Equal(50m, answer.SpendAtRiskUsd);
        // The bot's fallback is gone, its primary is not.
        Assert.Equal(Outcome.Stays, answer.Workloads[0].Outcome);
    }

    [Fact]
    public void Several_switches_act_together()
    {
        var answer = Play(["provider:anthropic", "host:nebius"], ["provider:mistral=3"]);

        Assert.Equal(Outcome.Stops, answer.Workloads[0].Outcome);
        Assert.Equal(100m, answer.Workloads[1].CostDeltaUsd);
        Assert.Equal((405m, 100m), (answer.SpendAtRiskUsd, answer.CostDeltaUsd));
    }

    [Fact]
    public void A_dearer_provider_moves_nobody_and_costs_its_factor_everywhere()
    {
        var answer = Play([], ["provider:anthropic=2"]);

        Assert.All(answer.Workloads, w => Assert.Equal(Outcome.Stays, w.Outcome));
        Assert.Equal((0m, 405m), (answer.SpendAtRiskUsd, answer.CostDeltaUsd));
    }

    [Fact]
    public void What_has_no_price_makes_the_cost_unknown_and_is_counted_at_risk()
    {
        var facts = Facts with { Month = [Seen("bot", "anthropic", "anthropic/claude-opus-4-6", 10, 10, null), Seen("batch", "mistral", "mistral/mistral-large", 10, 10, null)] };

        Assert.Null(Play(["provider:anthropic"], facts: facts).CostDeltaUsd);
        var stopped = Play(["provider:mistral"], facts: facts);
        Assert.Equal((null, 1L), (stopped.SpendAtRiskUsd, stopped.UnpricedAtRisk));
    }

    [Fact]
    public void A_party_that_nobody_knows_is_refused_and_not_taken_for_safe()
    {
        var table = ScenarioQuery.Open(Facts, Catalogue);

        var (switches, problems) = table.Read(new(["provider:antropic", "planet:mars", "provider:bedrock"], ["host:nebius=x"], ["claude-opus-4-6=soon", "anthropic/claude-none=2027-03-01"]));

        Assert.Null(switches);
        Assert.Equal(5, problems.Count);
        Assert.Contains("Nobody here or in the catalogue is the provider \"antropic\".", problems);
        Assert.Contains("\"claude-opus-4-6=soon\" is not written as model=date, as in anthropic/claude-opus-4-6=2027-03-01.", problems);
        Assert.Equal(new Node(NodeKind.Provider, "aws"), table.Read(new(["provider:bedrock"], [], [])).Switches!.Off[0]);
    }

    [Fact]
    public void A_retired_model_is_gone_from_its_day_at_every_host_and_the_answer_names_the_day()
    {
        var answer = Play([], retired: ["claude-opus-4-6=2027-03-01"]);

        var bot = answer.Workloads[0];
        Assert.Equal((Outcome.Moves, "nebius/deepseek-v3", -368m, new DateOnly(2027, 3, 1)), (bot.Outcome, bot.Via, bot.CostDeltaUsd, bot.On));
        Assert.Equal("Support bot moves from anthropic/claude-opus-4-6 to nebius/deepseek-v3 (from 1 Mar 2027).", bot.Reason);
        Assert.Equal((Outcome.Stays, null), (answer.Workloads[1].Outcome, answer.Workloads[1].On));
        // The same model off without a day says the same without a day.
        Assert.Equal((Outcome.Moves, null), (Play(["model:anthropic/claude-opus-4-6"]).Workloads[0].Outcome, Play(["model:anthropic/claude-opus-4-6"]).Workloads[0].On));
    }

    [Fact]
    public void With_several_retirements_the_day_is_the_one_that_decides()
    {
        var both = Play([], retired: ["anthropic/claude-opus-4-6=2027-03-01", "deepseek/deepseek-v3=2027-05-01"]).Workloads[0];
        Assert.Equal((Outcome.Stops, new DateOnly(2027, 5, 1)), (both.Outcome, both.On));

        // Whatever happens to a fallback that is not reached changes nothing of when it began to be needed.
        var other = Play([], retired: ["anthropic/claude-opus-4-6=2027-03-01", "mistral/mistral-large=2027-05-01"]).Workloads[0];
        Assert.Equal((Outcome.Moves, new DateOnly(2027, 3, 1)), (other.Outcome, other.On));

        // The provider is off today, so the day of its model decides nothing.
        Assert.Null(Play(["provider:anthropic"], retired: ["anthropic/claude-opus-4-6=2027-03-01"]).Workloads[0].On);
    }

    [Fact]
    public void A_scenario_is_kept_with_its_retirements()
    {
        var draft = new ScenarioDraft("End of Claude", new(["model:mistral/mistral-large"], ["provider:openai=2"], ["anthropic/claude-opus-4-6=2027-03-01"]));
        Assert.Empty(draft.Problems());
        var back = ScenarioDraft.Of(new() { Name = draft.Name, Off = draft.OffText, Prices = draft.PricesText, SavedAt = default });

        Assert.Equal(draft.What.Off, back.What.Off);
        Assert.Equal(draft.What.Retired, back.What.Retired);
        Assert.Equal("retire[0]", Assert.Single(new ScenarioDraft("x", new([], [], ["claude=1 March"])).Problems()).Path);
    }

    [Fact]
    public void The_stress_table_puts_the_worst_first()
    {
        var rows = ScenarioQuery.Open(Facts, Catalogue).Engine.Stress();

        // The contract, the host and the bloc of the nightly batch.
        Assert.Equal(["provider:mistral", "host:mistral", "bloc:EU"], rows.TakeWhile(r => r.Stops > 0).Select(r => r.Off.ToString()));
        Assert.All(rows.Take(3), r => Assert.Equal(["Nightly batch"], r.Stopped));
        var anthropic = rows.Single(r => r.Off.ToString() == "provider:anthropic");
        Assert.Equal((1, 1, 1, 0, 5m, -368m), (anthropic.Stays, anthropic.Moves, anthropic.Unknown, anthropic.Stops, anthropic.SpendAtRiskUsd, anthropic.CostDeltaUsd));
    }

    private static ScenarioAnswer Play(string[] off, string[]? prices = null, RiskFacts? facts = null, string[]? retired = null)
    {
        var table = ScenarioQuery.Open(facts ?? Facts, Catalogue);
        var (switches, problems) = table.Read(new(off, prices ?? [], retired ?? []));
        Assert.Empty(problems);
        return table.Engine.Play(switches!);
    }

    private static Offering At(string host, string id, string model, decimal input, decimal output) => new(
        new(host), id, ModelKey.Parse(model)!.Value,
        [new(null, null, new RateSheet(new Rates(input / 1_000_000, output / 1_000_000)), new Dictionary<string, RateSheet>())]);

    private static ObservedParties Seen(string? workload, string provider, string model, long input, long output, decimal? cost) => new(
        workload, provider, null, provider, "US", "US", ModelKey.Parse(model)!.Value.Maker.Value, "US", "US", model, true, null, Today,
        new SpendFigures(1, 1, new TokenCounts(Input: input, Output: output), cost, cost is null ? 1 : 0));
}
