using System.Globalization;

using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Currency;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>Turns a checked draft into rows and notes who changed what; the caller saves.</summary>
public static class BudgetWriting
{
    /// <summary>Makes or changes the budget of the draft's key; the draft must have no problems.</summary>
    public static async Task<Change> WriteAsync(DashboardStore store, BudgetDraft draft, string who, DateTime now, CancellationToken ct)
    {
        draft = Normal(draft);
        var found = await store.Budgets().SingleOrDefaultAsync(b => b.Key == draft.Key, ct);
        var before = found is null ? null : Draft(found);
        if (before is not null && Same(before, draft))
            return Change.Unchanged;

        var budget = found ?? store.Budgets().Add(new Budget { Key = draft.Key, Name = draft.Name, Currency = draft.Currency }).Entity;
        if (before is null || Meaning(before) != Meaning(draft))
            budget.Revision = await NextRevisionAsync(store, draft.Key, budget.Revision, ct);

        budget.Name = draft.Name;
        budget.Scope = draft.Scope;
        budget.Of = draft.Of;
        budget.Cycle = draft.Cycle;
        budget.ResetOn = draft.ResetOn;
        budget.LimitNanos = Money.ToNanos(draft.Limit);
        budget.Currency = draft.Currency;
        budget.AlertAt = draft.AlertAt is { Count: > 0 } alerts ? string.Join(',', alerts.Select(a => a.ToString(CultureInfo.InvariantCulture))) : null;
        budget.AlertOnProjection = draft.AlertOnProjection;
        var change = before is null ? Change.Created : Change.Changed;
        Note(store, draft, change, string.Join("; ", BudgetSentences.Differences(before, draft)), who, now);
        return change;
    }

    /// <summary>Takes the budget out and notes who did.</summary>
    public static void Remove(DashboardStore store, Budget budget, string who, DateTime now)
    {
        store.Budgets().Remove(budget);
        Note(store, Draft(budget), Change.Removed, BudgetSentences.Limit(Draft(budget)), who, now);
    }

    /// <summary>The budget as somebody would ask for it.</summary>
    public static BudgetDraft Draft(Budget b) => new(
        b.Key, b.Name, Money.FromNanos(b.LimitNanos), b.Scope, b.Of, b.Cycle, b.ResetOn, b.Currency,
        [.. (b.AlertAt ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => int.Parse(p, CultureInfo.InvariantCulture))], b.AlertOnProjection);

    /// <summary>One spelling for one meaning, so that saving the same twice changes nothing.</summary>
    internal static BudgetDraft Normal(BudgetDraft draft) => draft with
    {
        Name = draft.Name.Trim(),
        Of = draft.Scope == BudgetScope.All || string.IsNullOrWhiteSpace(draft.Of) ? null
            : draft.Scope == BudgetScope.Provider ? draft.Of.Trim().ToLowerInvariant() : draft.Of.Trim(),
        Currency = CurrencyCode.Read(draft.Currency) ?? draft.Currency,
        Limit = Money.FromNanos(Money.ToNanos(draft.Limit)),
        AlertAt = [.. (draft.AlertAt ?? BudgetDraft.UsualAlerts).Distinct().Order()],
    };

    // What thresholds are measured by. Its name and what is told are not part of it.
    private static (decimal, string, BudgetScope, string?, BudgetCycle, int) Meaning(BudgetDraft d) => (d.Limit, d.Currency, d.Scope, d.Of, d.Cycle, d.ResetOn);

    private static bool Same(BudgetDraft a, BudgetDraft b) => a with { AlertAt = null } == b with { AlertAt = null } && a.AlertAt!.SequenceEqual(b.AlertAt!);

    // A budget that was removed and made again under its old key must not find itself told already.
    private static async Task<int> NextRevisionAsync(DashboardStore store, string key, int own, CancellationToken ct) =>
        Math.Max(own, await store.BudgetCrossings().Where(c => c.BudgetKey == key).MaxAsync(c => (int?)c.Revision, ct) ?? 0) + 1;

    private static void Note(DashboardStore store, BudgetDraft draft, Change change, string detail, string who, DateTime now) =>
        store.BudgetChanges().Add(new BudgetChange
        {
            BudgetKey = draft.Key,
            Name = draft.Name,
            Change = change,
            At = now,
            By = who,
            Detail = detail,
            LimitNanos = Money.ToNanos(draft.Limit),
            Currency = draft.Currency,
        });
}
