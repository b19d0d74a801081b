using Dashboard.Core.Store;
using Dashboard.Core.Usage.Analytics;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Risk.Snapshots;

/// <summary>Writes down how every workload stands today; later in the day it writes over itself.</summary>
public sealed class WriteSnapshot(RiskQuery risk, ReportingDayQuery days, IDbContextFactory<DashboardStore> stores)
{
    /// <summary>How many workloads were written down.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var day = (await days.TodayAsync(ct)).Today;
        var answer = await risk.AskAsync(day, ct);
        var spend = answer.Workloads.Sum(w => w.SpendUsd ?? 0);
        await using var store = await stores.CreateDbContextAsync(ct);
        var known = await store.RiskSnapshots().Where(s => s.Day == day).ToDictionaryAsync(s => s.WorkloadKey, ct);
        foreach (var workload in answer.Workloads)
        {
            if (!known.TryGetValue(workload.Key, out var row))
                store.RiskSnapshots().Add(row = new() { Day = day, WorkloadKey = workload.Key });

            (row.Score, row.Least, row.Most, row.SingleProvider) = (workload.Score, workload.ScoreRange[0], workload.ScoreRange[1], workload.SingleProvider);
            row.Weight = Weights.Of(workload.Criticality) * (spend > 0 ? (double)((workload.SpendUsd ?? 0) / spend) : 1);
        }

        await store.SaveChangesAsync(ct);
        return answer.Workloads.Count;
    }
}
