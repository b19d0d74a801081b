using Dashboard.Core.Units;
using Dashboard.Kit.Charts;
using Dashboard.Kit.Formats;

namespace Dashboard.Tests.Kit.Charts;

/// <summary>A small chart with a gap, a mark and a day that is not over.</summary>
internal static class ChartFigures
{
    public static ChartModel Spend { get; } = new()
    {
        Kind = ChartKind.StackedBars,
        Title = "Spend by provider",
        Format = ValueFormat.Money,
        Categories = ChartCategory.Days(new Period(new(2026, 11, 21), new(2026, 11, 24))),
        Series =
        [
            new("anthropic", "Anthropic", ProviderColours.Of("anthropic"), [10.5m, 20, null]),
            new("openai", "=OpenAI", ProviderColours.Of("openai"), [1, null, null]),
        ],
        OpenFrom = 2,
        Marks = [new(1, "Anthropic changed its usage policy")],
    };

    public static ChartSeries Series(string name, params decimal?[] values) => new(name, name, SeriesColour.At(0), values);
}
