using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Reconciliation;
using Dashboard.Core.Workloads;

namespace Dashboard.Usage.Spending;

/// <summary>Brings spend into the shape that the page shows and the file holds: both are made from the same rows.</summary>
public sealed class SpendViews(SpendReportQuery reports, OverlapQuery overlaps, WorkloadsQuery workloads, ModelCatalogue catalogue)
{
    public async Task<SpendView> LoadAsync(SpendChoice choice, CancellationToken ct)
    {
        var report = await reports.AskAsync(choice.Period.Period, choice.By, choice.Basis, choice.Only, ct);
        var named = choice.By == SpendKey.Workload || choice.Only.Any(o => o.Key == SpendKey.Workload)
            ? (await workloads.ListAsync(ct)).ToDictionary(w => w.Key, w => w.Name, StringComparer.Ordinal)
            : [];
        string Name(SpendKey key, string? value) => value is null ? SpendWords.Missing(key)
            : key == SpendKey.Workload ? named.GetValueOrDefault(value, value)
            : SpendWords.IsParty(key) ? catalogue.Find(new ProviderKey(value))?.Name ?? value
            : SpendWords.Of(key, value);

        var twice = report.Rows.Select(r => r.Keys[0]).GroupBy(v => Name(choice.By, v), StringComparer.Ordinal).Where(g => g.Count() > 1)
            .Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        var total = report.Totals.CostUsd;
        var rows = report.Rows.Select(r =>
        {
            var name = Name(choice.By, r.Keys[0]);
            var now = r.Now ?? SpendFigures.None;
            return new SpendViewRow(
                r.Keys[0],
                // Two that go by one name must stay two.
                twice.Contains(name) && r.Keys[0] is { } id ? $"{name} ({id})" : name,
                now,
                choice.By.IsTime() || report.Before.IsNone ? null : r.Before ?? SpendFigures.None,
                now.CostUsd is { } cost && total > 0 ? cost / total : null);
        });
        return new SpendView(choice, report with { Rows = [] }, [.. rows], [.. choice.Only.Select(o => Name(o.Key, o.Value))], await overlaps.ListAsync(choice.Period.Period, ct));
    }
}

/// <summary>The page's figures, named.</summary>
/// <param name="Choice">For which they were asked: old figures stay under their own headings while new ones load.</param>
/// <param name="Report">Its rows are in <paramref name="Rows"/>.</param>
/// <param name="FilterNames">In the order of the filters.</param>
/// <param name="Overlaps">Which connections may be counted twice in these days.</param>
public sealed record SpendView(SpendChoice Choice, SpendReport Report, IReadOnlyList<SpendViewRow> Rows, IReadOnlyList<string> FilterNames, IReadOnlyList<Overlap> Overlaps);

/// <summary>One group.</summary>
/// <param name="Value">Null is unknown.</param>
/// <param name="Before">Null where there is nothing to compare with.</param>
/// <param name="Share">Of what has a cost.</param>
public sealed record SpendViewRow(string? Value, string Name, SpendFigures Now, SpendFigures? Before, decimal? Share);
