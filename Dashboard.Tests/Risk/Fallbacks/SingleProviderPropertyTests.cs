using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Routing.Routes;

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Dashboard.Tests.Risk.Fallbacks;

/// <summary>Random graphs against an oracle that fills every gap of knowledge in every possible way.</summary>
public sealed class SingleProviderPropertyTests
{
    private static readonly NodeKind[] Kinds = [NodeKind.Provider, NodeKind.Host, NodeKind.Gateway, NodeKind.Maker, NodeKind.Bloc];

    // Two names each and many gaps: collisions and ignorance must be common, or the oracle has nothing to find.
    private static readonly Gen<TargetNeeds> Target =
        from gaps in Gen.Elements(0, 2, 2, 5)
        from answers in Gen.Choose(0, 5 + gaps).ArrayOf(Kinds.Length)
        select Needs(answers);

    private static readonly Gen<RouteNeeds> OneRoute =
        from count in Gen.Elements(1, 2, 2, 3)
        from targets in Target.ArrayOf(count)
        select new RouteNeeds("w", "r", targets);

    private static readonly Arbitrary<RouteNeeds[]> Routes =
        (from count in Gen.Elements(1, 1, 2)
         from routes in OneRoute.ArrayOf(count)
         select routes)
        .Where(routes => routes.Sum(r => r.Targets.Sum(t => t.Unknown.Count)) <= 4).ToArbitrary();

    [Property(MaxTest = 700)]
    public Property The_flag_is_what_every_way_to_fill_the_gaps_agrees_on() =>
        Prop.ForAll(Routes, routes => SingleProvider.Judge(routes).Answer == Oracle(routes));

    [Property(MaxTest = 300)]
    public Property What_stands_agrees_with_every_way_to_fill_the_gaps() => Prop.ForAll(Routes, routes => routes.All(route =>
        (from kind in Kinds from id in new[] { "a", "b" } select new Node(kind, id)).All(off =>
        {
            var ways = Ways([route]).Select(w => w[0].Any(needs => !needs.Contains(off))).Distinct().ToList();
            var expected = ways is [true] ? Stands.Yes : ways is [false] ? Stands.No : Stands.Unknown;
            return route.Without(off) == expected;
        })));

    [Property(MaxTest = 300)]
    public Property Removing_a_fallback_never_lowers_the_risk() => Prop.ForAll(Routes, routes => routes.All(route =>
        route.Targets.Count == 1 || route.Targets.All(gone =>
            SingleProvider.Judge([route with { Targets = [.. route.Targets.Where(t => !ReferenceEquals(t, gone))] }]).Answer >= SingleProvider.Judge([route]).Answer)));

    [Property(MaxTest = 300)]
    public Property Adding_an_independent_fallback_never_raises_the_risk() => Prop.ForAll(Routes, routes => routes.All(route =>
    {
        var independent = new TargetNeeds("new", Kinds.Select(k => new Node(k, "elsewhere")).ToHashSet(), new HashSet<NodeKind>(), new HashSet<Node>());
        var before = SingleProvider.Judge([route]).Answer;
        var after = SingleProvider.Judge([route with { Targets = [.. route.Targets, independent] }]).Answer;
        return after <= before && after is not SingleProviderAnswer.Yes;
    }));

    private static TargetNeeds Needs(int[] answers)
    {
        var needs = new HashSet<Node>();
        var unknown = new HashSet<NodeKind>();
        foreach (var (kind, answer) in Kinds.Zip(answers))
        {
            if (answer > 5)
                unknown.Add(kind);
            else if (kind is not NodeKind.Gateway || answer < 4)
                needs.Add(new Node(kind, answer % 2 == 0 ? "a" : "b"));
        }

        return new TargetNeeds("t", needs, unknown, new HashSet<Node>());
    }

    private static SingleProviderAnswer Oracle(RouteNeeds[] routes)
    {
        var answers = Ways(routes)
            .Select(way => way.Any(route => route.SelectMany(needs => needs).Distinct().Any(node => route.All(needs => needs.Contains(node)))))
            .Distinct().ToList();
        return answers is [true] ? SingleProviderAnswer.Yes : answers is [false] ? SingleProviderAnswer.No : SingleProviderAnswer.Unknown;
    }

    /// <summary>Every unknown part gets a known name, or one of as many new names as there are unknown parts; a gateway may also be none.</summary>
    private static IEnumerable<List<List<HashSet<Node>>>> Ways(RouteNeeds[] routes)
    {
        var slots = routes.SelectMany((r, i) => r.Targets.SelectMany((t, j) => t.Unknown.Select(kind => (Route: i, Target: j, Kind: kind)))).ToList();
        string[] names = ["a", "b", .. slots.Select((_, i) => $"new{i}")];
        return Fill(0, []);

        IEnumerable<List<List<HashSet<Node>>>> Fill(int slot, List<Node?> chosen)
        {
            if (slot == slots.Count)
            {
                yield return [.. routes.Select((r, i) => r.Targets.Select((t, j) =>
                    t.Needs.Concat(slots.Select((s, n) => (s, n)).Where(x => x.s.Route == i && x.s.Target == j && chosen[x.n] is not null).Select(x => chosen[x.n]!.Value)).ToHashSet()).ToList())];
                yield break;
            }

            var kind = slots[slot].Kind;
            IEnumerable<Node?> options = names.Select(name => (Node?)new Node(kind, name));
            if (kind is NodeKind.Gateway)
                options = options.Append(null);

            foreach (var option in options)
            {
                foreach (var way in Fill(slot + 1, [.. chosen, option]))
                    yield return way;
            }
        }
    }
}
