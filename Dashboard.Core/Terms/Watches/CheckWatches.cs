using Dashboard.Core.Store;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Sources;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Watches;

/// <summary>Looks for every pinned sentence of a source in the text that it shows now; its callers own the transaction.</summary>
internal static class CheckWatches
{
    public static async Task RunAsync(DashboardStore store, TermsSource source, int versionId, PageText page, DateTime at, CancellationToken ct)
    {
        foreach (var watch in await store.TermsWatches().Where(w => w.SourceId == source.Id && w.RemovedAt == null).ToListAsync(ct))
        {
            var found = WatchedSentence.Find(watch.Sentence, page);
            if (watch.State != found.State)
                watch.Since = at;

            (watch.State, watch.Now, watch.VersionId) = (found.State, found.Now, versionId);
        }
    }
}
