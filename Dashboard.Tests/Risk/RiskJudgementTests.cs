using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Risk;

public sealed class RiskJudgementTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly RiskFacts Facts = RiskFacts.None(Today) with
    {
        Workloads = [new("bot", "Support bot", Criticality.Critical), new("batch", "Nightly batch", Criticality.Low)],
    };

    [Fact]
    public void A_workload_without_a_route_is_unknown_and_names_who_was_seen()
    {
        var bot = Judge(Facts with { Month = [Seen("bot", "anthropic", requests: 90), Seen("bot", "openai", requests: 10)] }).Workloads[0];

        Assert.Equal(SingleProviderAnswer.Unknown, bot.SingleProvider);
        Assert.Contains("90 % of its usage goes to Anthropic", bot.Reason, StringComparison.Ordinal);
        Assert.Null(bot.Score);
        Assert.Contains(bot.Findings, f => f is { Code: "no-route", Level: Level.Unknown });
    }

    [Fact]
    public void Traffic_to_two_providers_is_evidence_and_not_cover()
    {
        var bot = Judge(With(Primary("claude-opus-4-6", "anthropic")) with { Month = [Seen("bot", "anthropic"), Seen("bot", "openai", model: "openai/gpt-5")] }).Workloads[0];

        Assert.Equal(SingleProviderAnswer.Yes, bot.SingleProvider);
        Assert.Contains(bot.DependsOn, d => d is { Kind: NodeKind.Provider, Id: "anthropic", Name: "Anthropic", Decides: true });
        Assert.Contains(bot.Findings, f => f is { Code: "single-provider", Level: Level.Critical });
        Assert.Contains(bot.Findings, f => f.Code == "no-fallback");
        Assert.Contains(bot.Findings, f => f.Code == "outside-route" && f.Message.Contains("openai/gpt-5", StringComparison.Ordinal));
        Assert.Equal(Cover.No, bot.OpenWeightCover);
    }

    [Fact]
    public void Open_weights_in_another_bloc_take_the_flag_away()
    {
        var bot = Judge(With(Primary("claude-opus-4-6", "anthropic"), Fallback("deepseek-v3", "nebius")) with { Month = [Seen("bot", "anthropic")] }).Workloads[0];

        Assert.Equal(SingleProviderAnswer.No, bot.SingleProvider);
        Assert.Empty(bot.DependsOn);
        Assert.Empty(bot.Remedies);
        Assert.Equal(Cover.Yes, bot.OpenWeightCover);
        Assert.Equal(0, bot.Factors["fallbackGap"].Value);
        Assert.Equal(0.5, bot.Factors["jurisdiction"].Value);
        Assert.Contains(bot.Findings, f => f.Code == "untested-fallback");
    }

    [Fact]
    public void A_fallback_says_on_which_day_it_was_last_called_or_that_it_never_was()
    {
        var route = With(Primary("claude-opus-4-6", "anthropic"), Fallback("deepseek-v3", "nebius"));
        WorkloadRisk Bot(params ObservedParties[] years) => Judge(route with { Month = [Seen("bot", "anthropic")], Years = years }).Workloads[0];
        string Untested(WorkloadRisk bot) => bot.Findings.Single(f => f.Code == "untested-fallback").Message;
        var then = Seen("bot", "nebius", model: "deepseek/deepseek-v3") with { LastDay = new(2026, 3, 3) };

        Assert.Contains("has never called its fallback nebius/deepseek-v3 as far as its usage is known", Untested(Bot()), StringComparison.Ordinal);
        // Another workload's call, and the same model elsewhere, test nothing.
        Assert.Contains("has never called", Untested(Bot(then with { Workload = "batch" }, then with { Host = "openrouter" })), StringComparison.Ordinal);
        var bot = Bot(then, then with { LastDay = new(2025, 12, 1) });
        Assert.EndsWith("last called its fallback nebius/deepseek-v3 on 3 Mar 2026, more than 90 days ago.", Untested(bot), StringComparison.Ordinal);
        Assert.Equal(("nebius/deepseek-v3", 1, new DateOnly(2026, 3, 3), false), (bot.Fallbacks[0].Target, bot.Fallbacks[0].Position, bot.Fallbacks[0].TestedOn, bot.Fallbacks[0].Tested));

        var tested = Judge(route with { Month = [Seen("bot", "anthropic")], Quarter = [then with { LastDay = Today }] }).Workloads[0];
        Assert.DoesNotContain(tested.Findings, f => f.Code == "untested-fallback");
        Assert.Equal((Today, true), (tested.Fallbacks[0].TestedOn, tested.Fallbacks[0].Tested));
    }

    [Fact]
    public void Open_weights_behind_the_same_gateway_cover_nothing()
    {
        var bot = Judge(With(
            new TargetDraft(TargetRole.Primary, "claude-opus-4-6", "anthropic", "openrouter"), new TargetDraft(TargetRole.Fallback, "deepseek-v3", "nebius", "openrouter"))).Workloads[0];

        Assert.Equal(SingleProviderAnswer.Yes, bot.SingleProvider);
        Assert.Equal(Cover.No, bot.OpenWeightCover);
        Assert.Equal(0.8, bot.Factors["fallbackGap"].Value);
    }

    [Fact]
    public void The_score_is_the_worst_that_ignorance_allows()
    {
        var facts = With(Primary("claude-opus-4-6", "anthropic"), Fallback("deepseek-v3", "nebius")) with
        {
            Month = [Seen("bot", "anthropic")],
            Listed = [new("anthropic", "claude-opus-4-6", default, default, null, null, Today.AddDays(90), null)],
        };

        var bot = Judge(facts).Workloads[0];

        // 0.20 × 0.5 lifecycle + 0.15 × 1 concentration + 0.15 × 0.5 jurisdiction; terms and status are not known.
        Assert.Equal([32.5, 47.5], bot.ScoreRange);
        Assert.Equal(47.5, bot.Score);
        Assert.Null(bot.Factors["terms"].Value);
        Assert.Contains(bot.Findings, f => f is { Code: "retiring-model", Level: Level.Medium });
    }

    [Fact]
    public void A_party_of_a_bloc_that_is_not_allowed_is_found_and_so_is_one_nobody_knows()
    {
        var facts = Facts with
        {
            Workloads = [new("bot", "Support bot", AllowedBlocs: ["EU"])],
            Routes = [new("bot", "main", [Primary("mistral-large", "mistral"), Fallback("gpt-5", "openai"), Fallback("mistral-large", "acme")])],
        };

        var findings = Judge(facts).Workloads[0].Findings;

        Assert.Contains(findings, f => f.Code == "bloc-not-allowed" && f.Message.Contains("openai/gpt-5 depends on a company of the US bloc", StringComparison.Ordinal));
        Assert.Contains(findings, f => f is { Code: "bloc-unknown", Level: Level.Unknown });
    }

    [Fact]
    public void A_vanished_model_is_a_finding_and_the_worst_lifecycle()
    {
        var gone = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);
        var bot = Judge(With(Primary("claude-opus-4-6", "anthropic")) with
        {
            Listed = [new("anthropic", "claude-opus-4-6", default, default, gone, gone, null, null)],
        }).Workloads[0];

        Assert.Equal(1, bot.Factors["lifecycle"].Value);
        Assert.Contains(bot.Findings, f => f.Code == "vanished-model");
    }

    [Fact]
    public void Concentration_names_what_is_direct_ours_and_unknown()
    {
        var answer = Judge(Facts with
        {
            Month = [Seen("bot", "anthropic", cost: 60), Seen("bot", null, cost: 20), Seen("batch", "vllm", cost: 20) with { HostCountry = null, HostBloc = null }],
        });

        var provider = Line(answer, ConcentrationKey.Provider);
        Assert.Equal([("anthropic", 0.6), ("vllm", 0.2), (null, 0.2)], provider.Shares.Select(s => (s.Id, s.Part)));
        Assert.Equal([4_000, 6_800], provider.HhiRange!);
        Assert.Equal((6_800, ConcentrationBand.High), (provider.Hhi, provider.Band));
        // 60 % is the limit; whether the unknown fifth belongs to Anthropic decides.
        Assert.Null(provider.OverLimit);
        Assert.Contains(answer.Findings, f => f is { Code: "limit-unknown", Level: Level.Unknown });

        Assert.Equal(new LargestShare("direct", 1, Own: false), Line(answer, ConcentrationKey.Gateway).Largest);
        Assert.False(Line(answer, ConcentrationKey.Gateway).OverLimit);
        Assert.Contains(Line(answer, ConcentrationKey.Jurisdiction).Shares, s => s is { Id: "own", Own: true });
    }

    [Fact]
    public void Workloads_weigh_by_criticality_and_an_unseen_one_is_unknown()
    {
        var line = Line(Judge(Facts with { Month = [Seen("bot", "anthropic", requests: 1)] }), ConcentrationKey.Provider, ConcentrationBasis.Workloads);

        Assert.Equal(8 / 9d, line.Shares[0].Part, 9);
        Assert.Equal(1 / 9d, line.UnknownShare, 9);
        Assert.True(line.OverLimit);
    }

    [Fact]
    public void A_limit_that_the_policy_sets_decides_and_no_limit_never_does()
    {
        var month = new[] { Seen("bot", "anthropic", cost: 70), Seen("bot", "openai", cost: 30) };
        RiskFacts Limited(double? part) => Facts with
        {
            Month = month,
            Policy = new(new Dictionary<ConcentrationKey, double?> { [ConcentrationKey.Provider] = part }),
        };

        Assert.True(Line(Judge(Limited(0.6)), ConcentrationKey.Provider).OverLimit);
        Assert.False(Line(Judge(Limited(0.7)), ConcentrationKey.Provider).OverLimit);
        Assert.False(Line(Judge(Limited(null)), ConcentrationKey.Provider).OverLimit);
    }

    [Fact]
    public void One_party_over_the_limit_in_several_roles_is_one_finding_for_each_basis()
    {
        var findings = Judge(Facts with { Month = [Seen("bot", "anthropic"), Seen("batch", "anthropic")] }).Findings;

        Assert.Contains(findings, f => f.Message == "Anthropic has 100 % of the dollars spent, counted by who bills us, who trained the models and who serves them; the policy allows 60 %.");
        Assert.Equal(3, findings.Count(f => f.Message.StartsWith("Anthropic", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_wrong_with_a_route_by_itself_is_said_of_its_workload()
    {
        var behind = With(new TargetDraft(TargetRole.Primary, "claude-opus-4-6", "anthropic", "openrouter"), new TargetDraft(TargetRole.Fallback, "deepseek-v3", "nebius", "openrouter"));

        Assert.Contains(Judge(behind).Workloads[0].Findings, f => f is { Code: "same-gateway", Level: Level.High, Message: "Every target of Support bot goes through OpenRouter: when that gateway is gone, so are they all." });
        Assert.Contains(Judge(With(Primary("claude-opus-4-6", "anthropic"), Fallback("deepseek-v3", "nebius"))).Workloads[0].Findings, f => f.Code == "crosses-bloc");
        // Within a policy somebody has decided.
        var allowed = With(Primary("claude-opus-4-6", "anthropic"), Fallback("deepseek-v3", "nebius")) with { Workloads = [new("bot", "Support bot", AllowedBlocs: ["US", "EU"])] };
        Assert.DoesNotContain(Judge(allowed).Workloads[0].Findings, f => f.Code is "crosses-bloc" or "bloc-not-allowed");
    }

    [Fact]
    public void What_would_help_is_the_smallest_move_that_keeps_the_limit_and_its_figures_are_what_comes_of_it()
    {
        var facts = Facts with
        {
            Routes = [new("batch", "main", [Primary("claude-opus-4-6", "anthropic"), Fallback("mistral-large", "mistral")])],
            Month = [Seen("bot", "anthropic", cost: 40), Seen("batch", "anthropic", cost: 40), Seen("bot", "openai", cost: 20)],
        };

        var help = Judge(facts).Helps[0];

        // 80 % must come down to 60 %: half of the batch. 60² + 20² + 20² = 4,400 instead of 80² + 20² = 6,800.
        Assert.Equal(("batch", "mistral", 50, 20m, 4_400, true), (help.Workload, help.To, help.Percent, help.MovedUsd, help.After, help.Reaches));
        Assert.Equal("Moving 50 % of Nightly batch ($20.00 in 30 days) from Anthropic to Mistral, its fallback, brings the index by provider from 6,800 to 4,400 (medium) and Anthropic to the 60 % that the policy allows.", help.Sentence);
        Assert.Empty(Judge(facts with { Month = [.. new[] { "a", "b", "c", "d", "e" }.Select(p => Seen("bot", p))] }).Helps);
    }

    [Fact]
    public void What_has_no_price_shows_as_the_priced_share()
    {
        var answer = Judge(Facts with { Month = [Seen("bot", "anthropic"), Seen("bot", "openai") with { Figures = new(3, 3, default, null, 3) }] });

        Assert.Equal(0.25, Line(answer, ConcentrationKey.Provider).PricedShare);
        Assert.Null(Line(answer, ConcentrationKey.Provider, ConcentrationBasis.Requests).PricedShare);
    }

    private static RiskAnswer Judge(RiskFacts facts) => RiskQuery.Judge(facts, SmallWorld.Catalogue);

    private static RiskFacts With(params TargetDraft[] targets) => Facts with { Routes = [new("bot", "main", targets)] };

    private static TargetDraft Primary(string model, string host) => new(TargetRole.Primary, model, host);

    private static TargetDraft Fallback(string model, string host) => new(TargetRole.Fallback, model, host);

    private static ConcentrationLine Line(RiskAnswer answer, ConcentrationKey key, ConcentrationBasis basis = ConcentrationBasis.Spend) =>
        answer.Concentration.Single(c => c.Key == key && c.Basis == basis);

    private static ObservedParties Seen(string workload, string? provider, long requests = 1, decimal cost = 1, string? model = null) => new(
        workload, provider, null, provider, provider is null ? null : "US", provider is null ? null : "US", provider, "US", "US",
        model ?? "anthropic/claude-opus-4-6", true, false, Today, new SpendFigures(1, requests, default, cost, 0));
}
