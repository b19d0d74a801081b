using Hangfire.Server;

namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>Deletes what has expired, in batches small enough that other writers hardly notice.</summary>
internal sealed class ExpirationProcess(SqliteJobStorage storage, TimeSpan interval) : IBackgroundProcess
{
    private const int BatchSize = 250;

    // A job takes its parameters and states along.
    private static readonly string[] Sweeps =
    [
        "DELETE FROM Job WHERE Id IN (SELECT Id FROM Job WHERE ExpireAt <= $now LIMIT $batch)",
        "DELETE FROM SetItem WHERE Id IN (SELECT Id FROM SetItem WHERE ExpireAt <= $now LIMIT $batch)",
        "DELETE FROM ListItem WHERE Id IN (SELECT Id FROM ListItem WHERE ExpireAt <= $now LIMIT $batch)",
        "DELETE FROM HashField WHERE (Key, Field) IN (SELECT Key, Field FROM HashField WHERE ExpireAt <= $now LIMIT $batch)",
        "DELETE FROM Counter WHERE Key IN (SELECT Key FROM Counter WHERE ExpireAt <= $now LIMIT $batch)",
        "DELETE FROM DistributedLock WHERE Resource IN (SELECT Resource FROM DistributedLock WHERE ExpireAt <= $now LIMIT $batch)",
    ];

    public void Execute(BackgroundProcessContext context)
    {
        Sweep(context.StoppingToken);
        context.Wait(interval);
    }

    /// <summary>One round over everything; says how many rows went.</summary>
    public int Sweep(CancellationToken ct)
    {
        var now = Instants.ToTicks(storage.Now());
        var total = 0;
        foreach (var sweep in Sweeps)
        {
            int deleted;
            do
            {
                ct.ThrowIfCancellationRequested();
                deleted = storage.Door.Write(session => session.Execute(sweep, ("$now", now), ("$batch", BatchSize)));
                total += deleted;
            }
            while (deleted == BatchSize);
        }

        return total;
    }

    public override string ToString() => nameof(ExpirationProcess);
}
