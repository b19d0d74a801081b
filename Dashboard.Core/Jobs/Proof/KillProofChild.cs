using Dashboard.Core.Jobs.SqliteStorage;
using Hangfire;
using Hangfire.Logging;

namespace Dashboard.Core.Jobs.Proof;

/// <summary>The server process that is killed.</summary>
internal static class KillProofChild
{
    /// <summary>Serves until its standard input closes: its parent asks it to stop, or is gone.</summary>
    public static async Task RunAsync(string path, CancellationToken ct)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        using var log = new ProblemLog(Path.Combine(folder, $"server-{Environment.ProcessId}.log"));
        LogProvider.SetCurrentLogProvider(log);
        try
        {
            using var record = new RunRecord(folder, TimeProvider.System);
            using var storage = new SqliteJobStorage(path);
            using var server = new BackgroundJobServer(
                new BackgroundJobServerOptions
                {
                    WorkerCount = 4,
                    SchedulePollingInterval = TimeSpan.FromSeconds(1),
                    HeartbeatInterval = TimeSpan.FromSeconds(5),
                    ServerTimeout = TimeSpan.FromSeconds(20),
                    ShutdownTimeout = TimeSpan.FromSeconds(5),
                    Activator = new Jobs(record),
                },
                storage);
            await Console.In.ReadToEndAsync(ct);
        }
        finally
        {
            LogProvider.SetCurrentLogProvider(null);
        }
    }

    private sealed class Jobs(RunRecord record) : JobActivator
    {
        public override object ActivateJob(Type jobType) => new KillProofJobs(record);
    }
}
