using Dashboard.Access;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Budgets;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Budgets;

/// <summary>Every write of these pages: asks whether this person may before anything else.</summary>
public sealed class BudgetWrites(SaveBudget save, AuthenticationStateProvider people, IAuthorizationService authorization)
{
    public async Task<SaveOutcome> SaveAsync(BudgetDraft draft, CancellationToken ct) => await people.EditorAsync(authorization) is { } who
        ? await save.RunAsync(draft, who, ct)
        : new SaveOutcome.Refused([new Problem("", "Your role may look but not change anything; ask an administrator.")]);

    /// <summary>False when there was nothing to remove, or this person may not.</summary>
    public async Task<bool> RemoveAsync(string key, CancellationToken ct) =>
        await people.EditorAsync(authorization) is { } who && await save.RemoveAsync(key, who, ct);
}
