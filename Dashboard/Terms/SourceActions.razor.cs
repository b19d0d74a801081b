using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Dashboard.Terms;

/// <summary>Poll now, edit, pause, remove; and a redirect's target, for a person to accept.</summary>
public sealed partial class SourceActions(CircuitWork<PollOutcome> polls, SourceWrites writes, IDialogService dialogs) : ComponentBase, IDisposable
{
    private readonly string _menu = $"source-{Guid.NewGuid():N}";
    private string? _problem;

    [Parameter, EditorRequired]
    public required SourceRow Source { get; set; }

    /// <summary>Something was written.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    protected override void OnInitialized() => polls.Ended += PollEnded;

    private Task PollAsync() => WriteAsync(() => writes.PollAsync(Source.Id));

    private Task PauseAsync() => WriteAsync(() => writes.PauseAsync(Source));

    private async Task RemoveAsync()
    {
        if (await dialogs.ConfirmAsync(
            $"Stop watching \"{Source.Name}\"?", "The page is not asked for any more. Its versions, changes and reviews are kept.", "Remove", danger: true))
            await WriteAsync(() => writes.RemoveAsync(Source.Id));
    }

    private async Task FollowAsync()
    {
        if (await dialogs.ConfirmAsync(
            "Use the new address?", $"\"{Source.Name}\" is then read from {Source.ProposedUrl}. Its versions stay, and the next text is compared with them.", "Use it"))
            await WriteAsync(() => writes.FollowAsync(Source));
    }

    private async Task WriteAsync(Func<Task<string?>> write)
    {
        _problem = await write();
        if (_problem is null)
            await Changed.InvokeAsync();
    }

    private void PollEnded(int source)
    {
        if (source == Source.Id)
            _ = InvokeAsync(StateHasChanged);
    }

    public void Dispose() => polls.Ended -= PollEnded;
}
