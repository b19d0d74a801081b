using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>
/// Notes which thresholds were crossed in which period, and answers everything that was: a crossing stands until its period is
/// over, also when the figures behind it are restated. So it is told once, whoever looks how often, and after every restart.
/// </summary>
public sealed class BudgetWatch(IDbContextFactory<DashboardStore> stores, CurrentLedger current, RollUpMemory memory, ReportingDayQuery days, TimeProvider time)
{
    /// <summary>Sources report their last days late: so long a period that is over is still looked at.</summary>
    public const int LateDays = 3;

    public async Task<IReadOnlyList<BudgetCrossed>> LookAsync(CancellationToken ct)
    {
        var reporting = await days.TodayAsync(ct);
        var standings = await StandingsAsync(reporting, ct);
        if (standings.Count == 0)
            return [];

        await using var store = await stores.CreateDbContextAsync(ct);
        var oldest = standings.Min(s => s.Standing.From);
        var noted = (await store.BudgetCrossings().AsNoTracking().Where(c => c.From >= oldest).ToListAsync(ct))
            .Select(c => (c.BudgetKey, c.Revision, c.From, c.Percent)).ToHashSet();
        List<BudgetCrossed> crossed = [];
        foreach (var (budget, standing) in standings)
        {
            foreach (var percent in Crossing(standing))
            {
                if (noted.Add((budget.Key, budget.Revision, standing.From, percent)))
                    await NoteAsync(store, budget, standing.From, percent, ct);
            }

            crossed.AddRange(Asked(standing).Where(p => noted.Contains((budget.Key, budget.Revision, standing.From, p))).Select(p => new BudgetCrossed(standing, p)));
        }

        return crossed;
    }

    // A context of its own: what is written while it reads of one moment would be gone with that moment.
    private async Task<List<(Budget Budget, BudgetStanding Standing)>> StandingsAsync(ReportingDay reporting, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var budgets = await store.Budgets().AsNoTracking().OrderBy(b => b.Key).ToListAsync(ct);
        if (budgets.Count == 0)
            return [];

        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var today = reporting.Today;
        BudgetDraft[] drafts = [.. budgets.Select(BudgetWriting.Draft)];
        List<(Budget, BudgetStanding)> all = [.. budgets.Zip(await BudgetsQuery.StandingsAsync(store, memory, drafts, reporting, ct))];
        var changed = (await store.BudgetChanges().GroupBy(c => c.BudgetKey).Select(g => new { g.Key, At = g.Max(c => c.At) }).ToListAsync(ct))
            .ToDictionary(c => c.Key, c => reporting.DayOf(c.At), StringComparer.Ordinal);
        // A budget of today says nothing about a period that ended before it was made or changed.
        var ended = budgets.Zip(drafts)
            .Where(b => b.Second.PeriodAt(today).From is var from && today.DayNumber - from.DayNumber < LateDays && changed.GetValueOrDefault(b.First.Key) < from).ToList();
        if (ended.Count > 0)
        {
            var facts = await BudgetFacts.ReadAsync(store, memory, drafts, Cover(ended.Select(b => Before(b.Second, today))), reporting, ct);
            all.AddRange(ended.Select(b => (b.First, facts.Judge(b.Second, Before(b.Second, today)).Standing)));
        }

        return all;
    }

    private static Period Before(BudgetDraft draft, DateOnly today) => BudgetPeriods.Before(draft.Cycle, draft.ResetOn, draft.PeriodAt(today));

    private static Period Cover(IEnumerable<Period> periods) => new(periods.Min(p => p.From), periods.Max(p => p.Until));

    private static IEnumerable<int> Asked(BudgetStanding standing) =>
        standing.Budget.AlertOnProjection ? [.. standing.Budget.AlertAt ?? [], BudgetCrossing.ByProjection] : standing.Budget.AlertAt ?? [];

    // A projection over a limit that is already passed tells nothing new; over a period that has ended it is none.
    private static IEnumerable<int> Crossing(BudgetStanding standing) =>
        standing.Budget.AlertOnProjection && standing.State == BudgetState.ProjectedOver && standing.DaysLeft > 0 ? [.. standing.Reached, BudgetCrossing.ByProjection] : standing.Reached;

    // Two rounds may look at once: the key decides which of them noted it, and both are right.
    private Task NoteAsync(DashboardStore store, Budget budget, DateOnly from, int percent, CancellationToken ct)
    {
        var at = time.GetUtcNow().UtcDateTime;
        var crossing = new BudgetCrossing { BudgetKey = budget.Key, Revision = budget.Revision, From = from, Percent = percent, At = at };
        return WriteAsync(store, crossing, ct);
    }

    private static async Task WriteAsync(DashboardStore store, BudgetCrossing crossing, CancellationToken ct)
    {
        store.BudgetCrossings().Add(crossing);
        try
        {
            await store.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            store.Entry(crossing).State = EntityState.Detached;
            if (!await store.BudgetCrossings().AnyAsync(
                    c => c.BudgetKey == crossing.BudgetKey && c.Revision == crossing.Revision && c.From == crossing.From && c.Percent == crossing.Percent, ct))
                throw;
        }
    }
}

/// <summary>A threshold that was crossed in a period that still counts.</summary>
/// <param name="Percent">Of the limit; 0 when the projection was over it.</param>
public sealed record BudgetCrossed(BudgetStanding Standing, int Percent)
{
    public bool ByProjection => Percent == BudgetCrossing.ByProjection;
}
