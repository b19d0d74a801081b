using System.Text.Json;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;

namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>What Hangfire's dashboard reads: totals, servers and single jobs here, lists and queues in the other parts.</summary>
internal sealed partial class SqliteMonitoringApi(SqliteJobStorage storage) : JobStorageMonitor
{
    public override StatisticsDto GetStatistics() => storage.Sessions.Read(session =>
    {
        var states = session
            .Query("SELECT StateName, COUNT(*) FROM Job WHERE StateName IS NOT NULL GROUP BY StateName", row => (Name: row.GetString(0), Count: row.GetInt64(1)))
            .ToDictionary(state => state.Name, state => state.Count, StringComparer.OrdinalIgnoreCase);

        return new StatisticsDto
        {
            Enqueued = states.GetValueOrDefault("Enqueued"),
            Failed = states.GetValueOrDefault("Failed"),
            Processing = states.GetValueOrDefault("Processing"),
            Scheduled = states.GetValueOrDefault("Scheduled"),
            Awaiting = states.GetValueOrDefault("Awaiting"),
            Succeeded = session.Number("SELECT Value FROM Counter WHERE Key = 'stats:succeeded'"),
            Deleted = session.Number("SELECT Value FROM Counter WHERE Key = 'stats:deleted'"),
            Recurring = session.Number("SELECT COUNT(*) FROM SetItem WHERE Key = 'recurring-jobs'"),
            Retries = session.Number("SELECT COUNT(*) FROM SetItem WHERE Key = 'retries'"),
            Servers = session.Number("SELECT COUNT(*) FROM Server"),
            Queues = session.Number("SELECT COUNT(DISTINCT Queue) FROM JobQueue"),
        };
    });

    public override IList<ServerDto> Servers() => storage.Sessions.Peek(session => session.Query(
        "SELECT Id, Data, LastHeartbeat FROM Server ORDER BY Id",
        row =>
        {
            var data = JsonSerializer.Deserialize<ServerRow>(row.GetString(1)) ?? new ServerRow(0, [], default);
            return new ServerDto
            {
                Name = row.GetString(0),
                Queues = data.Queues,
                WorkersCount = data.WorkerCount,
                StartedAt = data.StartedAt,
                Heartbeat = Instants.FromTicks(row.GetInt64(2)),
            };
        }));

    public override JobDetailsDto? JobDetails(string jobId)
    {
        ArgumentNullException.ThrowIfNull(jobId);

        return storage.Sessions.Read(session =>
        {
            var id = JobKey.Parse(jobId);
            var details = session.First(
                "SELECT InvocationData, Arguments, CreatedAt, ExpireAt FROM Job WHERE Id = $id",
                row =>
                {
                    var stored = StoredJob.Load(row.GetString(0), row.GetString(1));
                    return new JobDetailsDto
                    {
                        Job = stored.Job,
                        InvocationData = stored.Invocation,
                        LoadException = stored.Error,
                        CreatedAt = Instants.FromTicks(row.GetInt64(2)),
                        ExpireAt = Instants.FromTicks(row.NumberOrNull(3)),
                    };
                },
                ("$id", id));
            if (details is null)
                return null;

            details.Properties = SqliteJobConnection.Parameters(session, id);
            details.History = History(session, id);
            return details;
        });
    }

    public override long ScheduledCount() => CountOf("Scheduled");

    public override long FailedCount() => CountOf("Failed");

    public override long ProcessingCount() => CountOf("Processing");

    public override long SucceededListCount() => CountOf("Succeeded");

    public override long DeletedListCount() => CountOf("Deleted");

    public override long AwaitingCount() => CountOf("Awaiting");

    private static List<StateHistoryDto> History(SqliteSession session, long jobId) => session.Query(
        "SELECT Name, Reason, CreatedAt, Data FROM State WHERE JobId = $id ORDER BY Id DESC",
        row => new StateHistoryDto
        {
            StateName = row.GetString(0),
            Reason = row.TextOrNull(1),
            CreatedAt = Instants.FromTicks(row.GetInt64(2)),
            Data = StoredJob.StateData(row.TextOrNull(3)),
        },
        ("$id", jobId));

    private long CountOf(string state) => storage.Sessions.Peek(session =>
        session.Number("SELECT COUNT(*) FROM Job WHERE StateName = $state", ("$state", state)));
}
