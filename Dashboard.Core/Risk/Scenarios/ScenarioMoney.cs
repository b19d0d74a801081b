namespace Dashboard.Core.Risk.Scenarios;

/// <summary>Amounts that add up without losing what has no price.</summary>
internal readonly record struct ScenarioMoney(PricedSum Risk, PricedSum Moved, decimal Delta, bool DeltaIsKnown)
{
    public static ScenarioMoney None => new(default, default, 0, true);

    public decimal? DeltaUsd => DeltaIsKnown ? Delta : null;

    public static ScenarioMoney Of(TrafficFate fate) => fate.Kind switch
    {
        FateKind.AtRisk => None with { Risk = PricedSum.Of(fate.Traffic) },
        FateKind.Moves => None with { Moved = PricedSum.Of(fate.Traffic), Delta = fate.DeltaUsd ?? 0, DeltaIsKnown = fate.DeltaUsd is not null },
        _ => None with { Delta = fate.DeltaUsd ?? 0, DeltaIsKnown = fate.DeltaUsd is not null },
    };

    public static ScenarioMoney operator +(ScenarioMoney a, ScenarioMoney b) =>
        new(a.Risk + b.Risk, a.Moved + b.Moved, a.Delta + b.Delta, a.DeltaIsKnown && b.DeltaIsKnown);
}

/// <summary>Today's cost of some traffic, beside the entries of it that have no price.</summary>
internal readonly record struct PricedSum(decimal Amount, bool Any, long Unpriced)
{
    /// <summary>Null when there is something and none of it has a price.</summary>
    public decimal? Usd => Unpriced > 0 && !Any ? null : Amount;

    public static PricedSum Of(PlannedTraffic traffic) => new(traffic.Cost ?? 0, traffic.Cost is not null, traffic.Seen.Figures.UnpricedEntries);

    public static PricedSum operator +(PricedSum a, PricedSum b) => new(a.Amount + b.Amount, a.Any || b.Any, a.Unpriced + b.Unpriced);
}
