using System.Globalization;

using Dashboard.Core.Store;
using Dashboard.Core.Terms.Versions;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Watches;

/// <summary>Pins a sentence, lets one go, or takes its new wording as the one relied on.</summary>
public sealed class PinSentence(IDbContextFactory<DashboardStore> stores, VersionTexts texts, TimeProvider time)
{
    /// <param name="by">The name the person signs in with.</param>
    public async Task<SaveOutcome> AddAsync(int sourceId, string sentence, string by, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        sentence = sentence.Trim();
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.TermsSources().AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId && s.RemovedAt == null, ct) is not { } source)
            return Refused("Somebody has removed this document meanwhile.");

        if (await store.TermsVersions().AsNoTracking().SingleOrDefaultAsync(v => v.Id == source.CurrentVersionId, ct) is not { } version
            || await texts.ReadAsync(version, ct) is not { } page)
            return Refused("There is no text of this document yet.");

        if (WatchedSentence.Problem(sentence) is { } problem)
            return Refused(problem);

        if (WatchedSentence.Find(sentence, page).State != WatchState.Holds)
            return Refused("The document does not say this; copy the sentence from its text.");

        var key = WatchedSentence.Key(sentence);
        var pinned = await store.TermsWatches().Where(w => w.SourceId == sourceId && w.RemovedAt == null).ToListAsync(ct);
        if (pinned.Exists(w => WatchedSentence.Key(w.Sentence) == key))
            return Refused("This sentence is pinned already.");

        var now = time.GetUtcNow().UtcDateTime;
        var watch = new TermsWatch { SourceId = sourceId, Sentence = sentence, State = WatchState.Holds, VersionId = version.Id, Since = now, AddedBy = by, AddedAt = now };
        store.TermsWatches().Add(watch);
        await store.SaveChangesAsync(ct);
        return new SaveOutcome.Saved(watch.Id.ToString(CultureInfo.InvariantCulture), Change.Created);
    }

    /// <summary>The new wording is what is relied on now. False when there is none to take.</summary>
    public Task<bool> TakeNewWordingAsync(int id, CancellationToken ct) => ChangeAsync(
        id,
        watch =>
        {
            if (watch.Now is not { } wording)
                return false;

            (watch.Sentence, watch.Now, watch.State, watch.Since) = (wording, null, WatchState.Holds, time.GetUtcNow().UtcDateTime);
            return true;
        },
        ct);

    /// <summary>Nobody relies on it any more. False when it was let go before.</summary>
    public Task<bool> RemoveAsync(int id, CancellationToken ct) => ChangeAsync(
        id,
        watch =>
        {
            watch.RemovedAt = time.GetUtcNow().UtcDateTime;
            return true;
        },
        ct);

    private async Task<bool> ChangeAsync(int id, Func<TermsWatch, bool> change, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var whole = await store.Database.BeginTransactionAsync(ct);
        if (await store.TermsWatches().SingleOrDefaultAsync(w => w.Id == id && w.RemovedAt == null, ct) is not { } watch || !change(watch))
            return false;

        await store.SaveChangesAsync(ct);
        await whole.CommitAsync(ct);
        return true;
    }

    private static SaveOutcome.Refused Refused(string why) => new([new Problem(nameof(TermsWatch.Sentence), why)]);
}
