using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Units;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Alerts;

/// <summary>Adds a channel or changes one; a secret that was made for it is shown once.</summary>
public sealed partial class ChannelFormPage(ChannelsQuery channels, ChannelWrites writes, NavigationManager navigation) : ComponentBase
{
    private IReadOnlyList<Problem> _problems = [];
    private string? _shown;
    private bool _saving;

    [Parameter]
    public int? Id { get; set; }

    private async Task<ChannelInput> LoadAsync(CancellationToken ct)
    {
        (_problems, _shown) = ([], null);
        return Id is not { } id ? new ChannelInput() : await channels.FindAsync(id, ct) is { } row ? ChannelInput.Of(row) : new ChannelInput { IsMissing = true };
    }

    private async Task SaveAsync(ChannelInput input)
    {
        _saving = true;
        var outcome = await writes.SaveAsync(Id, input.ToDraft());
        _saving = false;
        switch (outcome)
        {
            case ChannelSaved.Refused refused:
                _problems = refused.Problems;
                break;
            case ChannelSaved.Saved { Shown: { } shown }:
                (_problems, _shown) = ([], shown);
                break;
            default:
                navigation.NavigateTo("/alerts/channels");
                break;
        }
    }

    private string? Wrong(string field) => _problems.Any(p => p.Path == field) ? "true" : null;
}
