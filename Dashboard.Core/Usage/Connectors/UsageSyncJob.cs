using Dashboard.Core.Usage.Connections;

using Microsoft.Extensions.Logging;

namespace Dashboard.Core.Usage.Connectors;

/// <summary>Syncs the connections that are due. May overlap with itself: each connection has a lock of its own, and reading a long past must not hold up the others.</summary>
public sealed partial class UsageSyncJob(SyncDue due, ILogger<UsageSyncJob> log)
{
    public const string Id = "usage-sync";

    public async Task RunAsync(CancellationToken ct)
    {
        var reports = await due.RunAsync(all: false, ct);
        var troubled = reports.Count(r => r.State is not FeedState.Synced);
        var added = reports.Sum(r => r.Added);
        LogSynced(reports.Count, added, troubled);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Synced {Count} connections: {Added} rows added, {Troubled} in trouble")]
    private partial void LogSynced(int count, long added, int troubled);
}
