using Dashboard.Core.Store;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Versions;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Watches;

/// <summary>Looks for every pinned sentence of a source in the text that it shows now; its callers own the transaction.</summary>
internal static class CheckWatches
{
    public static async Task RunAsync(DashboardStore store, VersionTexts texts, TermsSource source, int versionId, PageText page, DateTime at, CancellationToken ct)
    {
        foreach (var watch in await store.TermsWatches().Where(w => w.SourceId == source.Id && w.RemovedAt == null).ToListAsync(ct))
        {
            var before = watch.VersionId != versionId && await store.TermsVersions().AsNoTracking().SingleOrDefaultAsync(v => v.Id == watch.VersionId, ct) is { } version
                ? await texts.ReadAsync(version, ct)
                : null;
            Look(watch, page, before, versionId, at);
        }
    }

    /// <param name="before">The text that was looked in last; null when there was none.</param>
    public static void Look(TermsWatch watch, PageText page, PageText? before, int versionId, DateTime at)
    {
        var found = WatchedSentence.Find(watch.Sentence, page, before, watch.Now);
        // What never stood there was neither removed nor reworded.
        var state = found.State.IsBroken() && watch.State is (WatchState.NotLookedFor or WatchState.NeverStood) ? WatchState.NeverStood : found.State;
        if (watch.State != state)
            watch.Since = at;

        (watch.State, watch.Now, watch.VersionId) = (state, found.Now, versionId);
    }
}
