namespace Dashboard.Core.Usage.Analytics.Outlook;

/// <summary>What was spent on a day.</summary>
/// <param name="Usd">Null where there was usage of which nothing has a price, or where reports do not cover the day yet.</param>
public sealed record DayAmount(DateOnly Day, decimal? Usd)
{
    /// <summary>False for today, and for the newest day of a source that may have more to say: the amount is what is known so far.</summary>
    public bool IsOver { get; init; } = true;
}
