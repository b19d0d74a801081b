using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>What a reader of spend wants to see.</summary>
/// <param name="Period">Days of the reporting time zone.</param>
public sealed record SpendReportQuestion(Period Period, SpendKey By, SpendBasis Basis = SpendBasis.Best)
{
    /// <summary>A second key, within the groups of the first.</summary>
    public SpendKey? Split { get; init; }

    /// <summary>Only what meets these: any of the values of one key, and every key.</summary>
    public IReadOnlyList<SpendFilter> Only { get; init; } = [];

    public SpendMeasure Measure { get; init; }

    public SpendCompare Compare { get; init; }

    public SpendGrain Grain { get; init; } = SpendGrain.Day;

    /// <summary>With what the period is compared; null when with nothing.</summary>
    public Period? Before => Compare switch
    {
        SpendCompare.Previous => Period.Previous,
        // The 29th of February has the 28th of the year before, and the day after it the 1st of March.
        SpendCompare.Year => new Period(Period.From.AddYears(-1), Period.Until.AddDays(-1).AddYears(-1).AddDays(1)),
        _ => null,
    };

    /// <summary>Series run this far; more hours than those of two weeks tell nothing.</summary>
    public const int MostDaysOfHours = 14;
}

/// <summary>With what a period is compared.</summary>
public enum SpendCompare
{
    /// <summary>The one of equal length before it.</summary>
    Previous,

    /// <summary>The same days a year before.</summary>
    Year,
    None,
}

/// <summary>How long the steps of a chart are.</summary>
public enum SpendGrain
{
    Hour,
    Day,
    Week,
    Month,
}
