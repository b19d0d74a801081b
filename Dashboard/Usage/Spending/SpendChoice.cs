using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit.Formats;

namespace Dashboard.Usage.Spending;

/// <summary>
/// What the Spend page shows, as its address says it:
/// <c>/spend?period=90d&amp;by=model&amp;split=key&amp;measure=tokens&amp;basis=computed&amp;only=provider:openai&amp;not=key:ci</c>.
/// </summary>
public sealed record SpendChoice(PeriodChoice Period, SpendKey By, SpendBasis Basis, IReadOnlyList<SpendFilter> Only, bool AllRows)
{
    public const string Path = "/spend", EntriesPath = "/spend/entries", CsvPath = "/spend/table.csv";

    // Days for as long as they can be told apart.
    private const int MostDays = 120;

    // What a reader asks next after having chosen one group.
    private static readonly SpendKey[] Next = [SpendKey.Model, SpendKey.Workload, SpendKey.Provider, SpendKey.Key];

    /// <summary>A second key, within the groups of the first.</summary>
    public SpendKey? Split { get; init; }

    public SpendMeasure Measure { get; init; }

    public SpendCompare Compare { get; init; }

    /// <summary>How long the steps of the chart are; null leaves it to the period.</summary>
    public SpendGrain? Steps { get; init; }

    /// <summary>What the address does not say, or says wrongly, is the default.</summary>
    public static SpendChoice Read(SpendAddress address, DateOnly today)
    {
        var by = address.By is { Length: > 0 } first ? SpendKeys.Parse(first) ?? SpendKey.Provider : SpendKey.Provider;
        var period = PeriodChoice.Read(address.Period, address.From, address.To, today);
        return new SpendChoice(
            period, by,
            BasisOf(address.Basis) ?? SpendBasis.Best,
            [.. address.Only.Select(o => Filter(o, exclude: false)).Concat(address.Not.Select(o => Filter(o, exclude: true))).OfType<SpendFilter>().DistinctBy(f => (f.Key, f.Value))],
            address.Rows == "all")
        {
            Split = address.Split is { Length: > 0 } second && SpendKeys.Parse(second) is { } split && split != by && !split.IsTime() ? split : null,
            Measure = SpendMeasures.Parse(address.Measure) ?? SpendMeasure.Cost,
            Compare = address.Compare switch { "year" => SpendCompare.Year, "none" => SpendCompare.None, _ => SpendCompare.Previous },
            Steps = StepsNamed(address.Steps) is { } steps && CanShow(steps, period.Period) ? steps : null,
        };
    }

    /// <summary>Best, reported or computed; null when it is none of them.</summary>
    public static SpendBasis? BasisOf(string? name) => name switch
    {
        "best" => SpendBasis.Best,
        "reported" => SpendBasis.Reported,
        "computed" => SpendBasis.Computed,
        _ => null,
    };

    /// <summary>Whether a chart of this period can have such steps.</summary>
    public static bool CanShow(SpendGrain steps, Period period) => steps != SpendGrain.Hour || period.Days <= SpendReportQuestion.MostDaysOfHours;

    public SpendGrain Grain => Steps ?? (Period.Period.Days <= MostDays ? SpendGrain.Day : SpendGrain.Week);

    public SpendReportQuestion Question => new(Period.Period, By, Basis)
    {
        Split = Split,
        Only = Only,
        Measure = Measure,
        Compare = Compare,
        Grain = Grain,
    };

    /// <summary>The address that shows it.</summary>
    public string Address => Path + Query(Period.Preset, entries: false);

    /// <summary>The file with the same figures; its days are named, so that it is the same tomorrow.</summary>
    public string CsvAddress => CsvPath + Query(null, entries: false);

    /// <summary>The entries behind it.</summary>
    public string EntriesAddress => EntriesPath + Query(null, entries: true);

    /// <summary>Those of them that have no cost.</summary>
    public string UnpricedEntriesAddress => EntriesAddress + $"&without={BasisName}";

    /// <summary>Only one group; a stretch of time becomes the period.</summary>
    public SpendChoice Within(IReadOnlyList<string?> values)
    {
        var chosen = this;
        foreach (var (key, value) in new[] { By, Split }.OfType<SpendKey>().Zip(values))
            chosen = key.IsTime() ? chosen with { Period = Days(Stretch(value!)) } : chosen.With(key, value);

        return chosen;
    }

    /// <summary>One group alone, broken down by what a reader asks next.</summary>
    public SpendChoice Narrow(IReadOnlyList<string?> values)
    {
        if (By.IsTime() && values.Count == 1)
            return Within(values) with { By = SpendKey.Provider, Split = null, AllRows = false, Steps = null };

        var chosen = Within(values);
        return chosen with { By = Next.FirstOrDefault(k => chosen.Only.All(o => o.Key != k), By), Split = null, AllRows = false };
    }

    /// <summary>Without one of its filters.</summary>
    public SpendChoice Without(SpendFilter filter) => this with { Only = [.. Only.Where(o => o != filter)], AllRows = false };

    /// <summary>With this filter, or without it where it is there.</summary>
    public SpendChoice Toggle(SpendFilter filter) => Only.Contains(filter)
        ? Without(filter)
        : this with { Only = [.. Only.Where(o => (o.Key, o.Value) != (filter.Key, filter.Value)), filter], AllRows = false };

    /// <summary>Only these days.</summary>
    public SpendChoice During(Period period) => this with { Period = Days(period), Steps = Steps is { } steps && CanShow(steps, period) ? steps : null };

    /// <summary>These days and nothing else chosen.</summary>
    public static string AddressOf(Period period) => new SpendChoice(Days(period), SpendKey.Provider, SpendBasis.Best, [], false).Address;

    private static PeriodChoice Days(Period period) => new(null, period, DayFormat.Period(period));

    private SpendChoice With(SpendKey key, string? value) => this with { Only = [.. Only.Where(o => o.Key != key), new SpendFilter(key, value)] };

    private string BasisName => Basis switch { SpendBasis.Reported => "reported", SpendBasis.Computed => "computed", _ => "best" };

    // A week may begin before the period does, and end after it.
    private Period Stretch(string value)
    {
        var first = DateOnly.ParseExact(value.Length == 7 ? value + "-01" : value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var until = By switch { SpendKey.Month => first.AddMonths(1), SpendKey.Week => first.AddDays(7), _ => first.AddDays(1) };
        var (from, to) = (Period.Period.From, Period.Period.Until);
        return new Period(first > from ? first : from, until < to ? until : to);
    }

    private static SpendGrain? StepsNamed(string? name) => name switch
    {
        "hour" => SpendGrain.Hour,
        "day" => SpendGrain.Day,
        "week" => SpendGrain.Week,
        "month" => SpendGrain.Month,
        _ => null,
    };

    private static SpendFilter? Filter(string text, bool exclude)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && SpendKeys.Parse(text[..colon]) is { } key && !key.IsTime()
            ? new SpendFilter(key, colon + 1 == text.Length ? null : text[(colon + 1)..]) { Exclude = exclude }
            : null;
    }

    private string Query(string? preset, bool entries)
    {
        List<KeyValuePair<string, string?>> parts = [];
        void Add(string key, string? value, bool unless = false)
        {
            if (!unless && value is not null)
                parts.Add(new(key, value));
        }

        Add(PeriodChoice.PeriodKey, preset);
        Add(PeriodChoice.FromKey, DayFormat.Iso(Period.Period.From), preset is not null);
        Add(PeriodChoice.ToKey, DayFormat.Iso(Period.Period.Until), preset is not null);
        if (!entries)
        {
            Add("by", By.Name());
            Add("split", Split?.Name());
            Add("measure", Measure.Name(), Measure == SpendMeasure.Cost);
            Add("basis", BasisName, Basis == SpendBasis.Best);
            Add("compare", Compare == SpendCompare.Year ? "year" : "none", Compare == SpendCompare.Previous);
            Add("steps", Steps is { } steps ? SpendWords.Name(steps) : null);
        }

        foreach (var filter in Only)
            Add(filter.Exclude ? "not" : "only", $"{filter.Key.Name()}:{filter.Value}");

        Add("rows", "all", !AllRows || entries);
        return QueryString.Create(parts).Value!;
    }
}
