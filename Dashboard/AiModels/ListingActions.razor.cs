using Dashboard.Core.AiModels.Listings;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Dashboard.AiModels;

/// <summary>Poll now, edit, pause, remove; and a list that fell, for a person to accept.</summary>
public sealed partial class ListingActions(CircuitWork<ListingPoll> polls, ListingWrites writes, IDialogService dialogs) : ComponentBase, IDisposable
{
    private readonly string _menu = $"listing-{Guid.NewGuid():N}";
    private string? _problem;

    [Parameter, EditorRequired]
    public required ListingSummary Listing { get; set; }

    /// <summary>Something was written.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    protected override void OnInitialized() => polls.Ended += PollEnded;

    private Task PollAsync() => WriteAsync(() => writes.PollAsync(Listing.Id));

    private Task PauseAsync() => WriteAsync(() => writes.PauseAsync(Listing));

    private async Task AcceptAsync()
    {
        if (await dialogs.ConfirmAsync(
            "Accept the short list?", $"{Listing.Reason} What is missing from the next list is then suspected to be gone, model by model.", "Accept it"))
            await WriteAsync(() => writes.AcceptAsync(Listing.Id));
    }

    private async Task RemoveAsync()
    {
        if (await dialogs.ConfirmAsync(
            $"Stop asking {Listing.Host}?", $"{Listing.Url} is not asked any more; its list and its key are forgotten. What changed on it stays in the timeline.", "Remove", danger: true))
            await WriteAsync(() => writes.RemoveAsync(Listing.Id));
    }

    private async Task WriteAsync(Func<Task<string?>> write)
    {
        _problem = await write();
        if (_problem is null)
            await Changed.InvokeAsync();
    }

    private void PollEnded(int listing)
    {
        if (listing == Listing.Id)
            _ = InvokeAsync(StateHasChanged);
    }

    public void Dispose() => polls.Ended -= PollEnded;
}
