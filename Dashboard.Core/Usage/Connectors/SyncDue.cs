using System.Collections.Concurrent;

using Dashboard.Core.Store;
using Dashboard.Core.Usage.Connections;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Usage.Connectors;

/// <summary>One round: every connection that is due.</summary>
public sealed class SyncDue(IDbContextFactory<DashboardStore> stores, RunningSyncs syncs, IOptions<FeedOptions> options, TimeProvider time)
{
    /// <param name="all">Also what is not due yet; paused connections never.</param>
    public async Task<IReadOnlyList<SyncReport>> RunAsync(bool all, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        List<int> due;
        await using (var store = await stores.CreateDbContextAsync(ct))
            due = await store.Feeds().Where(f => !f.Paused && (all || f.NextDueAt <= now)).OrderBy(f => f.NextDueAt).Select(f => f.ConnectionId).ToListAsync(ct);

        var reports = new ConcurrentBag<SyncReport>();
        var surprises = new ConcurrentBag<Exception>();
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = options.Value.Parallel, CancellationToken = ct }, async (id, stop) =>
        {
            try
            {
                if (await syncs.RunAsync(id, stop) is { } report)
                    reports.Add(report);
            }
            catch (Exception e) when (e is not OperationCanceledException) // An edge: one connection's surprise is not the others'; told below.
            {
                surprises.Add(e);
            }
        });
        if (!surprises.IsEmpty)
            throw new AggregateException(surprises);

        return [.. reports.OrderBy(r => r.Connection, StringComparer.Ordinal)];
    }
}
