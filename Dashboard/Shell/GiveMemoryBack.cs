namespace Dashboard.Shell;

/// <summary>
/// Returns memory to the machine when nobody asks for anything: after a burst of pages the runtime keeps what it took, and
/// collects only when it needs more, which on an idle server is never.
/// </summary>
internal static class GiveMemoryBack
{
    private const long Enough = 96L << 20;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>Looks now and then, until told to stop.</summary>
    public static async Task WatchAsync(TimeProvider time, CancellationToken ct)
    {
        // Allocated bytes say whether anything is going on; a server at rest stays far below a megabyte a second.
        var (allocated, given) = (GC.GetTotalAllocatedBytes(), true);
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(Look, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var now = GC.GetTotalAllocatedBytes();
            var busy = now - allocated > (long)Look.TotalSeconds << 20;
            allocated = now;
            if (busy)
            {
                given = false;
            }
            else if (!given && GC.GetGCMemoryInfo().TotalCommittedBytes > Enough)
            {
                given = true;
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
        }
    }
}
