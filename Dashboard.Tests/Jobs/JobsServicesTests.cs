using Dashboard.Core.Jobs;
using Dashboard.Core.Jobs.Housekeeping;
using Dashboard.Core.Jobs.Outcomes;
using Dashboard.Core.Store;
using Dashboard.Tests.Jobs.SqliteStorage;
using Dashboard.Tests.Support;
using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dashboard.Tests.Jobs;

/// <summary>A host with jobs in it: registration, timetable, outcomes, stop.</summary>
public sealed class JobsServicesTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly string _key = Guid.NewGuid().ToString("N");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_server_registers_the_timetable_and_runs_a_job_now()
    {
        using var host = await StartAsync(runServer: true);
        var query = host.Services.GetRequiredService<JobsQuery>();
        await Until(() => query.Summary().Servers == 1);
        var before = query.Summary().Jobs.Single(job => job.Id == HousekeepingJob.Id);
        Assert.Equal((JobOutcome.Never, null, null), (before.Outcome, before.LastRun, before.Error));
        Assert.NotNull(before.NextRun);

        Assert.NotNull(host.Services.GetRequiredService<RunJobNow>().Run(HousekeepingJob.Id));
        Assert.Null(host.Services.GetRequiredService<RunJobNow>().Run("no-such-job"));

        await Until(() => Row(query).Outcome == JobOutcome.Succeeded);
        var after = Row(query);
        Assert.NotNull(after.LastRun);
        Assert.NotNull(after.Duration);
        Assert.Null(after.Error);
        await host.StopAsync(Ct);

        ScheduledJobRow Row(JobsQuery jobs) => jobs.Summary().Jobs.Single(job => job.Id == HousekeepingJob.Id);
    }

    [Fact]
    public async Task Outcomes_tell_running_failed_with_its_message_and_succeeded_again()
    {
        using var host = await StartAsync(runServer: true);
        var manager = host.Services.GetRequiredService<IRecurringJobManagerV2>();
        var query = host.Services.GetRequiredService<JobsQuery>();
        ScheduledJob[] table =
        [
            new("slow", "0 0 1 1 *", "", Job.FromExpression(() => CountingJobs.CountSlowly(_key, 60_000, CancellationToken.None))),
            new("hopeless", "0 0 1 1 *", "", Job.FromExpression(() => CountingJobs.AlwaysFail())),
            new("once", "0 0 1 1 *", "", Job.FromExpression(() => CountingJobs.FailOnce(_key + "-once"))),
            new("gone", "0 0 1 1 *", "it never ran", Job.FromExpression(() => CountingJobs.Count(_key))),
        ];
        JobSchedule.Register(manager, host.Services.GetRequiredService<JobStorage>(), table);

        foreach (var id in new[] { "slow", "hopeless", "once" })
            manager.TriggerJob(id);

        await Until(() => Outcome("slow") == JobOutcome.Running);
        await Until(() => Outcome("hopeless") == JobOutcome.Failed);
        Assert.Equal("it always fails", Row("hopeless").Error);
        Assert.NotNull(Row("hopeless").Duration);
        await Until(() => Outcome("once") == JobOutcome.Failed);
        Assert.Contains("the first time always fails", Row("once").Error, StringComparison.Ordinal);
        await Until(() => Outcome("once") == JobOutcome.Succeeded);
        Assert.Null(Row("once").Error);
        Assert.Equal(JobOutcome.Never, Outcome("gone"));
        Assert.Equal((1L, 1L), (query.Summary(table).Running, query.Summary(table).Failed));
        await host.StopAsync(Ct);

        ScheduledJobRow Row(string id) => query.Summary(table).Jobs.Single(job => job.Id == id);
        JobOutcome Outcome(string id) => Row(id).Outcome;
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_a_long_job_and_the_next_start_runs_it_again()
    {
        using (var host = await StartAsync(runServer: true))
        {
            host.Services.GetRequiredService<IBackgroundJobClient>().Enqueue(() => CountingJobs.CountSlowly(_key, 600_000, CancellationToken.None));
            await Until(() => CountingJobs.Runs.GetValueOrDefault(_key) == 1);

            await host.StopAsync(Ct).WaitAsync(TimeSpan.FromMinutes(2), Ct);
        }

        using var again = await StartAsync(runServer: true);
        await Until(() => CountingJobs.Runs.GetValueOrDefault(_key) == 2);
        await again.StopAsync(Ct);
    }

    [Fact]
    public async Task The_command_line_enqueues_but_runs_nothing()
    {
        using var host = await StartAsync(runServer: false);

        var id = host.Services.GetRequiredService<IBackgroundJobClient>().Enqueue(() => CountingJobs.Count(_key));

        var query = host.Services.GetRequiredService<JobsQuery>();
        Assert.Equal((0, 1L), (query.Summary().Servers, query.Summary().Queued));
        using var connection = host.Services.GetRequiredService<JobStorage>().GetConnection();
        Assert.Equal("Enqueued", connection.GetStateData(id).Name);
        Assert.Empty(connection.GetRecurringJobs());
    }

    [Fact]
    public async Task A_job_file_that_is_no_database_is_refused_in_a_sentence()
    {
        await File.WriteAllTextAsync(_folder["jobs.db"], new string('x', 5000), Ct);

        var error = await Assert.ThrowsAsync<StoreProblemException>(() => StartAsync(runServer: true));

        Assert.Contains("jobs.db", error.Message, StringComparison.Ordinal);
        Assert.IsType<SqliteException>(error.InnerException);
    }

    [Fact]
    public async Task Two_hosts_of_one_process_keep_their_own_storage()
    {
        using var other = new TestFolder();
        using var one = await StartAsync(runServer: false);
        using var two = await StartAsync(runServer: false, other);

        two.Services.GetRequiredService<IBackgroundJobClient>().Enqueue(() => CountingJobs.Count(_key));
        one.Services.GetRequiredService<IRecurringJobManager>().AddOrUpdate("r", Job.FromExpression(() => CountingJobs.Count(_key)), "0 0 1 1 *");

        Assert.Equal(0, one.Services.GetRequiredService<JobsQuery>().Summary().Queued);
        Assert.Equal(1, two.Services.GetRequiredService<JobsQuery>().Summary().Queued);
        using var connection = two.Services.GetRequiredService<JobStorage>().GetConnection();
        Assert.Empty(connection.GetRecurringJobs());
    }

    private async Task<IHost> StartAsync(bool runServer, TestFolder? folder = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Services.AddJobs(new JobsOptions(new DataFolder((folder ?? _folder).Path)) { RunServer = runServer });
        var host = builder.Build();
        await host.StartAsync(Ct);
        return host;
    }

    private static async Task Until(Func<bool> reached)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(40));
        while (!reached())
            await Task.Delay(25, patience.Token);
    }
}
