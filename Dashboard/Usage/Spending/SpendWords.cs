using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit.Charts;
using Dashboard.Kit.Formats;

namespace Dashboard.Usage.Spending;

/// <summary>The words and colours of keys and of their values.</summary>
internal static class SpendWords
{
    /// <summary>The three that most people want.</summary>
    public static IReadOnlyList<SpendKey> First { get; } = [SpendKey.Provider, SpendKey.Model, SpendKey.Workload];

    /// <summary>Every other key.</summary>
    public static IReadOnlyList<SpendKey> Others { get; } = [.. Enum.GetValues<SpendKey>().Except(First)];

    public static string Of(SpendKey key) => key switch
    {
        SpendKey.Offering => "Model at host",
        SpendKey.Key => "API key",
        SpendKey.Service => "Service or tag",
        SpendKey.Jurisdiction => "Country of the host",
        SpendKey.MakerJurisdiction => "Country of the maker",
        SpendKey.Bloc => "Bloc of the host",
        SpendKey.MakerBloc => "Bloc of the maker",
        SpendKey.OpenWeights => "Open weights",
        SpendKey.ServiceTier => "Service tier",
        _ => key.ToString(),
    };

    /// <summary>Within a sentence: "Spend by API key".</summary>
    public static string Inside(SpendKey key) => key == SpendKey.Key ? "API key" : char.ToLowerInvariant(Of(key)[0]) + Of(key)[1..];

    public static string Of(SpendMeasure measure) => measure switch
    {
        SpendMeasure.Cost => "Spend",
        SpendMeasure.Requests => "Requests",
        SpendMeasure.Tokens => "Tokens",
        SpendMeasure.Input => "Input tokens",
        SpendMeasure.CacheRead => "Cache read tokens",
        SpendMeasure.CacheWrite => "Cache write tokens",
        SpendMeasure.Output => "Output tokens",
        SpendMeasure.Reasoning => "Reasoning tokens",
        SpendMeasure.PerThousand => "Cost per 1,000 exchanges",
        SpendMeasure.PerMillion => "Cost per million tokens",
        SpendMeasure.CacheHits => "Cache hit share",
        _ => "Cache savings",
    };

    /// <summary>Why a value of a measure is unknown.</summary>
    public static string Why(SpendMeasure measure) => measure switch
    {
        SpendMeasure.Cost => "No entry of this row has a cost of this kind.",
        SpendMeasure.PerThousand => "No day of this row has both a cost and a count of requests for all of its entries.",
        SpendMeasure.PerMillion => "No day of this row has both a cost and tokens for all of its entries.",
        SpendMeasure.CacheSavings => "What was read from a cache has no price.",
        _ => "The sources do not say.",
    };

    public static ValueFormat Format(SpendMeasure measure) => measure switch
    {
        SpendMeasure.Requests => ValueFormat.Count,
        SpendMeasure.CacheHits => ValueFormat.Share,
        _ when measure.IsMoney() => ValueFormat.Money,
        _ => ValueFormat.Tokens,
    };

    public static string Of(SpendGrain grain) => grain.ToString();

    public static string Name(SpendGrain grain) => grain.ToString().ToLowerInvariant();

    public static string Of(SpendCompare compare) => compare switch
    {
        SpendCompare.Year => "The year before",
        SpendCompare.None => "Nothing",
        _ => "The days before",
    };

    /// <summary>Accounts that still come in and do not reach the end of the period, those furthest behind first.</summary>
    public static IReadOnlyList<CoveredUntil> Waiting(SpendView view)
    {
        var last = view.Report.Period.Until.AddDays(-1);
        // What has not been heard of for so long is no longer late, it is over.
        return [.. view.Report.Covered.Where(c => c.Day < last && c.Day >= view.Report.Period.From.AddDays(-1) && c.Day > last.AddDays(-MostLate))];
    }

    private const int MostLate = 45;

    public static string Of(SpendBasis basis) => basis switch
    {
        SpendBasis.Reported => "Reported by the source",
        SpendBasis.Computed => "Computed from prices",
        _ => "Best available",
    };

    /// <summary>As a sentence about figures begins.</summary>
    public static string Cost(SpendBasis basis) => basis switch
    {
        SpendBasis.Reported => "Cost reported by the source",
        SpendBasis.Computed => "Cost computed from prices",
        _ => "Best available cost",
    };

    /// <summary>By which rates amounts were converted; null in dollars.</summary>
    public static string? Rates(ShownIn shown) => (shown.FirstRate, shown.LastRate) switch
    {
        ({ } first, { } last) when first == last => $"converted at the rate of {DayFormat.Day(first)}",
        ({ } first, { } last) => $"converted day by day, at the rates of {DayFormat.Period(new Period(first, last.AddDays(1)))}",
        _ => null,
    };

    /// <summary>What no value means.</summary>
    public static string Missing(SpendKey key) => key switch
    {
        SpendKey.Workload => "Unattributed",
        SpendKey.Gateway => "No gateway",
        SpendKey.Key => "No key stated",
        SpendKey.Project => "No project stated",
        SpendKey.Service => "No service stated",
        SpendKey.ServiceTier => "No tier stated",
        SpendKey.Environment => "No environment stated",
        _ => "Unknown",
    };

    /// <summary>A value whose words do not depend on what is stored.</summary>
    public static string Of(SpendKey key, string value) => key switch
    {
        SpendKey.Day => DayFormat.Day(Date(value)),
        SpendKey.Week => $"Week of {DayFormat.Day(Date(value))}",
        SpendKey.Month => DayFormat.Month(Date(value + "-01")),
        SpendKey.OpenWeights => value == "true" ? "Open weights" : "Closed weights",
        SpendKey.Jurisdiction or SpendKey.MakerJurisdiction => Country(value),
        SpendKey.Bloc or SpendKey.MakerBloc when value == "other" => "Other",
        _ => value,
    };

    /// <summary>Whether the values are organisations, which have the same colour everywhere.</summary>
    public static bool IsParty(SpendKey key) => key is SpendKey.Provider or SpendKey.Host or SpendKey.Gateway or SpendKey.Maker;

    public static SeriesColour Colour(SpendKey key, string? value, int rank) =>
        value is null ? SeriesColour.Unknown : IsParty(key) ? ProviderColours.Of(value) : SeriesColour.At(rank);

    private static DateOnly Date(string value) => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Country(string code)
    {
        try
        {
            return new RegionInfo(code).EnglishName;
        }
        catch (ArgumentException)
        {
            // A code of our own catalogue that this machine's tables do not have.
            return code;
        }
    }
}
