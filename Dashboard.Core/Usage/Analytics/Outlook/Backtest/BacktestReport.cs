namespace Dashboard.Core.Usage.Analytics.Outlook.Backtest;

/// <summary>How far off forecasts would have been.</summary>
public sealed record BacktestReport(IReadOnlyList<BacktestLine> Families, BacktestLine All)
{
    /// <summary>Over all series, both for sums and by day.</summary>
    public bool Passed => All.Asked > 0 && All.Sums.Ratio <= ForecastBacktest.Allowed && All.ByDay.Ratio <= ForecastBacktest.Allowed;
}

/// <summary>One kind of series.</summary>
/// <param name="Sums">Of the rest of the month as one figure.</param>
/// <param name="ByDay">Of each of its days.</param>
/// <param name="WithinBand">How often the true sum lay within the band; the band is made for 0.8.</param>
public sealed record BacktestLine(string Family, int Series, int Asked, BacktestErrors Sums, BacktestErrors ByDay, double WithinBand);

/// <summary>Weighted absolute percentage errors.</summary>
/// <param name="LastValue">Every day as the last one was.</param>
/// <param name="SameDateLastMonth">Every day as the same date of the month before.</param>
/// <param name="AverageOfLastMonth">Every day as the average day of the month before.</param>
/// <param name="LastWeek">Every day as a week before; no baseline of ours, but what a careful person would do.</param>
public sealed record BacktestErrors(double Forecast, double LastValue, double SameDateLastMonth, double AverageOfLastMonth, double LastWeek)
{
    /// <summary>The better way of reading last month, or the last value where it is better still.</summary>
    public double BestBaseline => Math.Min(LastValue, Math.Min(SameDateLastMonth, AverageOfLastMonth));

    /// <summary>What part of the better baseline's error is left.</summary>
    public double Ratio => BestBaseline <= 0 ? 0 : Forecast / BestBaseline;
}
