using Hangfire.Storage;

namespace Dashboard.Tests.Jobs.SqliteStorage;

public sealed class QueueTests : IDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    // Long enough for a renewal to be late on a busy machine.
    private static readonly TimeSpan Renewable = TimeSpan.FromSeconds(2);

    private readonly JobFile _file = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Queues_are_served_in_the_order_given_and_each_first_in_first_out()
    {
        var connection = _file.Connect();
        connection.Commit(t =>
        {
            t.AddToQueue("a", "1");
            t.AddToQueue("b", "2");
            t.AddToQueue("a", "3");
            t.AddToQueue("b", "4");
        });

        var order = Enumerable.Range(0, 4).Select(_ => Fetch(connection, "b", "a")).ToArray();

        Assert.Equal(["2", "4", "1", "3"], order);
    }

    [Fact]
    public void A_fetched_job_is_invisible_until_it_is_requeued()
    {
        var storage = _file.Open();
        var connection = _file.Connect(storage);
        connection.Commit(t => t.AddToQueue("default", "1"));

        var job = connection.FetchNextJob(["default"], Ct);
        Assert.Null(storage.Queue.TryDequeue(["default"]));

        job.Requeue();
        Assert.Equal("1", Fetch(connection, "default"));
    }

    [Fact]
    public void A_removed_job_never_comes_back()
    {
        var storage = _file.Open();
        var connection = _file.Connect(storage);
        connection.Commit(t => t.AddToQueue("default", "1"));

        using (var job = connection.FetchNextJob(["default"], Ct))
            job.RemoveFromQueue();

        Assert.Null(storage.Queue.TryDequeue(["default"]));
        Assert.Equal(0, storage.GetMonitoringApi().FetchedCount("default"));
    }

    [Fact]
    public void A_job_that_is_neither_removed_nor_requeued_returns_when_its_worker_lets_go()
    {
        var connection = _file.Connect();
        connection.Commit(t => t.AddToQueue("default", "1"));

        connection.FetchNextJob(["default"], Ct).Dispose();

        Assert.Equal("1", Fetch(connection, "default"));
    }

    [Fact]
    public void A_job_is_acknowledged_in_the_transaction_that_changes_its_state()
    {
        var storage = _file.Open();
        var connection = _file.Connect(storage);
        connection.Commit(t => t.AddToQueue("default", "1"));
        var job = connection.FetchNextJob(["default"], Ct);
        Assert.True(storage.HasFeature(JobStorageFeatures.Transaction.RemoveFromQueue(job.GetType())));

        using (var given_up = (JobStorageTransaction)connection.CreateWriteTransaction())
            given_up.RemoveFromQueue(job);
        Assert.Equal(1, storage.GetMonitoringApi().FetchedCount("default"));

        connection.Commit(t => t.RemoveFromQueue(job));
        Assert.Equal(0, storage.GetMonitoringApi().FetchedCount("default"));
        job.Dispose();
        Assert.Null(storage.Queue.TryDequeue(["default"]));
    }

    [Fact]
    public async Task The_job_of_a_process_that_died_is_fetched_by_another_one()
    {
        var dying = _file.Open(options => options.InvisibilityTimeout = Short);
        var connection = _file.Connect(dying);
        connection.Commit(t => t.AddToQueue("default", "1"));
        Assert.NotNull(dying.Queue.TryDequeue(["default"]));

        // A process that is killed does not let go of its jobs: it only stops renewing them.
        dying.Dispose();
        var survivor = _file.Open();
        Assert.Null(survivor.Queue.TryDequeue(["default"]));
        var job = await Task.Run(() => survivor.Queue.Dequeue(["default"], Ct), Ct).WaitAsync(TimeSpan.FromMinutes(1), Ct);

        Assert.Equal("1", job.JobId);
    }

    [Fact]
    public async Task A_job_that_outlasts_its_invisibility_timeout_stays_with_its_worker()
    {
        var working = _file.Open(options => options.InvisibilityTimeout = Renewable);
        var other = _file.Open(options => options.InvisibilityTimeout = Renewable);
        _file.Connect(working).Commit(t => t.AddToQueue("default", "1"));
        using var job = working.Queue.TryDequeue(["default"]);
        Assert.NotNull(job);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Renewable * 2.5);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => other.Queue.Dequeue(["default"], patience.Token), Ct));
    }

    [Fact]
    public void A_worker_that_lost_its_job_cannot_remove_it_from_the_new_one()
    {
        var suspended = _file.Open(options => options.InvisibilityTimeout = TimeSpan.FromTicks(30));
        _file.Connect(suspended).Commit(t => t.AddToQueue("default", "1"));
        var lost = suspended.Queue.TryDequeue(["default"]);
        Assert.NotNull(lost);
        suspended.Dispose();

        var storage = _file.Open();
        var taken = storage.Queue.TryDequeue(["default"]);
        Assert.NotNull(taken);
        storage.Door.Write(session => lost.RemoveFromQueue(session));

        Assert.Equal(1, storage.GetMonitoringApi().FetchedCount("default"));
        Assert.True(storage.Door.Write(session => taken.Renew(session, storage.Now())));
    }

    [Fact]
    public async Task A_waiting_worker_is_woken_at_once_by_an_enqueue_of_its_own_process()
    {
        var storage = _file.Open(options => options.QueuePollInterval = TimeSpan.FromMinutes(10));
        var connection = _file.Connect(storage);
        var waiting = Task.Run(() => Fetch(connection, "other", "default"), Ct);
        await Task.Delay(150, Ct);

        connection.Commit(t => t.AddToQueue("default", "1"));

        Assert.Equal("1", await waiting.WaitAsync(TimeSpan.FromMinutes(1), Ct));
    }

    [Fact]
    public async Task As_many_workers_wake_as_jobs_were_enqueued()
    {
        var storage = _file.Open(options => options.QueuePollInterval = TimeSpan.FromMinutes(10));
        var connection = _file.Connect(storage);
        var waiting = Enumerable.Range(0, 6).Select(_ => Task.Factory.StartNew(() => Fetch(connection, "default"), Ct, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();

        for (var job = 1; job <= 6; job++)
            connection.Commit(t => t.AddToQueue("default", job.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var fetched = await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromMinutes(1), Ct);

        Assert.Equal(["1", "2", "3", "4", "5", "6"], fetched.Order());
    }

    [Fact]
    public async Task A_waiting_worker_sees_a_job_of_another_process_at_its_next_poll()
    {
        var server = _file.Open();
        var commandLine = _file.Open();
        var waiting = Task.Run(() => Fetch(_file.Connect(server), "default"), Ct);

        _file.Connect(commandLine).Commit(t => t.AddToQueue("default", "1"));

        Assert.Equal("1", await waiting.WaitAsync(TimeSpan.FromMinutes(1), Ct));
    }

    [Fact]
    public async Task Cancelling_ends_the_wait()
    {
        var storage = _file.Open(options => options.QueuePollInterval = TimeSpan.FromMinutes(10));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var waiting = Task.Run(() => _file.Connect(storage).FetchNextJob(["default"], stop.Token), Ct);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromMinutes(1), Ct));
    }

    private static string Fetch(JobStorageConnection connection, params string[] queues)
    {
        using var job = connection.FetchNextJob(queues, Ct);
        job.RemoveFromQueue();
        return job.JobId;
    }
}
