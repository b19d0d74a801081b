using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit.Formats;

namespace Dashboard.Usage.Outlook;

/// <summary>Addresses of the pages around the outlook; filters are written as on the Spend page: <c>only=model:openai/gpt-5</c>.</summary>
internal static class OutlookAddress
{
    public const string Anomalies = "/spend/anomalies", Exchanges = "/spend/exchanges";

    private static readonly SpendFilter[] None = [];

    public static IReadOnlyList<SpendFilter> Read(IEnumerable<string> only) => [.. only.Select(Filter).OfType<SpendFilter>().Distinct()];

    public static string Text(SpendFilter filter) => $"{filter.Key.Name()}:{filter.Value}";

    /// <summary>The spend of some days, with these filters.</summary>
    public static string Spend(Period period, IEnumerable<SpendFilter> only) => "/spend" + Query(period, only);

    /// <summary>The entries behind it.</summary>
    public static string Entries(Period period, IEnumerable<SpendFilter> only) => "/spend/entries" + Query(period, only);

    /// <summary>A page of ours in the period it shows, with other filters.</summary>
    public static string Of(string page, PeriodChoice period, IEnumerable<SpendFilter>? only = null, params (string Key, string? Value)[] more) =>
        page + QueryString.Create(
        [
            .. period.Preset is { } preset ? [new(PeriodChoice.PeriodKey, preset)] : Days(period.Period),
            .. (only ?? None).Select(o => new KeyValuePair<string, string?>("only", Text(o))),
            .. more.Where(m => m.Value is not null).Select(m => new KeyValuePair<string, string?>(m.Key, m.Value)),
        ]);

    private static QueryString Query(Period period, IEnumerable<SpendFilter> only) =>
        QueryString.Create([.. Days(period), .. only.Select(o => new KeyValuePair<string, string?>("only", Text(o)))]);

    private static KeyValuePair<string, string?>[] Days(Period period) =>
        [new(PeriodChoice.FromKey, DayFormat.Iso(period.From)), new(PeriodChoice.ToKey, DayFormat.Iso(period.Until))];

    private static SpendFilter? Filter(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && SpendKeys.Parse(text[..colon]) is { } key && !key.IsTime() ? new SpendFilter(key, colon + 1 == text.Length ? null : text[(colon + 1)..]) : null;
    }
}
