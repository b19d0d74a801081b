using Dashboard.Core.Store;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dashboard.Core.Usage.Telemetry;

/// <summary>Forgets where spans stood in their traces when nothing can come that would change what counts.</summary>
public sealed partial class ForgetSpansJob(IDbContextFactory<DashboardStore> stores, TimeProvider time, ILogger<ForgetSpansJob> log)
{
    public const string Id = "usage-forget-spans";

    // A trace is told within minutes; this is for files that are imported piece by piece.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    // The ledger has one writer: others get their turn in between.
    private const int AtOnce = 5000;

    public async Task RunAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var old = time.GetUtcNow().UtcDateTime - Kept;
        var forgotten = 0;
        while (await store.SpanMarks().Where(m => m.SeenAt < old).OrderBy(m => m.SeenAt).Take(AtOnce).ExecuteDeleteAsync(ct) is var count and > 0)
            forgotten += count;

        if (forgotten > 0)
            LogForgotten(forgotten);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Forgot {Count} spans")]
    private partial void LogForgotten(int count);
}
