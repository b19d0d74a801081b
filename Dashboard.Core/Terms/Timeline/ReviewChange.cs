using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Timeline;

/// <summary>A person's word on a change. <paramref name="By"/>: the name they sign in with.</summary>
public sealed record ReviewDraft(string By, ReviewDecision Decision, string? Owner, string? Note);

/// <summary>Decides on a change; earlier decisions are kept for ever.</summary>
public sealed class ReviewChange(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    /// <summary>False when there is no such change.</summary>
    public async Task<bool> RunAsync(int changeId, ReviewDraft draft, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(draft.By))
            throw new ArgumentException("A decision without a name is none.", nameof(draft));

        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.TermsChanges().SingleOrDefaultAsync(c => c.Id == changeId, ct) is not { } change)
            return false;

        var now = time.GetUtcNow().UtcDateTime;
        var (owner, note) = (Trimmed(draft.Owner), Trimmed(draft.Note));
        store.TermsReviews().Add(new TermsReview { ChangeId = changeId, At = now, By = draft.By, Owner = owner, Decision = draft.Decision, Note = note });
        (change.Owner, change.Decision, change.Note, change.ReviewedAt) = (owner, draft.Decision, note, now);
        await store.SaveChangesAsync(ct);
        return true;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
