using Dashboard.Access;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Versions;
using Dashboard.Core.Terms.Watches;
using Dashboard.Core.Units;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Terms;

/// <summary>What a person says about a document: this is it, here is its text, this sentence matters. Each asks who is there first.</summary>
public sealed class DocumentWrites(AcceptCapture accept, AddByHand byHand, PinSentence pins, IAuthorizationService authorization, AuthenticationStateProvider people)
{
    private const string NotAllowed = "Your role does not allow this any more; ask an administrator.";

    public async Task<VouchOutcome> AcceptAsync(int captureId) => await people.EditorAsync(authorization) is { } me
        ? await accept.RunAsync(captureId, me, CancellationToken.None)
        : new VouchOutcome.Refused(NotAllowed);

    public async Task<VouchOutcome> BringAsync(int sourceId, ReadOnlyMemory<byte> bytes, CaptureOrigin origin, string? contentType, string? note, bool keep) =>
        await people.EditorAsync(authorization) is { } me
            ? await byHand.RunAsync(sourceId, new(bytes, origin, me) { ContentType = contentType, Note = note, KeepByHand = keep }, CancellationToken.None)
            : new VouchOutcome.Refused(NotAllowed);

    /// <summary>Null when it is pinned now, else why not.</summary>
    public async Task<string?> PinAsync(int sourceId, string sentence) => await people.EditorAsync(authorization) is not { } me ? NotAllowed
        : await pins.AddAsync(sourceId, sentence, me, CancellationToken.None) is SaveOutcome.Refused refused ? refused.Problems[0].Message : null;

    public Task<string?> TakeWordingAsync(int id) => AllowedAsync(() => pins.TakeNewWordingAsync(id, CancellationToken.None), "There is no new wording to take.");

    public Task<string?> UnpinAsync(int id) => AllowedAsync(() => pins.RemoveAsync(id, CancellationToken.None), "Somebody has let it go meanwhile.");

    private async Task<string?> AllowedAsync(Func<Task<bool>> write, string otherwise) =>
        await people.EditorAsync(authorization) is null ? NotAllowed : await write() ? null : otherwise;
}
