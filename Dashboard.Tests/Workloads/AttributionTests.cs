using Dashboard.Core.Workloads;

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Dashboard.Tests.Workloads;

public sealed class AttributionTests
{
    private static readonly WorkloadKey Bot = new("support-bot"), Batch = new("nightly-batch"), Rest = new("everything-else");

    [Fact]
    public void Usage_that_no_rule_knows_is_unattributed()
    {
        var attribution = new Attribution([new(Bot, RuleKind.Key, "sk-bot")]);

        Assert.Null(attribution.For(new(ApiKey: "sk-other", Project: "sk-bot")));
        Assert.Null(attribution.For(new()));
        Assert.Null(Attribution.None.For(new(ApiKey: "sk-bot")));
    }

    [Fact]
    public void A_lower_order_is_asked_first_whatever_its_kind()
    {
        var attribution = new Attribution([new(Rest, RuleKind.Key, "sk-1", 10), new(Batch, RuleKind.Model, "gpt-*", 5)]);

        Assert.Equal(Batch, attribution.For(new(ApiKey: "sk-1", Model: "gpt-5")));
        Assert.Equal(Rest, attribution.For(new(ApiKey: "sk-1", Model: "claude")));
    }

    [Fact]
    public void Of_one_order_a_whole_value_beats_a_pattern_and_the_closer_pattern_beats_the_wider()
    {
        var attribution = new Attribution(
        [
            new(Rest, RuleKind.Project, "s*"), new(Bot, RuleKind.Project, "support-*"), new(Batch, RuleKind.Service, "cron"),
        ]);

        Assert.Equal(Bot, attribution.For(new(Project: "support-eu")));
        Assert.Equal(Rest, attribution.For(new(Project: "sales")));
        Assert.Equal(Batch, attribution.For(new(Project: "support-eu", Service: "cron")));
    }

    [Fact]
    public void Any_of_several_tags_may_be_meant()
    {
        var attribution = new Attribution([new(Bot, RuleKind.Tag, "team:support"), new(Batch, RuleKind.Tag, "x,y", -1)]);

        Assert.Equal(Bot, attribution.For(new(Tag: "prod, team:support")));
        Assert.Equal(Batch, attribution.For(new(Tag: "x,y")));
        Assert.Null(attribution.For(new(Project: "prod,team:support")));
    }

    [Fact]
    public void The_fingerprint_follows_the_rules_in_effect_and_not_their_sequence()
    {
        RuleLine one = new(Bot, RuleKind.Key, "a"), two = new(Batch, RuleKind.Tag, "b*");

        Assert.Equal(new Attribution([one, two]).Fingerprint, new Attribution([two, one]).Fingerprint);
        Assert.NotEqual(new Attribution([one]).Fingerprint, new Attribution([one, two]).Fingerprint);
        Assert.NotEqual(new Attribution([one]).Fingerprint, new Attribution([one with { Workload = Batch }]).Fingerprint);
    }

    [Property(MaxTest = 500)]
    public Property Agrees_with_asking_every_rule_in_turn()
    {
        var pattern = Gen.Elements("a", "b", "ab", "a*", "*b", "*a*", "ab*");
        var rules = (from kind in Gen.Elements(Enum.GetValues<RuleKind>())
                     from text in pattern
                     from order in Gen.Choose(0, 2)
                     from workload in Gen.Elements(Bot, Batch, Rest)
                     select new RuleLine(workload, kind, text, order)).ArrayOf();
        var value = Gen.Elements("a", "b", "ab", "ba", "", null);
        var facts = from key in value
                    from project in value
                    from tag in value
                    from service in value
                    from model in value
                    select new AttributionFacts(key, project, tag, service, model);

        return Prop.ForAll(rules.ToArbitrary(), facts.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (given, asked, seed) =>
        {
            var shuffled = given.ToArray();
            new Random(seed).Shuffle(shuffled);
            var one = new Attribution(given).For(asked);
            return one == InTurn(given, asked) && one == new Attribution(shuffled).For(asked);
        });
    }

    private static WorkloadKey? InTurn(IEnumerable<RuleLine> rules, AttributionFacts facts)
    {
        string?[] values = [facts.ApiKey, facts.Project, facts.Tag, facts.Service, facts.Model];
        return rules
            .Where(r => values[(int)r.Kind] is { Length: > 0 } value && new Glob(r.Pattern).Matches(value))
            .OrderBy(r => (r.Order, r.Pattern.Contains('*'), r.Kind, -r.Pattern.Count(c => c != '*'), r.Pattern, r.Workload.Value))
            .Select(r => (WorkloadKey?)r.Workload)
            .FirstOrDefault();
    }
}
