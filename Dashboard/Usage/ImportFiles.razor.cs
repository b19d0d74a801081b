using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Import.Formats;

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace Dashboard.Usage;

/// <summary>Import through the browser. The files go to <see cref="UsageEndpoints.Uploads"/>, not through the circuit.</summary>
public sealed partial class ImportFiles(
    ImportSession session, UsageFormats formats, IOptions<UploadOptions> options, AntiforgeryStateProvider antiforgery, IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private ElementReference _zone, _input;
    private IJSObjectReference? _module, _drop;
    private DotNetObjectReference<ImportFiles>? _self;
    private long? _rowsSeen;
    private bool _left;

    /// <summary>In whose time zone days are told.</summary>
    [Parameter, EditorRequired]
    public required ReportingDay Day { get; set; }

    /// <summary>Something is in the ledger that was not.</summary>
    [Parameter]
    public EventCallback OnImported { get; set; }

    private string Subtitle => session.Phase switch
    {
        ImportPhase.Looked => "This is what importing would do. Nothing has been added yet.",
        ImportPhase.Done => "Importing the same files again adds nothing twice.",
        _ => "You see what was recognised before anything counts.",
    };

    // One sentence for each step: the figures of progress would never stop being read aloud.
    private string? Said => session.Phase switch
    {
        ImportPhase.Sending => "Sending the files",
        ImportPhase.Looking => "Looking into the files",
        ImportPhase.Looked => "What importing would do is shown",
        ImportPhase.Importing => "Importing",
        ImportPhase.Done => "Imported",
        _ => null,
    };

    protected override void OnInitialized() => session.Changed += Show;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        try
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", $"./{Assets["Usage/ImportFiles.razor.js"]}");
            _self = DotNetObjectReference.Create(this);
            var most = options.Value.MaxBytes;
            _drop = await _module.InvokeAsync<IJSObjectReference>("attach", _zone, _input, _self, new
            {
                Address = UsageEndpoints.Uploads,
                Token = antiforgery.GetAntiforgeryToken()?.Value,
                TokenHeader = "RequestVerificationToken",
                Most = most,
                TooLarge = $"It is larger than {ByteText.Of(most)}. Pack it with gzip, or import it on the server with the command import.",
            });
        }
        catch (JSDisconnectedException)
        {
            // The page is gone.
        }
        catch (JSException) when (_left)
        {
            // Somebody went on to another page before the drop zone was ready: there is nothing to attach to.
        }
    }

    [JSInvokable]
    public bool Chosen(IReadOnlyList<ChosenFile> files) => session.Choose(files.Select(f => new SentFile(f.Name, f.Size)));

    [JSInvokable]
    public void Arrived(int index, Guid id) => session.Take(index, id);

    [JSInvokable]
    public void NotArrived(int index, string why) => session.Refuse(index, why);

    [JSInvokable]
    public Task AllSentAsync() => LookAsync();

    private async Task LookAsync()
    {
        _rowsSeen = null;
        await session.LookAsync();
    }

    private async Task ImportAsync()
    {
        // What the preview counted tells how much is left.
        _rowsSeen = session.Outcome?.Files.Sum(f => f.RowsRead) is > 0 and var rows ? rows : _rowsSeen;
        await session.ImportAsync();
        await InvokeAsync(OnImported.InvokeAsync);
    }

    private async Task CancelAsync()
    {
        if (session.Phase == ImportPhase.Sending && _drop is not null)
            await _drop.InvokeVoidAsync("stop");

        session.Cancel();
    }

    private void Show() => _ = InvokeAsync(StateHasChanged);

    public async ValueTask DisposeAsync()
    {
        _left = true;
        session.Changed -= Show;
        session.Dispose();
        try
        {
            if (_drop is not null)
            {
                await _drop.InvokeVoidAsync("dispose");
                await _drop.DisposeAsync();
            }

            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone; so is its drop zone.
        }

        _self?.Dispose();
    }

    /// <summary>What the browser says of a file before it is sent.</summary>
    public sealed record ChosenFile(string Name, long Size);
}
