using Microsoft.Data.Sqlite;

namespace Dashboard.Shell;

/// <summary>
/// Returns memory to the machine when nobody asks for anything: after a burst of pages the runtime keeps what it took, and
/// collects only when it needs more, which on an idle server is never.
/// </summary>
internal static class GiveMemoryBack
{
    private const long Enough = 48L << 20;

    private const long Left = 8L << 20;

    private const int Later = 15;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>Looks now and then, until told to stop.</summary>
    public static async Task WatchAsync(TimeProvider time, CancellationToken ct)
    {
        // Allocated bytes say whether anything is going on; a server at rest stays far below a megabyte a second.
        var (allocated, given, quiet) = (GC.GetTotalAllocatedBytes(), 0L, int.MaxValue);
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(Look, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var now = GC.GetTotalAllocatedBytes();
            var busy = now - allocated > (long)Look.TotalSeconds << 20;
            allocated = now;
            quiet = busy ? 0 : quiet == int.MaxValue ? quiet : quiet + 1;
            // At once; when pools of buffers let go, which keep what was in use within the last minute; and after each round of jobs
            // that left something, for nobody else would collect it for hours.
            if ((quiet is 1 or Later || (quiet > Later && now - given > Left)) && GC.GetGCMemoryInfo().TotalCommittedBytes > Enough)
            {
                given = now;
                // Each connection that waits for use holds pages of the database.
                SqliteConnection.ClearAllPools();
                Collect();
                // Pools of arrays let go of the old ones after a collection, when finalizers run; only the next one frees them.
                GC.WaitForPendingFinalizers();
                Collect();
                NativeHeap.GiveBack();
            }
        }
    }

    private static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
