using Dashboard.Core.AiModels.Listings;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Dashboard.AiModels;

/// <summary>Poll now, edit, pause, remove; and a list that fell, for a person to accept.</summary>
public sealed partial class ListingActions(ListingWrites writes, IDialogService dialogs) : ComponentBase
{
    private PolledActions<ListingPoll>? _actions;

    [Parameter, EditorRequired]
    public required ListingSummary Listing { get; set; }

    /// <summary>Something was written.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private async Task AcceptAsync()
    {
        if (await dialogs.ConfirmAsync(
            "Accept the short list?", $"{Listing.Reason} What is missing from the next list is then suspected to be gone, model by model.", "Accept it"))
            await _actions!.WriteAsync(() => writes.AcceptAsync(Listing.Id));
    }

    private async Task RemoveAsync()
    {
        if (await dialogs.ConfirmAsync(
            $"Stop asking {Listing.Host}?", $"{Listing.Url} is not asked any more; its list and its key are forgotten. What changed on it stays in the timeline.", "Remove", danger: true))
            await _actions!.WriteAsync(() => writes.RemoveAsync(Listing.Id));
    }
}
