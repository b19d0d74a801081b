using Dashboard.Core.Jobs;
using Dashboard.Tests.Jobs.SqliteStorage;
using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;

namespace Dashboard.Tests.Jobs;

public sealed class JobScheduleTests : IDisposable
{
    private readonly JobFile _file = new();
    private readonly JobStorage _storage;
    private readonly RecurringJobManager _manager;

    public JobScheduleTests()
    {
        _storage = _file.Open();
        _manager = new RecurringJobManager(_storage);
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Every_line_has_its_own_id_a_cron_that_parses_and_a_reason()
    {
        JobSchedule.Register(_manager, _storage);

        Assert.NotEmpty(JobSchedule.All);
        Assert.Equal(JobSchedule.All.Select(job => job.Id).Order(), Ids());
        Assert.All(JobSchedule.All, job => Assert.NotEmpty(job.Reason));
    }

    [Fact]
    public void What_left_the_table_is_removed_and_what_others_made_stays()
    {
        _manager.AddOrUpdate("scheduled-report-7", Job.FromExpression(() => CountingJobs.Count("report")), "0 6 * * 1");
        JobSchedule.Register(_manager, _storage, [Line("one", "0 1 * * *"), Line("two", "0 2 * * *")]);

        JobSchedule.Register(_manager, _storage, [Line("two", "30 2 * * *"), Line("three", "0 3 * * *")]);

        Assert.Equal(["scheduled-report-7", "three", "two"], Ids());
        using var connection = _storage.GetConnection();
        Assert.Equal("30 2 * * *", connection.GetRecurringJobs(["two"])[0].Cron);

        JobSchedule.Register(_manager, _storage, []);
        Assert.Equal(["scheduled-report-7"], Ids());
    }

    [Fact]
    public void A_restart_keeps_the_last_and_the_next_run()
    {
        JobSchedule.Register(_manager, _storage, [Line("one", "0 1 * * *")]);
        var run = _manager.TriggerJob("one");
        var before = Stored("one");

        JobSchedule.Register(_manager, _storage, [Line("one", "0 1 * * *")]);

        var after = Stored("one");
        Assert.Equal(run, after.LastJobId);
        Assert.Equal((before.LastExecution, before.NextExecution), (after.LastExecution, after.NextExecution));
    }

    private static ScheduledJob Line(string id, string cron) =>
        new(id, cron, "for a test", Job.FromExpression(() => CountingJobs.Count(id)));

    private RecurringJobDto Stored(string id)
    {
        using var connection = _storage.GetConnection();
        return connection.GetRecurringJobs([id])[0];
    }

    private IEnumerable<string> Ids()
    {
        using var connection = _storage.GetConnection();
        return connection.GetRecurringJobs().Select(job => job.Id).Order();
    }
}
