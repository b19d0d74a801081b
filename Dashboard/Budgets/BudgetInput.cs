using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Budgets;
using Dashboard.Core.Usage.Currency;

namespace Dashboard.Budgets;

/// <summary>A budget while somebody types it.</summary>
public sealed class BudgetInput
{
    /// <summary>Empty until it is saved for the first time.</summary>
    public string Key { get; init; } = "";

    public string Name { get; set; } = "";

    public BudgetScope Scope { get; set; }

    public string? Of { get; set; }

    public BudgetCycle Cycle { get; set; } = BudgetCycle.Month;

    public int ResetOn { get; set; } = 1;

    public string Limit { get; set; } = "";

    public string Currency { get; set; } = CurrencyCode.Usd;

    public string AlertAt { get; set; } = string.Join(", ", BudgetDraft.UsualAlerts);

    public bool AlertOnProjection { get; set; } = true;

    public static BudgetInput From(BudgetDraft draft) => new()
    {
        Key = draft.Key,
        Name = draft.Name,
        Scope = draft.Scope,
        Of = draft.Of,
        Cycle = draft.Cycle,
        ResetOn = draft.ResetOn,
        Limit = draft.Limit.ToString("0.#########", CultureInfo.InvariantCulture),
        Currency = draft.Currency,
        AlertAt = string.Join(", ", draft.AlertAt ?? []),
        AlertOnProjection = draft.AlertOnProjection,
    };

    /// <summary>What another cycle or scope cannot mean is forgotten.</summary>
    public void Choose(BudgetCycle cycle) => (Cycle, ResetOn) = (cycle, 1);

    /// <inheritdoc cref="Choose(BudgetCycle)"/>
    public void Choose(BudgetScope scope) => (Scope, Of) = (scope, null);

    /// <summary>What is typed and cannot be read.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (Amount() is null)
            yield return new Problem("limit", Limit.Trim().Length == 0 ? "A budget needs a limit." : $"\"{Limit}\" is no amount; write it with a point, as in 1200.50.");

        foreach (var text in Alerts().Where(a => a.Percent is null).Select(a => a.Text))
            yield return new Problem("alertAt", $"\"{text}\" is no whole percentage; write them with commas, as in 50, 80, 100.");
    }

    public BudgetDraft ToDraft() => new(
        Key, Name.Trim(), Amount() ?? 0, Scope, string.IsNullOrWhiteSpace(Of) ? null : Of, Cycle, ResetOn, Currency.Trim(),
        [.. Alerts().Select(a => a.Percent).OfType<int>()], AlertOnProjection);

    private decimal? Amount() =>
        decimal.TryParse(Limit.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    private IEnumerable<(string Text, int? Percent)> Alerts() => AlertAt
        .Split([',', ' ', ';', '%'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(text => (text, int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent : (int?)null));
}
