namespace Dashboard.Core.Risk.Scenarios;

/// <summary>What becomes of some traffic in a scenario.</summary>
/// <param name="Via">Where it goes; null unless it certainly moves there.</param>
/// <param name="DeltaUsd">What it then costs more or less; null when nobody can tell.</param>
internal readonly record struct TrafficFate(PlannedTraffic Traffic, FateKind Kind, PlannedTarget? Via, decimal? DeltaUsd)
{
    public static TrafficFate GoesOn(PlannedTraffic traffic, decimal? delta) => new(traffic, FateKind.GoesOn, null, delta);

    public static TrafficFate Moves(PlannedTraffic traffic, PlannedTarget? via, decimal? delta) => new(traffic, FateKind.Moves, via, delta);

    public static TrafficFate AtRisk(PlannedTraffic traffic) => new(traffic, FateKind.AtRisk, null, 0);
}

/// <summary>The ways of traffic: on as it is, elsewhere, or perhaps nowhere.</summary>
internal enum FateKind
{
    GoesOn,
    Moves,
    AtRisk,
}
