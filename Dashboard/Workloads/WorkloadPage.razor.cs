using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Dashboard.Workloads;

/// <summary>One workload: its judgement, its routes and its facts.</summary>
public sealed partial class WorkloadPage(WorkloadsReading reading, WorkloadWrites writes, IDialogService dialogs, NavigationManager navigation) : ComponentBase
{
    private LoadFrame<WorkloadView>? _frame;
    private (string, string?) _shown;
    private bool _editing;

    [Parameter]
    public required string Key { get; set; }

    /// <summary>A rule to be added, as in <c>project:shop-*</c>: opens the form with it.</summary>
    [SupplyParameterFromQuery]
    public string? Rule { get; set; }

    protected override void OnParametersSet()
    {
        if (_shown == (Key, Rule))
            return;

        _editing = WorkloadWords.RuleOf(Rule) is not null;
        _shown = (Key, Rule);
    }

    private Task SavedAsync()
    {
        Close();
        return _frame!.ReloadAsync();
    }

    private void Close()
    {
        _editing = false;
        if (Rule is not null)
            navigation.NavigateTo(WorkloadWords.Address(Key), replace: true);
    }

    private async Task RemoveAsync(string name)
    {
        if (await dialogs.ConfirmAsync(
                $"Remove {name}?", "Its rules and routes go, and its usage becomes unattributed. To keep its history, archive it instead.", "Remove", danger: true)
            && await writes.RemoveAsync(Key, CancellationToken.None))
            navigation.NavigateTo(WorkloadWords.Page);
    }
}
