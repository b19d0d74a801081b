using Dashboard.Core.Risk;
using Dashboard.Core.Routing.History;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Routing.Sources;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Attributing;
using Dashboard.Core.Workloads;

namespace Dashboard.Workloads;

/// <summary>Puts together what these pages show: names and rules, the judgement, and 30 days of usage.</summary>
public sealed class WorkloadsReading(WorkloadsQuery workloads, RoutesQuery routes, RiskQuery risk, SpendQuery spend, ReportingDayQuery days, AttributionPictureQuery pictures, RouteSourcesQuery sources, RouteHistoryQuery history)
{
    public const int Days = AttributionPictureQuery.Days;

    // The largest ones: what is left after a few rules.
    private const int MostUnattributed = 12;

    private const int MostChanges = 50;

    public async Task<WorkloadsView> AllAsync(CancellationToken ct)
    {
        var (rows, used) = await RowsAsync(ct);
        return new(rows, used.Rows.FirstOrDefault(r => r.Keys[0] is null)?.Figures ?? SpendFigures.None, used.Totals, used.TimeZone, await routes.ListAsync(ct));
    }

    public async Task<WorkloadView> OneAsync(string key, CancellationToken ct)
    {
        var (rows, _) = await RowsAsync(ct);
        return new(rows.FirstOrDefault(r => r.Draft.Key == key), [.. (await routes.ListAsync(ct)).Where(r => r.Workload == key)],
            await sources.ListAsync(key, ct), await history.ListAsync(key, MostChanges, ct));
    }

    /// <summary>What belongs to no workload and what every rule does, from one picture.</summary>
    public async Task<AttributionView> AttributionAsync(CancellationToken ct)
    {
        var picture = await pictures.TakeAsync(ct);
        return new(picture.Unattributed(MostUnattributed), picture.Rules(), [.. (await workloads.ListAsync(ct)).Where(w => !w.Archived).Select(w => new WorkloadChoice(w.Key, w.Name))]);
    }

    private async Task<(IReadOnlyList<WorkloadRow> Rows, SpendAnswer Used)> RowsAsync(CancellationToken ct)
    {
        var today = (await days.TodayAsync(ct)).Today;
        var used = await spend.AskAsync(new SpendQuestion(Period.LastDays(today, Days), [SpendKey.Workload]), ct);
        var judged = (await risk.AskAsync(today, ct)).Workloads.ToDictionary(w => w.Key, StringComparer.Ordinal);
        return (
            [
                .. (await workloads.ListAsync(ct)).Select(w => new WorkloadRow(
                    w, judged.GetValueOrDefault(w.Key), used.Rows.FirstOrDefault(r => r.Keys[0] == w.Key)?.Figures)),
            ],
            used);
    }
}
