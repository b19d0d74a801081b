using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Budgets;
using Dashboard.Core.Usage.Currency;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Budgets;

/// <summary>Sets a budget or changes one; beside it stands how it would stand today.</summary>
public sealed partial class BudgetFormPage(BudgetsQuery budgets, BudgetScopesQuery scopes, RatesQuery rates, BudgetWrites writes, NavigationManager navigation) : ComponentBase
{
    private static readonly DateTimeFormatInfo Names = CultureInfo.InvariantCulture.DateTimeFormat;

    private readonly FormProblems _problems = new();
    private bool _saving;

    /// <summary>The budget that is changed; null makes a new one.</summary>
    [Parameter]
    public string? Key { get; set; }

    private async Task<BudgetForm> LoadAsync(CancellationToken ct)
    {
        _problems.Set([]);
        var display = await rates.DisplayAsync(ct);
        string[] currencies = [.. new[] { CurrencyCode.Usd, display }.Concat((await rates.PairsAsync(ct)).SelectMany(p => new[] { p.Base, p.Currency })).Distinct(StringComparer.Ordinal)];
        var draft = Key is null ? null : await budgets.DraftAsync(Key, ct);
        return new BudgetForm(
            draft is not null ? BudgetInput.From(draft) : Key is null ? new BudgetInput { Currency = display } : null, await scopes.ListAsync(ct), currencies);
    }

    private async Task SaveAsync(BudgetInput input)
    {
        if (_saving)
            return;

        _problems.Set([.. input.Problems()]);
        if (_problems.All.Count > 0)
            return;

        _saving = true;
        try
        {
            switch (await writes.SaveAsync(input.ToDraft(), CancellationToken.None))
            {
                case SaveOutcome.Saved saved:
                    navigation.NavigateTo(BudgetWords.Address(saved.Key));
                    break;
                case SaveOutcome.Refused refused:
                    _problems.Set(refused.Problems);
                    break;
            }
        }
        finally
        {
            _saving = false;
        }
    }

    // What is marked is about what stood there before.
    private void Changed(Action change)
    {
        change();
        _problems.Set([]);
    }

    // Null while something cannot be read or is missing.
    private static BudgetDraft? Preview(BudgetInput input)
    {
        var draft = input.ToDraft() with { Key = "preview", Name = input.Name.Trim().Length == 0 ? "Preview" : input.Name };
        return input.Problems().Any() || draft.Problems().Any() ? null : draft;
    }

    // What was chosen stays a choice, also when nothing in the ledger names it any more.
    private static IEnumerable<(string Value, string Name)> Choices(BudgetForm form, BudgetInput input)
    {
        IEnumerable<(string Value, string Name)> known = input.Scope switch
        {
            BudgetScope.Provider => form.Scopes.Providers.Select(p => (p, p)),
            BudgetScope.Workload => form.Scopes.Workloads.Select(w => (w.Key, w.Name)),
            _ => form.Scopes.Owners.Select(o => (o, o)),
        };
        return input.Of is { Length: > 0 } own && !known.Any(k => k.Value == own) ? known.Append((own, own)) : known;
    }

    private static IEnumerable<string> Currencies(BudgetForm form, BudgetInput input) => form.Currencies.Append(input.Currency).Distinct(StringComparer.Ordinal);

    private static string ResetLabel(BudgetCycle cycle) => cycle switch
    {
        BudgetCycle.Week => "Begins on",
        BudgetCycle.Month => "Begins on day",
        _ => "Counted from",
    };

    private static string ResetName(BudgetCycle cycle, int reset) => cycle switch
    {
        BudgetCycle.Week => Names.GetDayName((DayOfWeek)(reset % 7)),
        BudgetCycle.Month => reset.ToString(CultureInfo.InvariantCulture),
        _ => Names.GetMonthName(reset),
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}

/// <summary>The form and what can be chosen in it; no input is no budget of this key.</summary>
public sealed record BudgetForm(BudgetInput? Input, BudgetScopes Scopes, IReadOnlyList<string> Currencies);
