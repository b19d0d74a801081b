using System.Text;

using Dashboard.Core.Store;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Sources;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Versions;

/// <summary>A document that a person brings. <paramref name="By"/>: the name they sign in with.</summary>
public sealed record HandText(ReadOnlyMemory<byte> Bytes, CaptureOrigin Origin, string By)
{
    public string? ContentType { get; init; }

    /// <summary>Where the person found it.</summary>
    public string? Note { get; init; }

    /// <summary>The page is not fetched any more: its document is kept by hand from now on.</summary>
    public bool KeepByHand { get; init; }

    public static HandText Pasted(string text, string by) => new(Encoding.UTF8.GetBytes(text), CaptureOrigin.Pasted, by);
}

/// <summary>Takes a pasted text or an uploaded file as the document of a source whose host does not let us read it.</summary>
public sealed class AddByHand(IDbContextFactory<DashboardStore> stores, CaptureFiles files, Reextract reextract, RecordVouched vouched, TimeProvider time)
{
    private const int FewestWords = 20;
    private const int MostBytes = 10 * 1024 * 1024;

    public async Task<VouchOutcome> RunAsync(int sourceId, HandText hand, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(hand.By))
            throw new ArgumentException("A text by hand without a name is none.", nameof(hand));

        if (hand.Bytes.Length > MostBytes)
            return new VouchOutcome.Refused($"The file is larger than {MostBytes / 1024 / 1024} MB.");

        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.TermsSources().AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId && s.RemovedAt == null, ct) is not { } polled)
            return new VouchOutcome.Refused("This source is gone.");

        var url = new Uri(polled.Url);
        var text = Extraction.Of(polled, hand.Bytes.Span, hand.ContentType, url);
        if (text.Words < FewestWords)
            return new VouchOutcome.Refused($"{text.Words} words are no document; paste the whole text.");

        var raw = await files.SaveAsync(hand.Bytes, ct);
        var baseline = await reextract.RunAsync(polled, ct);
        await using var transaction = await store.Database.BeginTransactionAsync(ct);
        var source = await store.TermsSources().SingleAsync(s => s.Id == sourceId, ct);
        if (source.CurrentVersionId != polled.CurrentVersionId)
            return new VouchOutcome.Refused("Somebody else was faster; look again.");

        var now = time.GetUtcNow().UtcDateTime;
        var page = new CapturedPage(new(hand.Bytes, url, hand.ContentType, new Dictionary<string, string>(), Validators: null), raw, text, CaptureVerdict.Accepted.Instance, now);
        var capture = page.ToRow(source);
        (capture.Origin, capture.OriginNote, capture.AcceptedBy, capture.AcceptedAt) = (hand.Origin, hand.Note, hand.By, now);
        store.TermsCaptures().Add(capture);
        await store.SaveChangesAsync(ct);

        var written = await vouched.WriteAsync(store, source, baseline, page, capture, hand.By, ct);
        Turn(source, hand, written, now);
        await store.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new VouchOutcome.Taken(source.State, written.Reason, written.ChangeId);
    }

    /// <summary>A host that refuses us goes on refusing: a text by hand does not hide that.</summary>
    private static void Turn(TermsSource source, HandText hand, VersionWritten written, DateTime now)
    {
        if (!hand.KeepByHand && source.State.IsTrouble())
            return;

        var state = hand.KeepByHand ? TermsState.Manual : written.State;
        if (source.State != state)
            source.StateSince = now;

        (source.State, source.StateReason) = (state, hand.KeepByHand ? $"Kept by hand; {hand.By} brought the text." : $"{hand.By} brought the text. {written.Reason}");
    }
}
