using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Risk.Scenarios;

/// <summary>What may become of something; several where what we do not know decides.</summary>
[Flags]
public enum Ways
{
    None = 0,
    Stays = 1,
    Moves = 2,
    Stops = 4,
}

/// <summary>What becomes of something; ordered from good to bad.</summary>
public enum Outcome
{
    Stays,
    Moves,
    Unknown,
    Stops,
}

/// <summary>Walks one route with some parties off. Pure; proven against an oracle that fills every gap in every way.</summary>
public static class RouteWays
{
    /// <param name="targets">In the order in which they are tried.</param>
    /// <param name="primaries">How many of them share today's traffic.</param>
    public static Ways Of(IReadOnlyList<TargetNeeds> targets, int primaries, IReadOnlyCollection<Node> off)
    {
        var mayStand = 0;
        var standing = 0;
        var primaryGone = 0;
        var primaryShaken = 0;
        var mayStandAlone = -1;
        for (var i = 0; i < targets.Count; i++)
        {
            var stands = targets[i].Without(off);
            if (stands is Stands.Yes)
                standing++;

            if (stands is not Stands.No)
            {
                mayStand++;
                mayStandAlone = i;
            }

            if (i < primaries && stands is Stands.No)
                primaryGone++;

            if (i < primaries && stands is Stands.Unknown)
                primaryShaken++;
        }

        var ways = Ways.None;
        if (primaryGone == 0 && primaries > 0)
            ways |= Ways.Stays;

        if (standing == 0)
            ways |= Ways.Stops;

        // Some primary goes and something else remains; the one that remains may not be the only primary that could go.
        var moves = primaryGone > 0 ? mayStand > 0 : primaryShaken > 0 && (mayStand > 1 || (mayStand == 1 && mayStandAlone >= primaries));
        return moves ? ways | Ways.Moves : ways;
    }

    /// <summary>Several needs together: the worst of them, in every way that they may go.</summary>
    public static Ways Worst(IReadOnlyCollection<Ways> routes)
    {
        if (routes.Count == 0)
            return Ways.Stays | Ways.Moves | Ways.Stops;

        var ways = routes.All(r => r.HasFlag(Ways.Stays)) ? Ways.Stays : Ways.None;
        if (routes.Any(r => r.HasFlag(Ways.Stops)))
            ways |= Ways.Stops;

        if (routes.All(r => (r & (Ways.Stays | Ways.Moves)) is not Ways.None) && routes.Any(r => r.HasFlag(Ways.Moves)))
            ways |= Ways.Moves;

        return ways;
    }

    /// <summary>Only what every way agrees on is an outcome.</summary>
    public static Outcome Outcome(this Ways ways) => ways switch
    {
        Ways.Stays => Scenarios.Outcome.Stays,
        Ways.Moves => Scenarios.Outcome.Moves,
        Ways.Stops => Scenarios.Outcome.Stops,
        _ => Scenarios.Outcome.Unknown,
    };
}
