using Dashboard.Core.Units;
using Dashboard.Kit.Charts;
using Dashboard.Kit.Formats;

namespace Dashboard.Gallery;

/// <summary>Made-up figures for the gallery; the same on every visit.</summary>
internal static class GallerySeries
{
    private static readonly string[] Providers =
        ["anthropic", "openai", "google", "mistral", "deepseek", "azure", "aws", "openrouter", "groq", "together", "moonshot"];

    private static readonly string[] Workloads =
        ["Support bot", "Coding agents", "Nightly batch", "Search", "A workload with a name that goes on for quite a while"];

    public static ChartModel Spend(Period period, ChartKind kind, bool zoom = false) => new()
    {
        Kind = kind,
        Title = "Spend by provider",
        Format = ValueFormat.Money,
        Categories = ChartCategory.Days(period),
        Series = [.. Providers.Select((key, i) => Provider(key, Wave(period.Days, i, 900m / (i + 1))))],
        OpenFrom = period.Days > 1 ? period.Days - 1 : null,
        Marks = period.Days < 8 ? [] : [new(period.Days / 4, "Anthropic changed its usage policy"), new(period.Days / 2, "gpt-4-turbo was retired")],
        Zoom = zoom,
    };

    public static ChartModel Tokens(Period period) => new()
    {
        Kind = ChartKind.Line,
        Title = "Tokens with gaps",
        Format = ValueFormat.Tokens,
        Categories = ChartCategory.Days(period),
        Series =
        [
            new("support", "Support bot", SeriesColour.At(0), Holes(Wave(period.Days, 3, 8_000_000), 5)),
            new("agents", "Coding agents", SeriesColour.At(1), Holes(Wave(period.Days, 7, 5_000_000), 2)),
        ],
    };

    public static ChartModel Whole(ChartKind kind, int count = 11) => new()
    {
        Kind = kind,
        Title = kind == ChartKind.Bars ? "Requests by model" : "Share of spend",
        Format = kind == ChartKind.Bars ? ValueFormat.Count : ValueFormat.Money,
        CategoryName = "Provider",
        Categories = [ChartCategory.Named(kind == ChartKind.Bars ? "Requests" : "Spend")],
        Series = [.. Providers.Take(count).Select((key, i) => Provider(key, [Math.Round(52_345.6m / (i * i + 1), 2)]))],
    };

    public static ChartModel Heat() => new()
    {
        Kind = ChartKind.HeatMap,
        Title = "Spend by workload and provider",
        Format = ValueFormat.Money,
        CategoryName = "Workload",
        Categories = [.. Providers.Take(6).Select(ChartCategory.Named)],
        Series = [.. Workloads
            .Select((name, i) => new ChartSeries(name, name, SeriesColour.At(i), [.. Wave(6, i * 5 + 1, 4000m / (i + 1)).Select((v, c) => (i + c) % 4 == 3 ? null : v)]))],
    };

    public static ChartModel Nothing(Period period) => Tokens(period) with
    {
        Title = "Nothing known",
        Series = [new("x", "Support bot", SeriesColour.At(0), new decimal?[period.Days])],
    };

    private static ChartSeries Provider(string key, IReadOnlyList<decimal?> values) => new(key, key, ProviderColours.Of(key), values);

    private static decimal?[] Wave(int count, int seed, decimal height) =>
        [.. Enumerable.Range(0, count).Select(i => (decimal?)Math.Round(height * (decimal)(1.2 + Math.Sin(i / 4.0 + seed) * 0.5 + Math.Sin(i * 1.7 * seed) * 0.25 - (i % 7 > 4 ? 0.3 : 0)), 2))];

    private static decimal?[] Holes(decimal?[] values, int every) =>
        [.. values.Select((v, i) => every > 0 && (i / 3 + 1) % (every + 2) == 0 ? null : v)];
}
