using Dashboard.Core.Risk.Events;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Reconciliation;

namespace Dashboard.Usage.Spending;

/// <summary>Brings spend into the shape that the page shows and the file holds: both are made from the same rows.</summary>
public sealed class SpendViews(SpendReportQuery reports, OverlapQuery overlaps, EventsQuery events, SpendNames names, TimeProvider time)
{
    public async Task<SpendView> LoadAsync(SpendChoice choice, CancellationToken ct)
    {
        var report = await reports.AskAsync(choice.Question, ct);
        var name = await names.ForAsync([choice.By, .. choice.Split is { } split ? [split] : Array.Empty<SpendKey>(), .. choice.Only.Select(o => o.Key)], ct);
        var total = choice.Measure.Adds() ? choice.Measure.Of(report.Totals, report.Shown) : report.Shown.Cost(report.Totals);
        return new SpendView(
            choice, report with { Rows = [] }, Rows(report.Rows, choice, report, name, total, 0), [.. choice.Only.Select(o => name(o.Key, o.Value))],
            [.. report.Time.Lines.Select(l => l.IsRest ? "Smaller ones" : l.Keys.Count == 0 ? SpendWords.Of(choice.Measure) : string.Join(" · ", l.Keys.Select((v, i) => name(KeyOf(choice, i), v))))],
            await overlaps.ListAsync(choice.Period.Period, ct),
            await events.ListAsync(choice.Period.Period, ct),
            OpenFrom(report));
    }

    /// <summary>The key by which the lines of a chart are told apart; stretches of time are not among them.</summary>
    internal static SpendKey KeyOf(SpendChoice choice, int at) => at == 0 && !choice.By.IsTime() ? choice.By : choice.Split ?? choice.By;

    private static List<SpendViewRow> Rows(
        IReadOnlyList<SpendChange> changes, SpendChoice choice, SpendReport report, Func<SpendKey, string?, string> nameOf, decimal? total, int level)
    {
        if (changes.Count == 0)
            return [];

        var key = level == 0 ? choice.By : choice.Split!.Value;
        var twice = changes.Select(r => r.Keys[level]).GroupBy(v => nameOf(key, v), StringComparer.Ordinal).Where(g => g.Count() > 1)
            .Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. changes.Select(r =>
            {
                var name = nameOf(key, r.Keys[level]);
                var now = r.Now ?? SpendFigures.None;
                var value = choice.Measure.Adds() ? choice.Measure.Of(now, report.Shown) : report.Shown.Cost(now);
                return new SpendViewRow(
                    r.Keys,
                    // Two that go by one name must stay two.
                    twice.Contains(name) && r.Keys[level] is { } id ? $"{name} ({id})" : name,
                    now,
                    choice.By.IsTime() || report.Before.IsNone ? null : r.Before ?? SpendFigures.None,
                    value is { } known && total > 0 ? known / total : null)
                {
                    Parts = Rows(r.Parts, choice, report, nameOf, total, level + 1),
                };
            }),
        ];
    }

    // A day is over when it is over where we are; of sources that know UTC days only, when it is over there too.
    private int? OpenFrom(SpendReport report)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(report.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var open = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone));
        if (report.InUtcDays.Count > 0 && DateOnly.FromDateTime(now) < open)
            open = DateOnly.FromDateTime(now);

        for (var i = 0; i < report.Time.Steps.Count; i++)
        {
            if (report.Time.Steps[i] is var step && (step.Hour is { } hour ? hour.AddHours(1) > now : step.Until > open))
                return i;
        }

        return null;
    }
}

/// <summary>The page's figures, named.</summary>
/// <param name="Choice">For which they were asked: old figures stay under their own headings while new ones load.</param>
/// <param name="Report">Its rows are in <paramref name="Rows"/>.</param>
/// <param name="FilterNames">In the order of the filters.</param>
/// <param name="LineNames">In the order of the chart's lines.</param>
/// <param name="Overlaps">Which connections may be counted twice in these days.</param>
/// <param name="OpenFrom">From this step of time on the figures are not complete; null when all are.</param>
public sealed record SpendView(
    SpendChoice Choice, SpendReport Report, IReadOnlyList<SpendViewRow> Rows, IReadOnlyList<string> FilterNames, IReadOnlyList<string> LineNames, IReadOnlyList<Overlap> Overlaps,
    IReadOnlyList<DatedEvent> Events, int? OpenFrom)
{
    /// <summary>The value that is looked at, in the currency of the report; null is unknown.</summary>
    public decimal? ValueOf(SpendFigures? figures) => figures is null ? null : Choice.Measure.Of(figures, Report.Shown);
}

/// <summary>One group.</summary>
/// <param name="Keys">Null is unknown; the second is that of the split.</param>
/// <param name="Before">Null where there is nothing to compare with.</param>
/// <param name="Share">Of the measure, or of what has a cost where the measure is a rate.</param>
public sealed record SpendViewRow(IReadOnlyList<string?> Keys, string Name, SpendFigures Now, SpendFigures? Before, decimal? Share)
{
    public IReadOnlyList<SpendViewRow> Parts { get; init; } = [];
}
