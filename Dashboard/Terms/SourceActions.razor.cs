using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Dashboard.Terms;

/// <summary>Poll now, edit, pause, remove; and a redirect's target, for a person to accept.</summary>
public sealed partial class SourceActions(SourceWrites writes, IDialogService dialogs) : ComponentBase
{
    private PolledActions<PollOutcome>? _actions;

    [Parameter, EditorRequired]
    public required SourceRow Source { get; set; }

    /// <summary>Something was written.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private async Task RemoveAsync()
    {
        if (await dialogs.ConfirmAsync(
            $"Stop watching \"{Source.Name}\"?", "The page is not asked for any more. Its versions, changes and reviews are kept.", "Remove", danger: true))
            await _actions!.WriteAsync(() => writes.RemoveAsync(Source.Id));
    }

    private async Task FollowAsync()
    {
        if (await dialogs.ConfirmAsync(
            "Use the new address?", $"\"{Source.Name}\" is then read from {Source.ProposedUrl}. Its versions stay, and the next text is compared with them.", "Use it"))
            await _actions!.WriteAsync(() => writes.FollowAsync(Source));
    }
}
