using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Dashboard.Workloads;

/// <summary>One workload: its judgement, its routes and its facts.</summary>
public sealed partial class WorkloadPage(WorkloadsReading reading, WorkloadWrites writes, IDialogService dialogs, NavigationManager navigation) : ComponentBase
{
    private LoadFrame<WorkloadView>? _frame;
    private string? _shown;
    private bool _editing;

    [Parameter]
    public required string Key { get; set; }

    protected override void OnParametersSet()
    {
        if (_shown == Key)
            return;

        (_shown, _editing) = (Key, false);
    }

    private Task SavedAsync()
    {
        _editing = false;
        return _frame!.ReloadAsync();
    }

    private async Task RemoveAsync(string name)
    {
        if (await dialogs.ConfirmAsync(
                $"Remove {name}?", "Its rules and routes go, and its usage becomes unattributed. To keep its history, archive it instead.", "Remove", danger: true)
            && await writes.RemoveAsync(Key, CancellationToken.None))
            navigation.NavigateTo(WorkloadWords.Page);
    }
}
