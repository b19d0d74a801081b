using System.Text;

using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Versions;

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Dashboard.Terms;

/// <summary>A person brings the text of a document whose host does not let us read it.</summary>
public sealed partial class ByHandPage(SourcesQuery sources, DocumentWrites writes) : ComponentBase
{
    private const int MostBytes = 10 * 1024 * 1024;

    private string? _text, _note, _problem;
    private bool _keep, _busy;
    private (byte[] Bytes, string? Type)? _file;
    private VouchOutcome? _answer;

    [Parameter]
    public int Id { get; set; }

    private async Task<FoundSource> LoadAsync(CancellationToken ct)
    {
        var source = await sources.DraftAsync(Id, ct) is null ? null : await sources.FindAsync(Id, ct);
        _keep = source?.State == TermsState.Manual;
        return new(source);
    }

    private async Task ChooseAsync(InputFileChangeEventArgs chosen)
    {
        (_file, _problem) = (null, null);
        if (chosen.File.Size > MostBytes)
        {
            _problem = "The file is larger than 10 MB.";
            return;
        }

        try
        {
            using var bytes = new MemoryStream();
            await using var stream = chosen.File.OpenReadStream(MostBytes);
            await stream.CopyToAsync(bytes);
            _file = (bytes.ToArray(), chosen.File.ContentType);
        }
        catch (IOException)
        {
            // The browser went away, or the file changed under it.
            _problem = "The file could not be read; choose it again.";
        }
    }

    private async Task SaveAsync()
    {
        if (_file is null && string.IsNullOrWhiteSpace(_text))
        {
            _problem = "Paste the text or choose a file.";
            return;
        }

        (_busy, _problem) = (true, null);
        var (bytes, type) = _file ?? (Encoding.UTF8.GetBytes(_text!), "text/plain; charset=utf-8");
        var origin = _file is null ? CaptureOrigin.Pasted : CaptureOrigin.Uploaded;
        var note = string.IsNullOrWhiteSpace(_note) ? null : _note.Trim();
        _answer = await Task.Run(() => writes.BringAsync(Id, bytes, origin, type, note, _keep));
        _problem = _answer is VouchOutcome.Refused refused ? refused.Reason : null;
        _busy = false;
    }
}

/// <summary>A watched page, or none of this number.</summary>
public sealed record FoundSource(SourceRow? Source);
