using Dashboard.Core.Jobs.SqliteStorage;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Jobs.SqliteStorage;

public sealed class ExpirationTests : IDisposable
{
    private readonly JobFile _file = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero));
    private readonly SqliteJobStorage _storage;
    private readonly JobStorageConnection _connection;

    public ExpirationTests()
    {
        _storage = _file.Open(options => options.TimeProvider = _time);
        _connection = _file.Connect(_storage);
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Expired_jobs_go_with_their_parameters_and_states()
    {
        var expiring = _connection.CreateJob(("a", "1"));
        var kept = _connection.CreateJob(("a", "1"));
        _connection.Commit(t =>
        {
            foreach (var id in new[] { expiring, kept })
            {
                t.SetJobState(id, new SucceededState(null, 1, 1));
                t.ExpireJob(id, TimeSpan.FromHours(1));
            }

            t.PersistJob(kept);
        });
        Sweep();
        Assert.NotNull(_connection.GetJobData(expiring));

        _time.Advance(TimeSpan.FromHours(2));
        Sweep();

        Assert.Null(_connection.GetJobData(expiring));
        Assert.Null(_connection.GetJobParameter(expiring, "a"));
        Assert.Null(_connection.GetStateData(expiring));
        Assert.Null(_storage.GetMonitoringApi().JobDetails(expiring));
        Assert.Equal("Succeeded", _connection.GetStateData(kept).Name);
        Assert.Equal(1, _storage.Sessions.Peek(session => session.Number("SELECT COUNT(*) FROM State")));
        Assert.Equal(1, _storage.Sessions.Peek(session => session.Number("SELECT COUNT(*) FROM JobParameter")));
    }

    [Fact]
    public void Expired_sets_lists_hashes_and_counters_go_others_stay()
    {
        _connection.Commit(t =>
        {
            foreach (var key in new[] { "old", "new" })
            {
                t.AddRangeToSet(key, ["a", "b"]);
                t.InsertToList(key, "a");
                t.SetRangeInHash(key, new Dictionary<string, string> { ["a"] = "1" });
            }

            t.ExpireSet("old", TimeSpan.FromMinutes(1));
            t.ExpireList("old", TimeSpan.FromMinutes(1));
            t.ExpireHash("old", TimeSpan.FromMinutes(1));
            t.IncrementCounter("old", TimeSpan.FromMinutes(1));
            t.IncrementCounter("new");
        });

        _time.Advance(TimeSpan.FromMinutes(2));
        Sweep();

        Assert.Equal([0L, 0, 0, 0], Sizes("old"));
        Assert.Equal([2L, 1, 1, 1], Sizes("new"));
    }

    [Fact]
    public void More_than_a_batch_goes_in_one_round()
    {
        _connection.Commit(t =>
        {
            t.AddRangeToSet("many", [.. Enumerable.Range(0, 1200).Select(i => $"value {i}")]);
            t.ExpireSet("many", TimeSpan.FromMinutes(1));
        });

        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(1200, Sweep());
        Assert.Equal(0, _connection.GetSetCount("many"));
    }

    [Fact]
    public void The_id_of_an_expired_job_is_never_given_out_again()
    {
        var id = _connection.CreateJob();
        _connection.Commit(t => t.ExpireJob(id, TimeSpan.FromMinutes(1)));
        _time.Advance(TimeSpan.FromMinutes(2));
        Sweep();

        Assert.NotEqual(id, _connection.CreateJob());
    }

    [Fact]
    public void A_queued_id_whose_job_expired_is_handed_out_so_that_the_worker_can_drop_it()
    {
        var id = _connection.CreateJob();
        _connection.Commit(t =>
        {
            t.AddToQueue("default", id);
            t.ExpireJob(id, TimeSpan.FromMinutes(1));
        });
        _time.Advance(TimeSpan.FromMinutes(2));
        Sweep();

        using var fetched = _storage.Queue.TryDequeue(["default"]);
        Assert.Equal(id, fetched?.JobId);
        Assert.Empty(_storage.GetMonitoringApi().EnqueuedJobs("default", 0, 10));
    }

    private long[] Sizes(string key) =>
        [_connection.GetSetCount(key), _connection.GetListCount(key), _connection.GetHashCount(key), _connection.GetCounter(key)];

    private int Sweep() => new ExpirationProcess(_storage, TimeSpan.FromMinutes(1)).Sweep(TestContext.Current.CancellationToken);
}
