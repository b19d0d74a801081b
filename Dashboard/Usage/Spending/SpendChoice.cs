using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit.Formats;

namespace Dashboard.Usage.Spending;

/// <summary>What the Spend page shows, as its address says it: <c>/spend?period=90d&amp;by=model&amp;basis=computed&amp;only=provider:openai</c>.</summary>
public sealed record SpendChoice(PeriodChoice Period, SpendKey By, SpendBasis Basis, IReadOnlyList<SpendFilter> Only, bool AllRows)
{
    public const string Path = "/spend";

    // What a reader asks next after having chosen one group.
    private static readonly SpendKey[] Next = [SpendKey.Model, SpendKey.Workload, SpendKey.Provider, SpendKey.Key];

    /// <summary>What the address does not say, or says wrongly, is the default.</summary>
    public static SpendChoice Read(SpendAddress address, DateOnly today) => new(
        PeriodChoice.Read(address.Period, address.From, address.To, today),
        address.By is { Length: > 0 } by ? SpendKeys.Parse(by) ?? SpendKey.Provider : SpendKey.Provider,
        address.Basis switch { "reported" => SpendBasis.Reported, "computed" => SpendBasis.Computed, _ => SpendBasis.Best },
        [.. address.Only.Select(Filter).OfType<SpendFilter>().DistinctBy(f => f.Key)],
        address.Rows == "all");

    /// <summary>The address that shows it.</summary>
    public string Address => Path + Query(Period.Preset);

    /// <summary>The file with the same figures; its days are named, so that it is the same tomorrow.</summary>
    public string CsvAddress => Path + "/table.csv" + Query(null);

    /// <summary>One group alone, broken down by what a reader asks next; a stretch of time becomes the period.</summary>
    public SpendChoice Narrow(string? value)
    {
        if (By.IsTime())
            return this with { Period = Days(Stretch(value!)), By = SpendKey.Provider, AllRows = false };

        IReadOnlyList<SpendFilter> only = [.. Only.Where(o => o.Key != By), new SpendFilter(By, value)];
        return this with { Only = only, By = Next.FirstOrDefault(k => only.All(o => o.Key != k), By), AllRows = false };
    }

    /// <summary>Without one of its filters.</summary>
    public SpendChoice Without(SpendFilter filter) => this with { Only = [.. Only.Where(o => o != filter)] };

    /// <summary>These days and nothing else chosen.</summary>
    public static string AddressOf(Period period) => new SpendChoice(Days(period), SpendKey.Provider, SpendBasis.Best, [], false).Address;

    private static PeriodChoice Days(Period period) => new(null, period, DayFormat.Period(period));

    // A week may begin before the period does, and end after it.
    private Period Stretch(string value)
    {
        var first = DateOnly.ParseExact(value.Length == 7 ? value + "-01" : value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var until = By switch { SpendKey.Month => first.AddMonths(1), SpendKey.Week => first.AddDays(7), _ => first.AddDays(1) };
        var (from, to) = (Period.Period.From, Period.Period.Until);
        return new Period(first > from ? first : from, until < to ? until : to);
    }

    private static SpendFilter? Filter(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && SpendKeys.Parse(text[..colon]) is { } key && !key.IsTime() ? new SpendFilter(key, colon + 1 == text.Length ? null : text[(colon + 1)..]) : null;
    }

    private string Query(string? preset)
    {
        List<KeyValuePair<string, string?>> parts = [];
        if (preset is null)
        {
            parts.Add(new(PeriodChoice.FromKey, DayFormat.Iso(Period.Period.From)));
            parts.Add(new(PeriodChoice.ToKey, DayFormat.Iso(Period.Period.Until)));
        }
        else
        {
            parts.Add(new(PeriodChoice.PeriodKey, preset));
        }

        parts.Add(new("by", By.Name()));
        if (Basis != SpendBasis.Best)
            parts.Add(new("basis", Basis == SpendBasis.Reported ? "reported" : "computed"));

        parts.AddRange(Only.Select(o => new KeyValuePair<string, string?>("only", $"{o.Key.Name()}:{o.Value}")));
        if (AllRows)
            parts.Add(new("rows", "all"));

        return QueryString.Create(parts).Value!;
    }
}

/// <summary>The parts of the address, as they stand there.</summary>
public sealed record SpendAddress(string? Period, string? From, string? To, string? By, string? Basis, IReadOnlyList<string> Only, string? Rows)
{
    public static SpendAddress Of(IQueryCollection query) => new(
        query["period"], query["from"], query["to"], query["by"], query["basis"], [.. query["only"].OfType<string>()], query["rows"]);
}
