using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>How budgets stand. Reads roll-ups only.</summary>
public sealed class BudgetsQuery(IDbContextFactory<DashboardStore> stores, CurrentLedger current, RollUpMemory memory, ReportingDayQuery days)
{
    /// <summary>Past periods that are shown.</summary>
    public const int PastPeriods = 12;

    /// <summary>All of them, what needs a person first.</summary>
    public async Task<BudgetList> ListAsync(CancellationToken ct)
    {
        var reporting = await days.TodayAsync(ct);
        await using var store = await stores.CreateDbContextAsync(ct);
        var budgets = await DraftsAsync(store, ct);
        if (budgets.Count == 0)
            return new BudgetList([], reporting.Today, reporting.TimeZone);

        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var standings = await StandingsAsync(store, memory, budgets, reporting, ct);
        return new BudgetList([.. standings.OrderByDescending(s => Weight(s.State)).ThenByDescending(s => s.ProjectedShare ?? s.SpentShare)], reporting.Today, reporting.TimeZone);
    }

    /// <summary>The few that a home page has room for; null when there is no budget.</summary>
    public async Task<BudgetsAhead?> AheadAsync(int most, CancellationToken ct)
    {
        var list = (await ListAsync(ct)).Budgets;
        return list.Count == 0 ? null : new BudgetsAhead(
            list.Count,
            list.Count(b => b.State == BudgetState.Over),
            list.Count(b => b.State == BudgetState.ProjectedOver),
            // The budget for everything, of the month where there are several: what the whole forecast is held against.
            list.Where(b => b.Budget.Scope == BudgetScope.All).OrderBy(b => b.Budget.Cycle != BudgetCycle.Month).ThenBy(b => b.Budget.Limit).FirstOrDefault(),
            [.. list.Take(most)]);
    }

    /// <summary>One with its days and its changes; null when there is none of this key.</summary>
    public async Task<BudgetView?> OneAsync(string key, CancellationToken ct)
    {
        var reporting = await days.TodayAsync(ct);
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.Budgets().AsNoTracking().SingleOrDefaultAsync(b => b.Key == key, ct) is not { } budget)
            return null;

        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var draft = BudgetWriting.Draft(budget);
        var period = draft.PeriodAt(reporting.Today);
        var facts = await FactsAsync(store, memory, [draft], period, reporting, ct);
        var (standing, burn) = facts.Judge(draft, period);
        var crossings = await store.BudgetCrossings().AsNoTracking()
            .Where(c => c.BudgetKey == key && c.Revision == budget.Revision && c.From == period.From).OrderBy(c => c.At).ThenBy(c => c.Percent)
            .Select(c => new BudgetTold(c.Percent, c.At)).ToListAsync(ct);
        return new BudgetView(standing, burn, crossings, await ChangesAsync(store, key, ct), reporting.TimeZone);
    }

    /// <summary>What a budget says; null when there is none of this key.</summary>
    public async Task<BudgetDraft?> DraftAsync(string key, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.Budgets().AsNoTracking().SingleOrDefaultAsync(b => b.Key == key, ct) is { } budget ? BudgetWriting.Draft(budget) : null;
    }

    /// <summary>How a budget would stand if it were saved; the draft must have no problems.</summary>
    public async Task<BudgetStanding> PreviewAsync(BudgetDraft draft, CancellationToken ct)
    {
        var reporting = await days.TodayAsync(ct);
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        return (await StandingsAsync(store, memory, [BudgetWriting.Normal(draft)], reporting, ct))[0];
    }

    /// <summary>The periods before this one that the ledger knows something of, the newest first, each by the limit of its time.</summary>
    public async Task<IReadOnlyList<BudgetPast>> PastAsync(string key, CancellationToken ct)
    {
        var reporting = await days.TodayAsync(ct);
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.Budgets().AsNoTracking().SingleOrDefaultAsync(b => b.Key == key, ct) is not { } budget)
            return [];

        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var draft = BudgetWriting.Draft(budget);
        List<Period> periods = [];
        for (var period = draft.PeriodAt(reporting.Today); periods.Count < PastPeriods; periods.Add(period))
            period = BudgetPeriods.Before(draft.Cycle, draft.ResetOn, period);

        var facts = await BudgetFacts.ReadAsync(store, memory, [draft], new Period(periods[^1].From, periods[0].Until), reporting, ct);
        var limits = await store.BudgetChanges().AsNoTracking().Where(c => c.BudgetKey == key).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(ct);
        var past = periods.Select(p => Past(draft, p, facts.Sum(draft, p), limits.LastOrDefault(c => reporting.DayOf(c.At) < p.Until) ?? limits.FirstOrDefault())).ToList();
        // What lies before the first use is not a row of zeros.
        return [.. past.Take(past.FindLastIndex(p => p.Sum.Entries > 0 || p.Sum.Amount is null or > 0) + 1)];
    }

    /// <summary>The newest changes of all budgets, removed ones too.</summary>
    public async Task<IReadOnlyList<BudgetChangeRow>> ChangesAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await ChangesAsync(store, null, ct);
    }

    internal static async Task<IReadOnlyList<BudgetDraft>> DraftsAsync(DashboardStore store, CancellationToken ct) =>
        [.. (await store.Budgets().AsNoTracking().ToListAsync(ct)).OrderBy(b => b.Name, StringComparer.OrdinalIgnoreCase).Select(BudgetWriting.Draft)];

    internal static async Task<IReadOnlyList<BudgetStanding>> StandingsAsync(
        DashboardStore store, RollUpMemory memory, IReadOnlyList<BudgetDraft> budgets, ReportingDay reporting, CancellationToken ct)
    {
        var periods = budgets.Select(b => b.PeriodAt(reporting.Today)).ToList();
        var facts = await FactsAsync(store, memory, budgets, new Period(periods.Min(p => p.From), periods.Max(p => p.Until)), reporting, ct);
        return [.. budgets.Zip(periods, (budget, period) => facts.Judge(budget, period).Standing)];
    }

    private static Task<BudgetFacts> FactsAsync(DashboardStore store, RollUpMemory memory, IReadOnlyList<BudgetDraft> budgets, Period period, ReportingDay reporting, CancellationToken ct) =>
        BudgetFacts.ReadAsync(store, memory, budgets, new Period(Least(period.From, reporting.Today).AddDays(-JudgeBudget.DaysBefore), period.Until), reporting, ct);

    private static async Task<IReadOnlyList<BudgetChangeRow>> ChangesAsync(DashboardStore store, string? key, CancellationToken ct) =>
        await store.BudgetChanges().AsNoTracking().Where(c => key == null || c.BudgetKey == key)
            .OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(50)
            .Select(c => new BudgetChangeRow(c.BudgetKey, c.Name, c.Change, c.At, c.By, c.Detail)).ToListAsync(ct);

    private static BudgetPast Past(BudgetDraft draft, Period period, BudgetSum sum, BudgetChange? then) =>
        new(period.From, period.Until, sum, then is null ? draft.Limit : then.Currency == draft.Currency ? Money.FromNanos(then.LimitNanos) : null);

    private static int Weight(BudgetState state) => state switch
    {
        BudgetState.Over => 4,
        BudgetState.ProjectedOver => 3,
        BudgetState.Near => 2,
        BudgetState.Unknown => 1,
        _ => 0,
    };

    private static DateOnly Least(DateOnly a, DateOnly b) => a < b ? a : b;
}
