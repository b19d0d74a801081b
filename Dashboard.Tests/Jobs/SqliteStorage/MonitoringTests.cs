using System.Globalization;
using Dashboard.Core.Jobs.SqliteStorage;
using Hangfire.States;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Jobs.SqliteStorage;

public sealed class MonitoringTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 11, 23, 7, 30, 0, DateTimeKind.Utc);

    private readonly JobFile _file = new();
    private readonly SqliteJobStorage _storage;
    private readonly JobStorageConnection _connection;
    private readonly JobStorageMonitor _monitor;

    public MonitoringTests()
    {
        _storage = _file.Open(options => options.TimeProvider = new FakeTimeProvider(new DateTimeOffset(Now)));
        _connection = _file.Connect(_storage);
        _monitor = (JobStorageMonitor)_storage.GetMonitoringApi();
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Lists_show_what_hangfire_wrote_into_the_state()
    {
        var failed = InState(new FailedState(new InvalidOperationException("it broke")) { Reason = "why" });
        var succeeded = InState(new SucceededState("42", latency: 20, performanceDuration: 300));
        var deleted = InState(new DeletedState());
        var scheduled = InState(new ScheduledState(Now.AddHours(1)));
        var processing = InState(Processing());
        var awaiting = InState(new AwaitingState(failed, new EnqueuedState()));

        var failure = Only(_monitor.FailedJobs(0, 10), failed);
        Assert.Equal(("it broke", "why", Now), (failure.ExceptionMessage, failure.Reason, failure.FailedAt));
        Assert.Equal(typeof(InvalidOperationException).FullName, failure.ExceptionType);
        Assert.True(failure.InFailedState);
        var success = Only(_monitor.SucceededJobs(0, 10), succeeded);
        Assert.Equal((320L, Now), (success.TotalDuration, success.SucceededAt));
        Assert.Equal("\"42\"", success.Result);
        Assert.Equal(Now, Only(_monitor.DeletedJobs(0, 10), deleted).DeletedAt);
        var planned = Only(_monitor.ScheduledJobs(0, 10), scheduled);
        Assert.Equal((Now.AddHours(1), Now), (planned.EnqueueAt, planned.ScheduledAt));
        var running = Only(_monitor.ProcessingJobs(0, 10), processing);
        Assert.Equal(("server-1", Now), (running.ServerId, running.StartedAt));
        Assert.Equal("Failed", Only(_monitor.AwaitingJobs(0, 10), awaiting).ParentStateName);
        Assert.Equal(
            [1L, 1, 1, 1, 1, 1],
            [_monitor.FailedCount(), _monitor.SucceededListCount(), _monitor.DeletedListCount(), _monitor.ScheduledCount(), _monitor.ProcessingCount(), _monitor.AwaitingCount()]);
    }

    [Fact]
    public void Pages_are_cut_from_the_whole_list()
    {
        var ids = Enumerable.Range(0, 7).Select(_ => InState(new SucceededState(null, 1, 1))).ToArray();

        Assert.Equal([ids[6], ids[5], ids[4]], _monitor.SucceededJobs(0, 3).Select(job => job.Key));
        Assert.Equal([ids[0]], _monitor.SucceededJobs(6, 3).Select(job => job.Key));
        Assert.Empty(_monitor.SucceededJobs(7, 3));

        var waiting = Enumerable.Range(0, 4).Select(_ => InState(new ScheduledState(TimeSpan.FromHours(1)))).ToArray();
        Assert.Equal([waiting[1], waiting[2]], _monitor.ScheduledJobs(1, 2).Select(job => job.Key));
    }

    [Fact]
    public void Queues_show_what_waits_and_what_was_fetched()
    {
        var ids = Enumerable.Range(0, 8).Select(_ => InState(new EnqueuedState())).ToArray();
        _connection.Commit(t =>
        {
            foreach (var id in ids)
                t.AddToQueue("default", id);
            t.AddToQueue("alerts", InState(Processing()));
        });
        using var fetched = _storage.Queue.TryDequeue(["default"]);

        var queues = _monitor.Queues();
        Assert.Equal(["alerts", "default"], queues.Select(queue => queue.Name));
        Assert.Equal((7L, 1L), (queues[1].Length, queues[1].Fetched));
        Assert.Equal(ids[1..6], queues[1].FirstJobs.Select(job => job.Key));
        Assert.Equal((7L, 1L), (_monitor.EnqueuedCount("default"), _monitor.FetchedCount("default")));
        Assert.Equal(ids[3..5], _monitor.EnqueuedJobs("default", 2, 2).Select(job => job.Key));
        Assert.All(_monitor.EnqueuedJobs("default", 0, 10), job => Assert.Equal((true, Now), (job.Value.InEnqueuedState, job.Value.EnqueuedAt)));
        Assert.Equal(Now, Only(_monitor.FetchedJobs("default", 0, 10), ids[0]).FetchedAt);
        Assert.False(_monitor.EnqueuedJobs("alerts", 0, 10)[0].Value.InEnqueuedState);
        Assert.Empty(_monitor.EnqueuedJobs("missing", 0, 10));
    }

    [Fact]
    public void Details_tell_the_history_newest_first()
    {
        var id = _connection.CreateJob(("Culture", "en"));
        _connection.Commit(t => t.SetJobState(id, new EnqueuedState { Reason = "first" }));
        _connection.Commit(t => t.SetJobState(id, new SucceededState(null, 1, 1)));
        _connection.Commit(t => t.ExpireJob(id, TimeSpan.FromDays(1)));

        var details = _monitor.JobDetails(id);

        Assert.Equal(["Succeeded", "Enqueued"], details.History.Select(state => state.StateName));
        Assert.Equal("first", details.History[1].Reason);
        Assert.Equal("default", details.History[1].Data["Queue"]);
        Assert.Equal("en", details.Properties["Culture"]);
        Assert.Equal(Now.AddDays(1), details.ExpireAt);
        Assert.NotNull(details.Job);
        Assert.Null(_monitor.JobDetails("4711"));
    }

    [Fact]
    public void Statistics_count_states_counters_and_sets()
    {
        InState(new EnqueuedState());
        InState(new FailedState(new InvalidOperationException()));
        InState(new FailedState(new InvalidOperationException()));
        InState(new ScheduledState(TimeSpan.FromHours(1)));
        InState(new AwaitingState("1"));
        InState(Processing());
        _connection.CreateJob();
        _connection.AnnounceServer("one", new Hangfire.Server.ServerContext());
        _connection.Commit(t =>
        {
            t.AddToQueue("default", "1");
            t.AddToSet("recurring-jobs", "r");
            t.AddToSet("retries", "1");
            t.AddToSet("retries", "2");
            t.IncrementCounter("stats:succeeded");
            t.IncrementCounter("stats:succeeded");
            t.IncrementCounter("stats:deleted");
        });

        var s = _monitor.GetStatistics();

        Assert.Equal([1L, 2, 1, 1, 1], [s.Enqueued, s.Failed, s.Scheduled, s.Awaiting ?? -1, s.Processing]);
        Assert.Equal([2L, 1, 1, 2, 1, 1], [s.Succeeded, s.Deleted, s.Recurring, s.Retries ?? -1, s.Servers, s.Queues]);
    }

    [Fact]
    public void Timelines_cover_a_week_of_days_and_a_day_of_hours()
    {
        _connection.Commit(t =>
        {
            foreach (var what in new[] { "succeeded", "failed", "deleted" })
            {
                t.IncrementCounter($"stats:{what}:2026-11-23");
                t.IncrementCounter($"stats:{what}:2026-11-22");
                t.IncrementCounter($"stats:{what}:2026-11-22");
                t.IncrementCounter($"stats:{what}:2026-11-23-07");
                t.IncrementCounter($"stats:{what}:2026-11-22-08");
            }
        });

        foreach (var days in new[] { _monitor.SucceededByDatesCount(), _monitor.FailedByDatesCount(), _monitor.DeletedByDatesCount() })
        {
            Assert.Equal(7, days.Count);
            Assert.Equal((1L, 2L, 0L), (days[Now.Date], days[Now.Date.AddDays(-1)], days[Now.Date.AddDays(-6)]));
        }

        foreach (var hours in new[] { _monitor.HourlySucceededJobs(), _monitor.HourlyFailedJobs(), _monitor.HourlyDeletedJobs() })
        {
            Assert.Equal(24, hours.Count);
            Assert.Equal((1L, 1L, 0L), (hours[Now], hours[Now.AddHours(-23)], hours[Now.AddHours(-1)]));
        }
    }

    private static T Only<T>(JobList<T> page, string id)
    {
        var only = Assert.Single(page);
        Assert.Equal(id, only.Key);
        return only.Value;
    }

    // Hangfire lets only a worker make one.
    private static IState Processing() => (IState)Activator.CreateInstance(
        typeof(ProcessingState),
        System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic,
        null,
        ["server-1", "worker-1"],
        CultureInfo.InvariantCulture)!;

    private string InState(IState state)
    {
        var id = _connection.CreateJob();
        _connection.Commit(t => t.SetJobState(id, state));
        return id;
    }
}
