using System.Collections.Concurrent;
using System.Globalization;
using Hangfire.States;
using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Jobs.SqliteStorage;

public sealed class ConcurrencyTests : IDisposable
{
    private readonly JobFile _file = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Twenty_threads_on_three_storages_never_see_a_locked_database()
    {
        var storages = new[] { _file.Open(), _file.Open(), _file.Open() };
        const int threads = 20, rounds = 15;

        // An exception of any thread, "database is locked" first of all, fails the test here.
        await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => OnThread(() =>
        {
            var storage = storages[thread % storages.Length];
            var connection = _file.Connect(storage);
            for (var round = 0; round < rounds; round++)
            {
                var id = connection.CreateJob(("thread", thread.ToString(CultureInfo.InvariantCulture)));
                connection.Commit(t =>
                {
                    t.SetJobState(id, new EnqueuedState());
                    t.AddToQueue("default", id);
                    t.IncrementCounter("total");
                    t.AddToSet("set", id, thread);
                    t.SetRangeInHash("hash", new Dictionary<string, string> { [id] = "1" });
                });
                using (connection.AcquireDistributedLock($"lock-{round % 3}", TimeSpan.FromMinutes(1)))
                    connection.SetJobParameter(id, "locked", "1");
                Assert.NotEmpty(storage.GetMonitoringApi().Queues());
            }
        })));

        var reader = _file.Connect(storages[0]);
        Assert.Equal(threads * rounds, reader.GetCounter("total"));
        Assert.Equal(threads * rounds, reader.GetSetCount("set"));
        Assert.Equal(threads * rounds, reader.GetHashCount("hash"));
        Assert.Equal(threads * rounds, storages[0].GetMonitoringApi().EnqueuedCount("default"));
    }

    [Fact]
    public async Task Workers_of_two_storages_never_fetch_the_same_job()
    {
        var storages = new[] { _file.Open(), _file.Open() };
        const int jobs = 200;
        _file.Connect(storages[0]).Commit(t =>
        {
            for (var job = 1; job <= jobs; job++)
                t.AddToQueue("default", job.ToString(CultureInfo.InvariantCulture));
        });

        var fetched = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(worker => OnThread(() =>
        {
            while (storages[worker % 2].Queue.TryDequeue(["default"]) is { } job)
            {
                fetched.Add(job.JobId);
                job.RemoveFromQueue();
            }
        })));

        Assert.Equal(jobs, fetched.Count);
        Assert.Equal(jobs, fetched.Distinct().Count());
    }

    [Fact]
    public async Task A_write_waits_for_another_process_that_holds_the_file()
    {
        var connection = _file.Connect();
        await using var other = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        await other.OpenAsync(Ct);
        await Run(other, "BEGIN IMMEDIATE");

        var write = OnThread(() => connection.Commit(t => t.AddToSet("k", "patient")));
        // Longer than SQLite's own busy timeout, so that the retry behind it is seen too.
        await Task.Delay(TimeSpan.FromSeconds(6), Ct);
        Assert.False(write.IsCompleted);
        Assert.Empty(connection.GetAllItemsFromSet("k"));
        await Run(other, "COMMIT");

        await write.WaitAsync(TimeSpan.FromMinutes(1), Ct);
        Assert.Single(connection.GetAllItemsFromSet("k"));
    }

    [Fact]
    public async Task A_write_gives_up_after_its_busy_timeout_and_the_next_one_works()
    {
        var connection = _file.Connect(_file.Open(options => options.BusyTimeout = TimeSpan.FromSeconds(1)));
        await using var other = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        await other.OpenAsync(Ct);
        await Run(other, "BEGIN IMMEDIATE");

        await Assert.ThrowsAsync<SqliteException>(() => OnThread(() => connection.Commit(t => t.AddToSet("k", "impatient"))));
        await Run(other, "ROLLBACK");

        connection.Commit(t => t.AddToSet("k", "again"));
        Assert.Equal(["again"], connection.GetAllItemsFromSet("k"));
    }

    private static Task OnThread(Action work) =>
        Task.Factory.StartNew(work, Ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static async Task Run(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }
}
