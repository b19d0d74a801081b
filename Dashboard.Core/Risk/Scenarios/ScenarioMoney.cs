namespace Dashboard.Core.Risk.Scenarios;

/// <summary>Amounts that add up without losing what has no price.</summary>
internal readonly record struct ScenarioMoney(decimal AtRisk, bool AnyAtRisk, long UnpricedAtRisk, decimal Delta, bool DeltaIsKnown)
{
    public static ScenarioMoney None => new(0, false, 0, 0, true);

    public static ScenarioMoney DeltaUnknown => None with { DeltaIsKnown = false };

    /// <summary>Null when there is something at risk and none of it has a price.</summary>
    public decimal? AtRiskUsd => UnpricedAtRisk > 0 && !AnyAtRisk ? null : AtRisk;

    public decimal? DeltaUsd => DeltaIsKnown ? Delta : null;

    public static ScenarioMoney Risk(PlannedTraffic traffic) => None with
    {
        AtRisk = traffic.Cost ?? 0,
        AnyAtRisk = traffic.Cost is not null,
        UnpricedAtRisk = traffic.Seen.Figures.UnpricedEntries,
    };

    public static ScenarioMoney Moved(decimal? delta) => delta is { } known ? None with { Delta = known } : DeltaUnknown;

    public static ScenarioMoney operator +(ScenarioMoney a, ScenarioMoney b) =>
        new(a.AtRisk + b.AtRisk, a.AnyAtRisk || b.AnyAtRisk, a.UnpricedAtRisk + b.UnpricedAtRisk, a.Delta + b.Delta, a.DeltaIsKnown && b.DeltaIsKnown);
}
