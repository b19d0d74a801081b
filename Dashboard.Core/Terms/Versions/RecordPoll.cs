using Dashboard.Core.Store;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Terms.Versions;

/// <summary>Writes what a poll found: one transaction, one state.</summary>
public sealed class RecordPoll(IDbContextFactory<DashboardStore> stores, RecordVersion versions, IOptions<TermsOptions> options, TimeProvider time)
{
    /// <summary>The host says that nothing changed, and we hold that text.</summary>
    public async Task<PollOutcome> UnchangedAsync(TermsSource polled, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var (source, now) = (Attach(store, polled), time.GetUtcNow().UtcDateTime);
        await using var transaction = await store.Database.BeginTransactionAsync(ct);
        Seen(source, TermsState.Unchanged, "The host says that the page has not changed.", now);
        var change = await versions.HoldsAsync(store, source, now, ct);
        await store.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Outcome(source, change);
    }

    /// <summary>We asked and got no document: a state, never a version.</summary>
    public async Task<PollOutcome> TroubleAsync(TermsSource polled, FetchResult.Trouble trouble, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var source = Attach(store, polled);
        Missed(source, trouble.State, trouble.Reason, trouble.RetryAfter);
        await store.SaveChangesAsync(ct);
        if (trouble.RetryAfter is { } wish)
            await QuietAsync(store, source, time.GetUtcNow().UtcDateTime + wish, ct);
        return Outcome(source, null);
    }

    /// <summary>We did not ask: only the next time changes.</summary>
    public async Task<PollOutcome> PostponedAsync(TermsSource polled, FetchResult.Postponed postponed, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var source = Attach(store, polled);
        source.NextDueAt = postponed.Until;
        source.Revision++;
        await store.SaveChangesAsync(ct);
        return Outcome(source, null) with { Reason = postponed.Reason };
    }

    /// <summary>A body came, but it is not the document: quarantined; the baseline stays.</summary>
    public async Task<PollOutcome> RefusedAsync(TermsSource polled, CapturedPage page, CaptureVerdict.Refused refused, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var source = Attach(store, polled);
        store.TermsCaptures().Add(page.ToRow(source));
        Missed(source, refused.IsChallenge ? TermsState.Blocked : refused.State, refused.Reason, retryAfter: null);
        source.ProposedUrl = refused.State == TermsState.Moved ? (page.Page.Final.AbsoluteUri != source.Url ? page.Page.Final : page.Text.Signs.Canonical)?.AbsoluteUri : null;
        await store.SaveChangesAsync(ct);
        return Outcome(source, null);
    }

    /// <summary>The document: the same words, a first look at others, or a version.</summary>
    public async Task<PollOutcome> AcceptedAsync(
        TermsSource polled, BaselineText? baseline, CapturedPage page, string textFile, bool confirmAtOnce, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var source = Attach(store, polled);
        await using var transaction = await store.Database.BeginTransactionAsync(ct);
        var capture = page.ToRow(source);
        store.TermsCaptures().Add(capture);
        await store.SaveChangesAsync(ct);

        var held = await RecordVersion.HeldAsync(store, source, baseline, ct);
        var decision = VersionDecision.Of(held, page.Text.Hash, page.At, confirmAtOnce ? TimeSpan.Zero : options.Value.ConfirmAfter);
        var back = decision is VersionDecision.Same && source.State.IsQuarantine();
        var written = await versions.WriteAsync(store, source, new(decision, baseline, page, capture, textFile, confirmAtOnce), ct);
        if (back && await Flapping.BackAsync(store, source, page.At, ct) is { Turns: > 1 } incident)
            written = written with { Reason = $"The words are the same; pages that were not the document came between {incident.Turns} times since {incident.StartedAt:yyyy-MM-dd}." };

        Seen(source, written.State, written.Reason, page.At);
        source.ProposedUrl = null;
        (source.ETag, source.LastModified, source.ValidatorsOf) = page.Page.Validators is { } v ? (v.ETag, v.LastModified, v.Of?.AbsoluteUri) : (null, null, null);
        if (written.State == TermsState.ChangedUnconfirmed)
            source.NextDueAt = NextDue.ToConfirm(source.Id, held.Pending is { } p && p.Hash == page.Text.Hash ? p.SeenAt : page.At, options.Value);

        await store.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Outcome(source, written.ChangeId);
    }

    /// <summary>Something of ours broke: the source waits its turn again and does not hold up the others.</summary>
    public async Task BrokenAsync(int sourceId, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.TermsSources().SingleOrDefaultAsync(s => s.Id == sourceId, ct) is not { } source)
            return;

        source.Failures++;
        source.NextDueAt = NextDue.AfterFailure(source.Id, time.GetUtcNow().UtcDateTime, source.Failures, retryAfter: null, options.Value);
        source.Revision++;
        await store.SaveChangesAsync(ct);
    }

    /// <summary>The host asked for quiet: that counts for all its pages, and also after a restart.</summary>
    private static Task QuietAsync(DashboardStore store, TermsSource source, DateTime until, CancellationToken ct)
    {
        var host = new Uri(source.Url).GetLeftPart(UriPartial.Authority);
        return store.TermsSources()
            .Where(s => s.Id != source.Id && s.NextDueAt < until && (s.Url == host || s.Url.StartsWith(host + "/")))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.NextDueAt, until), ct);
    }

    /// <summary>Tracks the row as it was polled: whoever wrote in the meantime wins, by the revision.</summary>
    private static TermsSource Attach(DashboardStore store, TermsSource polled)
    {
        store.TermsSources().Attach(polled);
        return polled;
    }

    private void Seen(TermsSource source, TermsState state, string reason, DateTime now)
    {
        Turn(source, state, reason, now);
        source.LastVerifiedAt = now;
        source.Failures = 0;
        source.NextDueAt = NextDue.AfterSuccess(source.Id, now, options.Value);
    }

    private void Missed(TermsSource source, TermsState state, string reason, TimeSpan? retryAfter)
    {
        var now = time.GetUtcNow().UtcDateTime;
        Turn(source, state, reason, now);
        source.Failures++;
        source.NextDueAt = NextDue.AfterFailure(source.Id, now, source.Failures, retryAfter, options.Value);
    }

    private static void Turn(TermsSource source, TermsState state, string reason, DateTime now)
    {
        if (source.State != state || source.LastCheckedAt is null)
            source.StateSince = now;

        (source.State, source.StateReason, source.LastCheckedAt) = (state, reason, now);
        source.Revision++;
    }

    private static PollOutcome Outcome(TermsSource source, int? change) =>
        new(source.Id, source.Provider, source.Name, source.State, source.StateReason, source.NextDueAt, change);
}
