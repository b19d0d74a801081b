using Dashboard.Kit.Formats;

namespace Dashboard.Kit.Charts;

/// <summary>What the browser's module gets: plain JSON, no code. Field names are a contract with <c>wwwroot-assets/chart</c>.</summary>
internal sealed record ChartPayload(
    string Kind,
    string Title,
    string Format,
    IReadOnlyList<string> Labels,
    IReadOnlyList<string> FullLabels,
    IReadOnlyList<ChartPayloadSeries> Series,
    int? OpenFrom,
    int? PendingFrom,
    IReadOnlyList<ChartMark> Marks,
    bool Zoom,
    bool Adds,
    bool Brush)
{
    /// <summary>The visible part of a model.</summary>
    public static ChartPayload From(ChartModel model, IReadOnlySet<string> hidden, bool brush = false) => new(
        model.Kind.ToString(),
        model.Title,
        model.Format == ValueFormat.Money ? $"Money:{MoneyFormat.Sign(model.Currency)}" : model.Format.ToString(),
        [.. model.Categories.Select(c => c.Label)],
        [.. model.Categories.Select(c => c.FullLabel)],
        [.. model.Series.Where(s => !hidden.Contains(s.Name))
            .Select(s => new ChartPayloadSeries(s.Key, s.Name, s.Colour.Slot, s.Colour.Pattern.ToString(), s.Values, s.Flow))],
        model.OpenFrom,
        model.PendingFrom,
        model.Marks,
        model.Zoom,
        model.Adds,
        brush);
}

/// <summary>One series for the browser.</summary>
internal sealed record ChartPayloadSeries(string? Key, string Name, int Slot, string Pattern, IReadOnlyList<decimal?> Values, ChartFlow? Flow);
