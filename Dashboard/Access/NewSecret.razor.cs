using Dashboard.Core.Access.Tokens;

using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Access;

/// <summary>Shows the secret of a new token and copies it.</summary>
public sealed partial class NewSecret(IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private ElementReference _field;
    private IJSObjectReference? _module;
    private string? _said;

    [Parameter, EditorRequired]
    public required TokenOutcome.Made Token { get; set; }

    [Parameter]
    public EventCallback OnDone { get; set; }

    private async Task CopyAsync()
    {
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", $"./{Assets["Access/NewSecret.razor.js"]}");
        _said = await _module.InvokeAsync<bool>("copy", _field) ? "Copied." : "The browser does not let us copy here: it is selected, copy it with the keyboard.";
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the module with it.
        }
    }
}
