using Microsoft.Data.Sqlite;

namespace Dashboard.Shell;

/// <summary>
/// Returns memory to the machine when nobody asks for anything: after a burst of pages the runtime keeps what it took, and
/// collects only when it needs more, which on an idle server is never.
/// </summary>
internal static class GiveMemoryBack
{
    private const long Enough = 48L << 20;

    private const int Later = 15;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>Looks now and then, until told to stop.</summary>
    public static async Task WatchAsync(TimeProvider time, CancellationToken ct)
    {
        // Allocated bytes say whether anything is going on; a server at rest stays far below a megabyte a second.
        var (allocated, quiet) = (GC.GetTotalAllocatedBytes(), int.MaxValue);
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(Look, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var now = GC.GetTotalAllocatedBytes();
            var busy = now - allocated > (long)Look.TotalSeconds << 20;
            allocated = now;
            quiet = busy ? 0 : quiet == int.MaxValue ? quiet : quiet + 1;
            // At once, and again when pools of buffers let go: they keep what was in use within the last minute.
            if (quiet is 1 or Later && GC.GetGCMemoryInfo().TotalCommittedBytes > Enough)
            {
                // Each connection that waits for use holds pages of the database.
                SqliteConnection.ClearAllPools();
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
        }
    }
}
