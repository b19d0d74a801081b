using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Terms.Versions;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Terms;

/// <summary>A page that was not taken for the document: what it says, for somebody who knows better.</summary>
public sealed partial class QuarantinePage(DocumentQuery documents, DocumentWrites writes) : ComponentBase
{
    private LoadFrame<FoundCapture>? _frame;
    private VouchOutcome? _answer;

    [Parameter]
    public int Id { get; set; }

    protected override void OnParametersSet() => _answer = null;

    private async Task<FoundCapture> LoadAsync(CancellationToken ct) => new(await documents.QuarantinedAsync(Id, ct));

    private async Task AcceptAsync()
    {
        _answer = await writes.AcceptAsync(Id);
        await _frame!.ReloadAsync();
    }
}

/// <summary>A capture, or none of this number.</summary>
public sealed record FoundCapture(QuarantinedDocument? Capture);
