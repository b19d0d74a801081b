using Dashboard.Core.Alerts.Channels;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Dashboard.Alerts;

/// <summary>The ways by which people are told, and whether they work.</summary>
public sealed partial class ChannelsPage(ChannelsQuery channels, ChannelWrites writes, IDialogService dialogs) : ComponentBase
{
    private LoadFrame<List<ChannelRow>>? _frame;
    private string? _answer;
    private int? _testing;

    private async Task<List<ChannelRow>> LoadAsync(CancellationToken ct) => [.. await channels.ListAsync(ct)];

    private async Task TestAsync(ChannelRow channel)
    {
        (_testing, _answer) = (channel.Id, null);
        StateHasChanged();
        _answer = await writes.TestAsync(channel.Id);
        _testing = null;
        await _frame!.ReloadAsync();
    }

    private async Task RemoveAsync(ChannelRow channel)
    {
        if (await dialogs.ConfirmAsync($"Remove \"{channel.Name}\"?", "Nobody is told by it any more. What it sent stays in the log.", "Remove", danger: true))
            await WriteAsync(() => writes.RemoveAsync(channel.Id));
    }

    private async Task WriteAsync(Func<Task<string?>> write)
    {
        _answer = await write();
        await _frame!.ReloadAsync();
    }
}
