namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>How the job storage on SQLite polls, leases and cleans up.</summary>
public sealed class SqliteStorageOptions
{
    /// <summary>How soon an idle worker sees a job that another process enqueued; one of its own process wakes it at once.</summary>
    public TimeSpan QueuePollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long after its process died a fetched job becomes visible again. A running job renews it every few seconds.
    /// A third of a minute: a job back within a minute even when the next process dies with it as well.
    /// </summary>
    public TimeSpan InvisibilityTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long after its process died a distributed lock is free again. A held lock renews it. Shorter than the 15 s
    /// that Hangfire waits when recurring jobs are registered: a restart after a crash must not fail on the lock of the dead.
    /// </summary>
    public TimeSpan DistributedLockLifetime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often expired jobs, sets, hashes, lists and counters are swept.</summary>
    public TimeSpan JobExpirationCheckInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a write waits for the writers of other processes before it gives up.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long finished jobs stay visible.</summary>
    public TimeSpan JobExpirationTimeout { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The clock of leases and expiry.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal void Validate()
    {
        MustBePositive(QueuePollInterval, nameof(QueuePollInterval));
        MustBePositive(InvisibilityTimeout, nameof(InvisibilityTimeout));
        MustBePositive(DistributedLockLifetime, nameof(DistributedLockLifetime));
        MustBePositive(JobExpirationCheckInterval, nameof(JobExpirationCheckInterval));
        MustBePositive(BusyTimeout, nameof(BusyTimeout));
    }

    private static void MustBePositive(TimeSpan value, string name)
    {
        if (value <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(name, value, $"{nameof(SqliteStorageOptions)}.{name} must be longer than zero.");
    }
}
