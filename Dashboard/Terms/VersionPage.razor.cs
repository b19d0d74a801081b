using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Terms.Watches;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Terms;

/// <summary>One text of a document to read, sentence by sentence, with the ones we rely on.</summary>
public sealed partial class VersionPage(DocumentQuery documents, WatchesQuery watches, DocumentWrites writes) : ComponentBase
{
    private LoadFrame<FoundDocument>? _frame;
    private string? _answer;

    [Parameter]
    public int Id { get; set; }

    [Parameter]
    public int Number { get; set; }

    private async Task<FoundDocument> LoadAsync(CancellationToken ct) => new(
        await documents.VersionAsync(Id, Number, ct),
        (await watches.ListAsync(Id, ct)).Select(w => WatchedSentence.Key(w.Sentence)).ToHashSet(StringComparer.Ordinal));

    private async Task PinAsync(string sentence)
    {
        _answer = await writes.PinAsync(Id, sentence) ?? "Pinned. You are told when it is gone or says something else.";
        await _frame!.ReloadAsync();
    }
}

/// <summary>A text, or none of this number; and the keys of the sentences that are pinned.</summary>
public sealed record FoundDocument(VersionDocument? Document, IReadOnlySet<string> Pinned);
