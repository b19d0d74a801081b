using Dashboard.Kit.Formats;

namespace Dashboard.Kit.Charts;

/// <summary>The chart in two sentences, for those who do not see it.</summary>
public static class ChartSummary
{
    public static string Of(ChartModel model)
    {
        if (model.Series.All(s => s.Total is null))
            return $"{model.Title}: nothing is known.";

        var span = model.HasAxis && model.Categories.Count > 1
            ? $", {model.Categories[0].FullLabel} to {model.Categories[^1].FullLabel}" : "";
        return $"{model.Title}{span}. {(model.Adds ? Parts(model) : Extremes(model))} The table below it holds the same figures.";
    }

    private static string Parts(ChartModel model)
    {
        var total = model.Series.Sum(s => s.Total ?? 0);
        var largest = model.Series.MaxBy(s => s.Total ?? 0)!;
        var share = total > 0 ? $", {ShareFormat.Of((largest.Total ?? 0) / total)}" : "";
        return $"Total {Values.Brief(model.Format, total, model.Currency)}; the largest part is {largest.Name} with {Values.Brief(model.Format, largest.Total, model.Currency)}{share}.";
    }

    private static string Extremes(ChartModel model)
    {
        var known = (from series in model.Series from value in series.Values where value is not null select value!.Value).ToArray();
        return $"From {Values.Brief(model.Format, known.Min(), model.Currency)} to {Values.Brief(model.Format, known.Max(), model.Currency)}.";
    }
}
