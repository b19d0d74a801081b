using Dashboard.Core.Usage.Budgets;
using Dashboard.Kit;
using Dashboard.Kit.Charts;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Dashboard.Budgets;

/// <summary>One budget: how it stands, its days, its past, and who changed it.</summary>
public sealed partial class BudgetPage(BudgetsQuery budgets, BudgetWrites writes, IDialogService dialogs, NavigationManager navigation) : ComponentBase
{
    [Parameter]
    public required string Key { get; set; }

    private async Task<BudgetShown> LoadAsync(CancellationToken ct)
    {
        var view = await budgets.OneAsync(Key, ct);
        return new BudgetShown(view, view is { Days.Count: > 0 } ? BudgetChart.Of(view) : null);
    }

    private async Task RemoveAsync(string name)
    {
        if (await dialogs.ConfirmAsync($"Remove {name}?", "Its alerts are resolved. Who set and changed it is kept.", "Remove", danger: true)
            && await writes.RemoveAsync(Key, CancellationToken.None))
            navigation.NavigateTo(BudgetWords.Path);
    }
}

/// <summary>What the page shows; the chart is made once, not with every rendering.</summary>
public sealed record BudgetShown(BudgetView? View, ChartModel? Chart);
