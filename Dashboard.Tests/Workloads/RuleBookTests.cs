using Dashboard.Core.Workloads;

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Dashboard.Tests.Workloads;

/// <summary>Every rule that matches, in the order in which they are asked.</summary>
public sealed class RuleBookTests
{
    private static readonly string?[] Values = [null, "", "shop", "shop-eu", "SHOP", "shop,night", "x"];
    private static readonly string[] Patterns = ["shop", "shop*", "*eu", "night", "*o*", "X", "shop-*"];

    private static readonly Gen<RuleLine> Rule =
        from workload in Gen.Elements("a", "b", "c")
        from kind in Gen.Elements(Enum.GetValues<RuleKind>())
        from pattern in Gen.Elements(Patterns)
        from order in Gen.Choose(0, 2)
        select new RuleLine(new WorkloadKey(workload), kind, pattern, order);

    private static readonly Gen<AttributionFacts> Facts =
        from values in Gen.ArrayOf(Gen.Elements(Values), 5)
        select new AttributionFacts(values[0], values[1], values[2], values[3], values[4]);

    [Property(MaxTest = 500)]
    public Property The_first_that_matches_is_the_one_that_attribution_takes() => Prop.ForAll(
        Arb.From(from rules in Gen.ArrayOf(Rule) from facts in Gen.ArrayOf(Facts, 8) select (rules, facts)), given =>
        {
            var (book, attribution) = (new RuleBook(given.rules), new Attribution(given.rules));
            Assert.All(given.facts, facts =>
            {
                var matching = book.Matching(facts);
                Assert.Equal(matching.Order().Distinct(), matching);
                Assert.Equal(attribution.For(facts), matching.Count == 0 ? null : book.Ordered[matching[0]].Workload);
                // Each of them would match alone, and no other would.
                Assert.Equal(
                    book.Ordered.Select((rule, rank) => (rule, rank)).Where(r => new Attribution([r.rule]).For(facts) is not null).Select(r => r.rank),
                    matching);
            });
        });
}
