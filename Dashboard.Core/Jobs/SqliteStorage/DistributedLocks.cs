using Hangfire.Storage;

namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>Locks across processes: a row with an owner and an end, renewed while held, free again when its owner died.</summary>
internal sealed class DistributedLocks(SessionPool sessions, WriteDoor door, LeaseKeeper keeper, SqliteStorageOptions options) : IDisposable
{
    private const string Take = """
        INSERT INTO DistributedLock (Resource, Owner, ExpireAt) VALUES ($resource, $owner, $until)
        ON CONFLICT (Resource) DO UPDATE SET Owner = excluded.Owner, ExpireAt = excluded.ExpireAt WHERE ExpireAt <= $now
        """;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(250);

    private int _waiting;
    private ManualResetEventSlim _released = new();

    public SqliteLock Acquire(string resource, TimeSpan timeout)
    {
        // Monotonic, not the clock of the leases: a waiter must time out even when that one stands still or jumps.
        var started = Environment.TickCount64;
        var wait = FirstWait;

        Interlocked.Increment(ref _waiting);
        try
        {
            while (true)
            {
                // Taken before trying: a release after the try sets exactly this event.
                var released = Volatile.Read(ref _released);
                if (TryAcquire(resource) is { } held)
                    return held;

                var left = timeout - TimeSpan.FromMilliseconds(Environment.TickCount64 - started);
                if (left <= TimeSpan.Zero)
                    throw new DistributedLockTimeoutException(resource);

                // Releases of this process wake us, those of others are seen by asking again, ever less often.
                released.Wait(wait < left ? wait : left);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Release(SqliteLock held)
    {
        keeper.Forget(held);
        door.Write(session => session.Execute(
            "DELETE FROM DistributedLock WHERE Resource = $resource AND Owner = $owner",
            ("$resource", held.Resource), ("$owner", held.Owner)));

        if (Volatile.Read(ref _waiting) > 0)
            Interlocked.Exchange(ref _released, new ManualResetEventSlim()).Set();
    }

    public void Dispose() => _released.Dispose();

    /// <summary>Whether the lock is still ours, asked within the transaction that relies on it.</summary>
    public static bool IsHeld(SqliteSession session, SqliteLock held) => session.Number(
        "SELECT 1 FROM DistributedLock WHERE Resource = $resource AND Owner = $owner",
        ("$resource", held.Resource), ("$owner", held.Owner)) > 0;

    public bool Renew(SqliteSession session, SqliteLock held, DateTime now) => session.Execute(
        "UPDATE DistributedLock SET ExpireAt = $until WHERE Resource = $resource AND Owner = $owner",
        ("$until", Instants.ToTicks(now + options.DistributedLockLifetime)),
        ("$resource", held.Resource), ("$owner", held.Owner)) > 0;

    private SqliteLock? TryAcquire(string resource)
    {
        var now = Instants.ToTicks(Now());
        var taken = sessions.Peek(session => session.Number(
            "SELECT 1 FROM DistributedLock WHERE Resource = $resource AND ExpireAt > $now",
            ("$resource", resource), ("$now", now)) > 0);
        if (taken)
            return null;

        var held = new SqliteLock(this, resource, Guid.NewGuid().ToString("N"));
        var won = door.Write(session =>
        {
            // The wait at the door may have been long: the lease starts now.
            var start = Now();
            return session.Execute(
                Take,
                ("$resource", resource), ("$owner", held.Owner), ("$now", Instants.ToTicks(start)),
                ("$until", Instants.ToTicks(start + options.DistributedLockLifetime))) > 0;
        });
        if (!won)
            return null;

        keeper.Keep(held);
        return held;
    }

    private DateTime Now() => options.TimeProvider.GetUtcNow().UtcDateTime;
}
