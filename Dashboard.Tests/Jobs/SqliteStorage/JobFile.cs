using System.Collections.Concurrent;
using Dashboard.Core.Jobs.SqliteStorage;
using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;

namespace Dashboard.Tests.Jobs.SqliteStorage;

/// <summary>A job file in a folder of its own, opened as often as a test has processes to play.</summary>
public sealed class JobFile : IDisposable
{
    private readonly ConcurrentStack<IDisposable> _open = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("jobs-").FullName;

    public string Path => System.IO.Path.Combine(Folder, "jobs.db");

    public static Job AnyJob => Job.FromExpression(() => Nothing());

    public static void Nothing()
    {
        // A job needs a public method; the storage only stores its name.
    }

    public SqliteJobStorage Open(Action<SqliteStorageOptions>? change = null)
    {
        var options = new SqliteStorageOptions { QueuePollInterval = TimeSpan.FromMilliseconds(100) };
        change?.Invoke(options);
        var storage = new SqliteJobStorage(Path, options);
        _open.Push(storage);
        return storage;
    }

    public JobStorageConnection Connect(SqliteJobStorage? storage = null)
    {
        var connection = (JobStorageConnection)(storage ?? Open()).GetConnection();
        _open.Push(connection);
        return connection;
    }

    public BackgroundJobServer Serve(SqliteJobStorage storage, int workers = 4, params string[] queues)
    {
        var server = new BackgroundJobServer(
            new BackgroundJobServerOptions
            {
                WorkerCount = workers,
                Queues = queues.Length > 0 ? queues : ["default"],
                SchedulePollingInterval = TimeSpan.FromMilliseconds(200),
                ShutdownTimeout = TimeSpan.FromSeconds(5),
                // The static one may belong to the disposed host of another test.
                Activator = new JobActivator(),
            },
            storage);
        _open.Push(server);
        return server;
    }

    public void Dispose()
    {
        // Last opened, first closed: servers and connections before their storage.
        while (_open.TryPop(out var opened))
            opened.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}

internal static class JobFileExtensions
{
    public static string CreateJob(this JobStorageConnection connection, params (string Name, string Value)[] parameters) =>
        connection.CreateExpiredJob(
            JobFile.AnyJob,
            parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value),
            new DateTime(2026, 11, 23, 7, 0, 0, DateTimeKind.Utc),
            TimeSpan.FromDays(3650));

    public static void Commit(this JobStorageConnection connection, Action<JobStorageTransaction> changes)
    {
        using var transaction = (JobStorageTransaction)connection.CreateWriteTransaction();
        changes(transaction);
        transaction.Commit();
    }
}
