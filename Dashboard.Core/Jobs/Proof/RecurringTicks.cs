using Dashboard.Core.Jobs.SqliteStorage;
using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;

namespace Dashboard.Core.Jobs.Proof;

/// <summary>Recurring jobs of which every due second must be enqueued, late if need be, and only once.</summary>
internal static class RecurringTicks
{
    // Divisors of a minute, so that what is due can be told without a cron parser.
    private static readonly int[] Periods = [1, 2, 5];

    public static void Start(SqliteJobStorage storage)
    {
        var manager = new RecurringJobManager(storage);
        foreach (var period in Periods)
        {
            manager.AddOrUpdate(
                Id(period), Job.FromExpression<KillProofJobs>(jobs => jobs.Tick(null)), $"*/{period} * * * * *",
                new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc, MisfireHandling = MisfireHandlingMode.Strict });
        }
    }

    /// <summary>Stops them and tells what was due since, of each of them.</summary>
    public static IReadOnlyList<TickSeries> Stop(SqliteJobStorage storage, DateTime started)
    {
        var manager = new RecurringJobManager(storage);
        using var connection = storage.GetConnection();
        return
        [
            .. Periods.Select(period =>
            {
                var last = connection.GetRecurringJobs([Id(period)])[0].LastExecution;
                manager.RemoveIfExists(Id(period));
                // The scheduler may have run once more before the removal took its lock: what it enqueued is due as well.
                return new TickSeries(period, started, Latest(last, Enqueued(storage, period).Select(tick => (DateTime?)tick.Due).Max()));
            }),
        ];
    }

    /// <summary>Every occurrence that was enqueued; a job without a state was created by a scheduler that died before it enqueued it.</summary>
    public static IReadOnlyList<Tick> Enqueued(SqliteJobStorage storage, int period) => storage.Sessions.Read(session => session.Query(
        """
        SELECT j.Id, CAST(due.Value AS INTEGER), j.StateName
        FROM JobParameter own
        JOIN JobParameter due ON due.JobId = own.JobId AND due.Name = 'Time'
        JOIN Job j ON j.Id = own.JobId
        WHERE own.Name = 'RecurringJobId' AND own.Value = $id AND j.StateName IS NOT NULL
        """,
        row => new Tick(row.GetInt64(0), DateTime.UnixEpoch.AddSeconds(row.GetInt64(1)), row.GetString(2) == "Succeeded"),
        ("$id", SerializationHelper.Serialize(Id(period), SerializationOption.User))));

    private static string Id(int period) => $"every-{period}-seconds";

    private static DateTime? Latest(DateTime? one, DateTime? other) => one > other || other is null ? one : other;

    internal sealed record Tick(long JobId, DateTime Due, bool Succeeded);

    /// <summary>The due seconds of one recurring job.</summary>
    internal sealed record TickSeries(int Period, DateTime Started, DateTime? Last)
    {
        public IEnumerable<DateTime> Due()
        {
            // The second in which it was registered may still have been run, or have been over: it is not counted.
            var first = Started.AddTicks(-(Started.Ticks % TimeSpan.TicksPerSecond)).AddSeconds(2);
            first = first.AddSeconds((Period - first.Second % Period) % Period);
            for (var due = first; due <= Last; due = due.AddSeconds(Period))
                yield return due;
        }
    }
}
