namespace Dashboard.Core.Usage.Analytics.Outlook;

/// <summary>What a period will cost in all: the days that are over as they were, the others as they are expected.</summary>
/// <param name="Expected">In USD; null when <paramref name="Method"/> says that nothing can be said.</param>
/// <param name="Low">Four times out of five the true sum lies from here to <paramref name="High"/>.</param>
/// <param name="Days">Every day of the period in order; empty when nothing can be said.</param>
public sealed record ForecastLine(decimal? Expected, decimal? Low, decimal? High, ForecastMethod Method, IReadOnlyList<ForecastDay> Days)
{
    /// <summary>What of it is known to have been spent.</summary>
    public decimal Spent { get; init; }

    /// <summary>Days with a known amount on which the forecast stands.</summary>
    public int HistoryDays { get; init; }
}

/// <summary>One day of a forecast.</summary>
/// <param name="Usd">The amount where the day is over, else the expected one.</param>
/// <param name="Sum">From the first day of the period to the end of this one.</param>
/// <param name="IsForecast">The day is not over, or its amount is not known.</param>
public sealed record ForecastDay(DateOnly Day, decimal Usd, decimal Sum, decimal Low, decimal High, bool IsForecast);

/// <summary>How a forecast came about.</summary>
public enum ForecastMethod
{
    /// <summary>Weekdays, level and trend of the days before; see docs/forecast.md.</summary>
    Seasonal,

    /// <summary>All days are over and known: a sum, not a forecast.</summary>
    Known,

    /// <summary>Fewer than two weeks of known days.</summary>
    NotEnoughHistory,

    /// <summary>The period ends further away than days can tell.</summary>
    TooFar,
}
