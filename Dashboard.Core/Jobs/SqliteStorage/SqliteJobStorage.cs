using Hangfire;
using Hangfire.Logging;
using Hangfire.Server;
using Hangfire.Storage;
using Microsoft.Data.Sqlite;

namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>Hangfire's storage in one SQLite file, for any number of workers and processes on one machine.</summary>
public sealed class SqliteJobStorage : JobStorage, IDisposable
{
    private static readonly HashSet<string> Features = new(StringComparer.OrdinalIgnoreCase)
    {
        JobStorageFeatures.ExtendedApi,
        JobStorageFeatures.JobQueueProperty,
        JobStorageFeatures.ProcessesInsteadOfComponents,
        JobStorageFeatures.Connection.BatchedGetFirstByLowest,
        JobStorageFeatures.Connection.GetUtcDateTime,
        JobStorageFeatures.Connection.GetSetContains,
        JobStorageFeatures.Connection.LimitedGetSetCount,
        JobStorageFeatures.Transaction.AcquireDistributedLock,
        JobStorageFeatures.Transaction.CreateJob,
        JobStorageFeatures.Transaction.SetJobParameter,
        JobStorageFeatures.Transaction.RemoveFromQueue(typeof(SqliteFetchedJob)),
        JobStorageFeatures.Monitoring.DeletedStateGraphs,
        JobStorageFeatures.Monitoring.AwaitingJobs,
    };

    private readonly SqliteStorageOptions _options;
    private readonly LeaseKeeper _keeper;

    public SqliteJobStorage(string connectionStringOrPath, SqliteStorageOptions? options = null)
    {
        _options = options ?? new SqliteStorageOptions();
        _options.Validate();
        JobExpirationTimeout = _options.JobExpirationTimeout;

        var connection = ConnectionString(connectionStringOrPath, _options.BusyTimeout);
        Path = connection.DataSource;
        Sessions = new SessionPool(connection.ToString());
        Door = new WriteDoor(Sessions);
        _keeper = new LeaseKeeper(Door, _options.TimeProvider, Shorter(_options.InvisibilityTimeout, _options.DistributedLockLifetime) / 3);
        Queue = new SqliteQueue(Sessions, Door, _keeper, _options);
        Locks = new DistributedLocks(Sessions, Door, _keeper, _options);
        try
        {
            SqliteSchema.Prepare(Sessions, Door, Path);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>A reader sees every commit that came before it, so Hangfire need not ask twice.</summary>
    public override bool LinearizableReads => true;

    internal SessionPool Sessions { get; }

    internal WriteDoor Door { get; }

    internal SqliteQueue Queue { get; }

    internal DistributedLocks Locks { get; }

    public override IStorageConnection GetConnection() => new SqliteJobConnection(this);

    public override IMonitoringApi GetMonitoringApi() => new SqliteMonitoringApi(this);

    public override bool HasFeature(string featureId)
    {
        ArgumentNullException.ThrowIfNull(featureId);

        return Features.Contains(featureId);
    }

    public override IEnumerable<IBackgroundProcess> GetStorageWideProcesses() =>
        [new ExpirationProcess(this, _options.JobExpirationCheckInterval)];

    public override void WriteOptionsToLog(ILog logger) => logger.Info(
        $"Job storage options: poll {_options.QueuePollInterval}, invisibility {_options.InvisibilityTimeout}, lock lifetime {_options.DistributedLockLifetime}, busy timeout {_options.BusyTimeout}.");

    /// <summary>Closes the file. What this process still holds comes free when its leases lapse.</summary>
    public void Dispose()
    {
        _keeper.Dispose();
        Locks.Dispose();
        Door.Dispose();
        Sessions.Dispose();
    }

    public override string ToString() => $"SQLite: {Path}";

    internal DateTime Now() => _options.TimeProvider.GetUtcNow().UtcDateTime;

    private static SqliteConnectionStringBuilder ConnectionString(string connectionStringOrPath, TimeSpan busyTimeout)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionStringOrPath);

        var connection = connectionStringOrPath.Contains('=', StringComparison.Ordinal)
            ? new SqliteConnectionStringBuilder(connectionStringOrPath)
            : new SqliteConnectionStringBuilder { DataSource = connectionStringOrPath };
        if (connection.Mode == SqliteOpenMode.Memory || connection.DataSource is "" or ":memory:")
            throw new ArgumentException("Jobs need a file: in memory every connection would see a database of its own.", nameof(connectionStringOrPath));

        connection.DataSource = System.IO.Path.GetFullPath(connection.DataSource);
        connection.Mode = SqliteOpenMode.ReadWriteCreate;
        // Sessions are kept here, with their settings and prepared statements; a second pool below would only hold files open.
        connection.Pooling = false;
        connection.DefaultTimeout = (int)Math.Ceiling(busyTimeout.TotalSeconds);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(connection.DataSource)!);
        return connection;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
