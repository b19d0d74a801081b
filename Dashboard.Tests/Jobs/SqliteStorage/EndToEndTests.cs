using Dashboard.Core.Jobs.SqliteStorage;
using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;

namespace Dashboard.Tests.Jobs.SqliteStorage;

/// <summary>Real servers of Hangfire, several on one file, none of them the static current one.</summary>
public sealed class EndToEndTests : IDisposable
{
    private readonly JobFile _file = new();
    private readonly string _key = Guid.NewGuid().ToString("N");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task An_enqueued_job_runs_and_succeeds()
    {
        var (storage, client) = Serve();

        var id = client.Enqueue(() => CountingJobs.Count(_key));

        await InState(storage, id, "Succeeded");
        Assert.Equal(1, CountingJobs.Runs[_key]);
        Assert.Equal(["Succeeded", "Processing", "Enqueued"], storage.GetMonitoringApi().JobDetails(id).History.Select(state => state.StateName));
        Assert.Equal(1, storage.GetMonitoringApi().GetStatistics().Succeeded);
        Assert.NotNull(storage.GetMonitoringApi().JobDetails(id).ExpireAt);
        await Until(() => storage.GetMonitoringApi().FetchedCount("default") == 0);
    }

    [Fact]
    public async Task A_scheduled_job_runs_when_it_is_due()
    {
        var (storage, client) = Serve();

        var id = client.Schedule(() => CountingJobs.Count(_key), TimeSpan.FromSeconds(1));

        Assert.Equal(1, storage.GetMonitoringApi().ScheduledCount());
        await InState(storage, id, "Succeeded");
        Assert.Equal(1, CountingJobs.Runs[_key]);
    }

    [Fact]
    public async Task A_continuation_runs_after_its_parent()
    {
        var (storage, client) = Serve();

        var parent = client.Schedule(() => CountingJobs.Count(_key), TimeSpan.FromMilliseconds(500));
        var child = client.ContinueJobWith(parent, () => CountingJobs.Count(_key + "-child"));
        Assert.Equal("Scheduled", Assert.Single(((JobStorageMonitor)storage.GetMonitoringApi()).AwaitingJobs(0, 10)).Value.ParentStateName);

        await InState(storage, child, "Succeeded");
        Assert.Equal((1, 1), (CountingJobs.Runs[_key], CountingJobs.Runs[_key + "-child"]));
    }

    [Fact]
    public async Task A_failed_job_is_tried_again_and_a_hopeless_one_shows_its_error()
    {
        var (storage, client) = Serve();

        var retried = client.Enqueue(() => CountingJobs.FailOnce(_key));
        var hopeless = client.Enqueue(() => CountingJobs.AlwaysFail());

        await InState(storage, retried, "Succeeded");
        await InState(storage, hopeless, "Failed");
        Assert.Equal(2, CountingJobs.Runs[_key]);
        Assert.Equal("it always fails", Assert.Single(storage.GetMonitoringApi().FailedJobs(0, 10)).Value.ExceptionMessage);
        Assert.Equal(0, storage.GetMonitoringApi().GetStatistics().Retries);
    }

    [Fact]
    public async Task A_recurring_job_runs_by_its_cron_and_can_be_triggered_and_removed()
    {
        var (storage, _) = Serve();
        var manager = new RecurringJobManager(storage);
        var job = Job.FromExpression(() => CountingJobs.Count(_key));

        manager.AddOrUpdate("every-second", job, "* * * * * *", new RecurringJobOptions());
        manager.AddOrUpdate("never", Job.FromExpression(() => CountingJobs.Count(_key + "-never")), "0 0 30 2 *", new RecurringJobOptions());
        await Until(() => CountingJobs.Runs.GetValueOrDefault(_key) >= 2);
        manager.Trigger("never");
        await Until(() => CountingJobs.Runs.GetValueOrDefault(_key + "-never") == 1);

        using var connection = storage.GetConnection();
        var recurring = connection.GetRecurringJobs();
        Assert.Equal(["every-second", "never"], recurring.Select(r => r.Id).Order());
        manager.RemoveIfExists("every-second");
        Assert.Equal("never", Assert.Single(connection.GetRecurringJobs()).Id);
    }

    [Fact]
    public async Task Two_servers_on_one_file_share_the_work_and_run_each_job_once()
    {
        var (storage, client) = Serve();
        var second = _file.Open();
        _file.Serve(second);
        await Until(() => storage.GetMonitoringApi().Servers().Count == 2);

        var ids = Enumerable.Range(0, 60).Select(i => client.Enqueue(() => CountingJobs.CountSlowly($"{_key}-{i}", 20, CancellationToken.None))).ToArray();
        await Until(() => storage.GetMonitoringApi().GetStatistics().Succeeded == ids.Length);

        Assert.All(Enumerable.Range(0, 60), i => Assert.Equal(1, CountingJobs.Runs[$"{_key}-{i}"]));
        using var connection = storage.GetConnection();
        var workers = ids.Select(id => storage.GetMonitoringApi().JobDetails(id).History.Single(state => state.StateName == "Processing").Data["ServerId"]);
        Assert.Equal(2, workers.Distinct().Count());
    }

    [Fact]
    public async Task A_job_longer_than_its_invisibility_runs_once()
    {
        // Long enough for a renewal to be late on a busy machine.
        var invisibility = TimeSpan.FromSeconds(2);
        var storage = _file.Open(options => options.InvisibilityTimeout = invisibility);
        _file.Serve(storage);
        _file.Serve(_file.Open(options => options.InvisibilityTimeout = invisibility));

        var id = new BackgroundJobClient(storage).Enqueue(() => CountingJobs.CountSlowly(_key, 5000, CancellationToken.None));

        await InState(storage, id, "Succeeded");
        Assert.Equal(1, CountingJobs.Runs[_key]);
    }

    [Fact]
    public async Task The_job_of_a_dead_worker_is_run_by_the_next_server()
    {
        var dying = _file.Open(options => options.InvisibilityTimeout = TimeSpan.FromMilliseconds(400));
        var id = new BackgroundJobClient(dying).Enqueue(() => CountingJobs.Count(_key));
        Assert.NotNull(dying.Queue.TryDequeue(["default"]));
        dying.Dispose();

        var (storage, _) = Serve();

        await InState(storage, id, "Succeeded");
        Assert.Equal(1, CountingJobs.Runs[_key]);
    }

    [Fact]
    public async Task A_server_that_was_given_up_comes_back()
    {
        var storage = _file.Open();
        using var server = new BackgroundJobServer(new BackgroundJobServerOptions { WorkerCount = 1, HeartbeatInterval = TimeSpan.FromMilliseconds(200), Activator = new JobActivator() }, storage);
        await Until(() => storage.GetMonitoringApi().Servers().Count == 1);

        using var connection = storage.GetConnection();
        connection.RemoveServer(storage.GetMonitoringApi().Servers()[0].Name);

        await Until(() => storage.GetMonitoringApi().Servers().Count == 1);
        var id = new BackgroundJobClient(storage).Enqueue(() => CountingJobs.Count(_key));
        await InState(storage, id, "Succeeded");
    }

    [Fact]
    public async Task A_deleted_job_does_not_run_and_a_requeued_one_runs_again()
    {
        var storage = _file.Open();
        var client = new BackgroundJobClient(storage);
        var deleted = client.Enqueue(() => CountingJobs.Count(_key));
        Assert.True(client.Delete(deleted));

        _file.Serve(storage);
        var marker = client.Enqueue(() => CountingJobs.Count(_key + "-marker"));
        await InState(storage, marker, "Succeeded");
        Assert.False(CountingJobs.Runs.ContainsKey(_key));

        Assert.True(client.Requeue(deleted));
        await InState(storage, deleted, "Succeeded");
        Assert.Equal(1, CountingJobs.Runs[_key]);
    }

    private (SqliteJobStorage Storage, BackgroundJobClient Client) Serve()
    {
        var storage = _file.Open();
        _file.Serve(storage);
        return (storage, new BackgroundJobClient(storage));
    }

    private static Task InState(SqliteJobStorage storage, string id, string state) => Until(() =>
    {
        using var connection = storage.GetConnection();
        return connection.GetStateData(id)?.Name == state;
    });

    /// <summary>Polls for an outcome of threads that are not ours to await.</summary>
    private static async Task Until(Func<bool> reached)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!reached())
            await Task.Delay(25, patience.Token);
    }
}
