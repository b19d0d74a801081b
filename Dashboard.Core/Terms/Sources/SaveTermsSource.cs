using System.Globalization;

using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Sources;

/// <summary>Adds a source or changes one; it is kept under its number.</summary>
public sealed class SaveTermsSource(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    public async Task<SaveOutcome> AddAsync(TermsSourceDraft draft, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await ProblemsAsync(store, draft, id: null, ct) is { Count: > 0 } problems)
            return new SaveOutcome.Refused(problems);

        var now = time.GetUtcNow().UtcDateTime;
        var source = new TermsSource
        {
            Provider = draft.Provider,
            Name = draft.Name.Trim(),
            Url = draft.Url,
            AddedAt = now,
            NextDueAt = now,
            StateSince = now,
            StateReason = "Waits for its first fetch.",
        };
        Apply(source, draft);
        store.TermsSources().Add(source);
        await store.SaveChangesAsync(ct);
        return Saved(source.Id, Change.Created);
    }

    public async Task<SaveOutcome> EditAsync(int id, TermsSourceDraft draft, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        // The write lock before reading: a poll that ends between the two must not make the edit fail.
        await using var whole = await store.Database.BeginTransactionAsync(ct);
        if (await store.TermsSources().SingleOrDefaultAsync(s => s.Id == id && s.RemovedAt == null, ct) is not { } source)
            return new SaveOutcome.Refused([new("", "Somebody has removed this page meanwhile.")]);

        if (await ProblemsAsync(store, draft, id, ct) is { Count: > 0 } problems)
            return new SaveOutcome.Refused(problems);

        var elsewhere = source.Url != draft.Url;
        var otherParts = source.Select != SourceText.Join(draft.Select) || source.Remove != SourceText.Join(draft.Remove);
        Apply(source, draft);
        if (elsewhere || otherParts)
        {
            // The host's "not modified" speaks of what we asked before.
            (source.ETag, source.LastModified, source.ValidatorsOf) = (null, null, null);
            source.NextDueAt = time.GetUtcNow().UtcDateTime;
        }

        if (elsewhere)
            (source.ProposedUrl, source.PendingCaptureId, source.Failures) = (null, null, 0);

        source.Revision++;
        await store.SaveChangesAsync(ct);
        await whole.CommitAsync(ct);
        return Saved(id, Change.Changed);
    }

    private static SaveOutcome.Saved Saved(int id, Change change) => new(id.ToString(CultureInfo.InvariantCulture), change);

    private static void Apply(TermsSource source, TermsSourceDraft draft)
    {
        source.Provider = draft.Provider;
        source.Name = draft.Name.Trim();
        source.Kind = draft.Kind;
        source.Url = draft.Url;
        source.Select = SourceText.Join(draft.Select);
        source.Remove = SourceText.Join(draft.Remove);
        if (draft.Markers is { } markers)
            source.Learn(markers);
    }

    private static async Task<List<Problem>> ProblemsAsync(DashboardStore store, TermsSourceDraft draft, int? id, CancellationToken ct)
    {
        var problems = draft.Problems().ToList();
        var select = SourceText.Join(draft.Select);
        var twin = await store.TermsSources().AsNoTracking()
            .FirstOrDefaultAsync(s => s.Url == draft.Url && s.Select == select && s.RemovedAt == null && s.Id != id, ct);
        if (twin is not null)
            problems.Add(new(nameof(TermsSourceDraft.Url), $"This page is watched already as \"{twin.Name}\"."));

        return problems;
    }
}
