using Dashboard.Core.Usage.Budgets;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Budgets;

/// <summary>Every budget in its period: spent, projected, and what needs a person.</summary>
public sealed partial class BudgetsPage(BudgetsQuery budgets, NavigationManager navigation) : ComponentBase
{
    private static readonly (string Key, string Name)[] Shows = [("all", "All"), ("attention", "What needs a person"), ("fine", "On track")];

    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [SupplyParameterFromQuery]
    public string? Scope { get; set; }

    /// <summary>A part of a name.</summary>
    [SupplyParameterFromQuery]
    public string? Find { get; set; }

    private string ShowChosen => Shows.Any(s => s.Key == Show) ? Show! : Shows[0].Key;

    private BudgetScope? ScopeChosen => Scope is { Length: > 0 } && Enum.TryParse<BudgetScope>(Scope, ignoreCase: true, out var scope) && Enum.IsDefined(scope) ? scope : null;

    private List<BudgetStanding> Shown(IEnumerable<BudgetStanding> all) =>
    [
        .. all.Where(b => ShowChosen switch { "attention" => b.State != BudgetState.Within, "fine" => b.State == BudgetState.Within, _ => true })
            .Where(b => ScopeChosen is null || b.Budget.Scope == ScopeChosen)
            .Where(b => string.IsNullOrWhiteSpace(Find) || Has(b.Budget.Name) || Has(b.Budget.Of) || Has(b.Subject)),
    ];

    private bool Has(string? text) => text?.Contains(Find!.Trim(), StringComparison.OrdinalIgnoreCase) == true;

    // What is the default is not in the address.
    private void Go(string name, string? value, string none) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameter(name, string.IsNullOrWhiteSpace(value) || value == none ? null : value.Trim()));
}
