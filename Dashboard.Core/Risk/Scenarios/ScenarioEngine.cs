using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;

namespace Dashboard.Core.Risk.Scenarios;

/// <summary>Plays scenarios in a world: walks the failover graph, never the shares. Pure.</summary>
/// <param name="cost">What tokens would cost at a target; null when nobody knows.</param>
public sealed class ScenarioEngine(ScenarioWorld world, Func<TargetDraft, TokenCounts, decimal?> cost)
{
    private readonly ScenarioReach _reach = new(world);

    public ScenarioAnswer Play(Switches switches)
    {
        var touched = _reach.Of(switches);
        var gone = switches.Gone;
        List<TrafficFate> fates = [.. world.Loose.Select(t => gone.Count > 0 && t.Needs.Without(gone) is not Stands.Yes ? TrafficFate.AtRisk(t) : Dearer(t, switches))];
        var loose = fates.Aggregate(ScenarioMoney.None, (sum, f) => sum + ScenarioMoney.Of(f));
        var played = world.Workloads.Select((w, i) => touched.Contains(i) ? Play(w, switches, fates) : Untouched(w, fates)).ToList();
        var money = played.Aggregate(loose, (sum, p) => sum + p.Money);
        return new(
            world.AsOf, switches, [.. played.Select(p => p.Outcome)], money.Risk.Usd, money.Risk.Unpriced, money.DeltaUsd, loose.Risk.Amount,
            [.. played.Where(p => p.OnOpenWeights).Select(p => p.Outcome.Key)])
        {
            SpendMovedUsd = money.Moved.Usd,
            Fates = fates,
        };
    }

    /// <summary>Every provider, host, gateway and bloc off, one at a time; the worst first.</summary>
    public IReadOnlyList<StressRow> Stress() =>
    [
        .. world.Nodes
            .Where(n => n.Kind is NodeKind.Provider or NodeKind.Host or NodeKind.Gateway or NodeKind.Bloc)
            .Select(Alone)
            .OrderByDescending(r => r.Stops).ThenByDescending(r => r.Unknown).ThenByDescending(r => r.SpendAtRiskUsd ?? 0)
            .ThenBy(r => r.Off.Kind).ThenBy(r => r.Off.Id, StringComparer.Ordinal),
    ];

    private StressRow Alone(Node node)
    {
        var switches = Switches.Of(node);
        var money = ScenarioMoney.None;
        foreach (var traffic in _reach.Loose(node))
            money += ScenarioMoney.Of(TrafficFate.AtRisk(traffic));

        var counts = new int[Enum.GetValues<Outcome>().Length];
        var stopped = new List<PlannedWorkload>();
        var touched = _reach.Of(switches);
        foreach (var i in touched)
        {
            var (_, ways, its) = Walk(world.Workloads[i], switches, fates: null);
            counts[(int)ways.Outcome()]++;
            money += its;
            if (ways is Ways.Stops)
                stopped.Add(world.Workloads[i]);
        }

        return new(
            node, world.Own.Contains(node), counts[(int)Outcome.Stays] + world.Workloads.Count - touched.Count, counts[(int)Outcome.Moves],
            counts[(int)Outcome.Unknown], counts[(int)Outcome.Stops],
            [.. stopped.OrderByDescending(s => s.Criticality).ThenBy(s => s.Name, StringComparer.Ordinal).Select(s => s.Name)], money.Risk.Usd, money.DeltaUsd);
    }

    private static Played Untouched(PlannedWorkload workload, List<TrafficFate> fates)
    {
        fates.AddRange(workload.Traffic.Select(t => TrafficFate.GoesOn(t, 0)));
        return new(
            new(
                workload.Key, workload.Name, workload.Criticality, Outcome.Stays, ScenarioWords.Texts(workload.Routes.SelectMany(r => r.Needs.Take(r.Primaries))), null, 0, [],
                $"{workload.Name} is not touched.", Spend(workload), 0, [.. workload.Routes.Select(r => new RouteOutcome(r.Name, Outcome.Stays, [], null) { Primaries = r.PrimaryTexts })]),
            ScenarioMoney.None,
            workload.Routes.Count > 0 && workload.Routes.All(r => r.Targets.Take(r.Primaries).All(t => t.OpenWeights is true)));
    }

    private Played Play(PlannedWorkload workload, Switches switches, List<TrafficFate> fates)
    {
        var (walks, ways, money) = Walk(workload, switches, fates);
        var outcome = ways.Outcome();
        var day = DayOf(workload, switches, ways);
        return new(
            new(
                workload.Key, workload.Name, workload.Criticality, outcome, ScenarioWords.From(walks, outcome), ScenarioWords.Via(walks, outcome),
                money.DeltaUsd, [.. walks.SelectMany(w => w.Lost).Distinct(StringComparer.Ordinal)],
                ScenarioWords.From(ScenarioWords.Reason(workload, walks, ways, switches, money.Risk is not { Amount: <= 0, Unpriced: 0 }), day),
                Spend(workload), money.Risk.Usd, [.. walks.Select(w => new RouteOutcome(w.Route.Name, w.Ways.Outcome(), [.. w.Gone], w.Via?.Needs.Text) { Primaries = w.Route.PrimaryTexts })])
            {
                On = day,
            },
            money,
            outcome is Outcome.Stays or Outcome.Moves && walks.Count > 0 && walks.TrueForAll(w => w.OnOpenWeights));
    }

    /// <summary>The first day of a retirement from which things are as they are in the end; null where no retirement decides.</summary>
    private static DateOnly? DayOf(PlannedWorkload workload, Switches switches, Ways ways)
    {
        if (switches.Retired.Count == 0 || ways is Ways.Stays)
            return null;

        var days = switches.Retired.Select(r => r.Day).Distinct().Order().ToList();
        var before = WaysOf(workload, switches with { Retired = [] });
        var since = before == ways ? (DateOnly?)null : days[^1];
        // From the end: what lasts counts, not what was so for a while.
        for (var i = days.Count - 1; i > 0 && since is not null && WaysOf(workload, switches.On(days[i - 1])) == ways; i--)
            since = days[i - 1];

        return since;
    }

    private static Ways WaysOf(PlannedWorkload workload, Switches switches)
    {
        var gone = switches.Gone;
        return workload.Routes.Count == 0 && gone.Count == 0 ? Ways.Stays : RouteWays.Worst([.. workload.Routes.Select(r => RouteWays.Of(r.Needs, r.Primaries, gone))]);
    }

    // Without any words: a stress table asks this a million times.
    private (List<RouteWalk> Walks, Ways Ways, ScenarioMoney Money) Walk(PlannedWorkload workload, Switches switches, List<TrafficFate>? fates)
    {
        var gone = switches.Gone;
        List<RouteWalk> walks = [.. workload.Routes.Select(r => new RouteWalk(r, gone))];
        var ways = walks.Count == 0 && gone.Count == 0 ? Ways.Stays : RouteWays.Worst([.. walks.Select(w => w.Ways)]);
        var money = ScenarioMoney.None;
        foreach (var traffic in workload.Traffic)
        {
            var fate = Of(traffic, traffic.Route is null ? null : walks.Find(w => ReferenceEquals(w.Route, traffic.Route)), switches, gone);
            money += ScenarioMoney.Of(fate);
            fates?.Add(fate);
        }

        return (walks, ways, money);
    }

    private TrafficFate Of(PlannedTraffic traffic, RouteWalk? walk, Switches switches, IReadOnlyList<Node> gone)
    {
        var stands = traffic.Needs.Without(gone);
        if (stands is Stands.Yes)
            return Dearer(traffic, switches);

        // What we saw goes somewhere that is off, or may be; whatever its route then does is what becomes of it.
        switch (walk?.Ways.Outcome())
        {
            case Outcome.Moves when walk is { Via: { } via, ViaIsCertain: true } && stands is Stands.No:
                var then = cost(via.Draft, traffic.Seen.Figures.Tokens) * Factor(via.Needs, switches);
                return TrafficFate.Moves(traffic, via, traffic.Seen.Figures.UnpricedEntries > 0 ? null : then - traffic.Cost);
            case Outcome.Moves:
                return TrafficFate.Moves(traffic, via: null, delta: null);
            default:
                return TrafficFate.AtRisk(traffic);
        }
    }

    private static TrafficFate Dearer(PlannedTraffic traffic, Switches switches) => TrafficFate.GoesOn(
        traffic,
        switches.Prices.Count == 0 ? 0
        : Factor(traffic.Needs, switches) is not { } factor ? null
        : factor == 1 ? 0
        : traffic.Seen.Figures.UnpricedEntries > 0 ? null
        : traffic.Cost * (factor - 1));

    /// <summary>Null when nobody knows whether the party is behind it.</summary>
    private static decimal? Factor(TargetNeeds needs, Switches switches)
    {
        var factor = 1m;
        foreach (var price in switches.Prices)
        {
            if (needs.Needs.Contains(price.Node))
                factor *= price.Factor;
            else if (needs.Unknown.Contains(price.Node.Kind))
                return null;
        }

        return factor;
    }

    private static decimal? Spend(PlannedWorkload workload) =>
        workload.Traffic.Any(t => t.Cost is not null) ? workload.Traffic.Sum(t => t.Cost ?? 0) : null;

    private sealed record Played(WorkloadOutcome Outcome, ScenarioMoney Money, bool OnOpenWeights);
}
