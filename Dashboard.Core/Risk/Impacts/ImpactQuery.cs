using Dashboard.Core.Risk.Events;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Units;

namespace Dashboard.Core.Risk.Impacts;

/// <summary>What changed and what is announced, with what of ours it touches: terms, retirements, prices and incidents joined with spend, routes and cover.</summary>
public sealed class ImpactQuery(EventsQuery events, ScenarioQuery scenarios)
{
    private const int DaysBack = 90;
    private const int DaysAhead = 180;

    /// <summary>What is ahead first, soonest first; then what has happened, newest first. Events that touch nothing of the last 30 days are left out.</summary>
    public async Task<ImpactAnswer> ListAsync(CancellationToken ct)
    {
        var world = (await scenarios.OpenAsync(ct)).World;
        var found = await events.ListAsync(new Period(world.AsOf.AddDays(-DaysBack), world.AsOf.AddDays(DaysAhead + 1)), ct);
        var lines = found.Where(e => e.Subjects.Count > 0)
            .Select(e => new ImpactLine(e.Day, e.Kind, e.Text, e.Href, Impact.Of(world, e.Subjects)))
            .Where(l => l.Touched.Workloads.Count > 0 || l.Touched.SpendUsd is null or > 0).ToList();
        return new(world.AsOf,
        [
            .. lines.Where(l => l.Day > world.AsOf).OrderBy(l => l.Day).ThenByDescending(l => l.Touched.SpendUsd ?? 0),
            .. lines.Where(l => l.Day <= world.AsOf).OrderByDescending(l => l.Day).ThenByDescending(l => l.Touched.SpendUsd ?? 0),
        ]);
    }
}

/// <summary>What concerns us as of a day.</summary>
public sealed record ImpactAnswer(DateOnly AsOf, IReadOnlyList<ImpactLine> Lines);

/// <summary>One event and what it touches.</summary>
public sealed record ImpactLine(DateOnly Day, EventKind Kind, string Text, string? Href, Touched Touched);
