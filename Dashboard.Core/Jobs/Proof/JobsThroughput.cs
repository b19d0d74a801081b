using System.Diagnostics;
using Dashboard.Core.Jobs.SqliteStorage;
using Hangfire;

namespace Dashboard.Core.Jobs.Proof;

/// <summary>Measures empty jobs: what remains is the cost of the storage.</summary>
public sealed class JobsThroughput(TimeProvider time)
{
    private static readonly int[] WorkerCounts = [2, 10];
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    public int Jobs { get; init; } = 2000;

    /// <summary>The job that does nothing.</summary>
    public static void Nothing()
    {
        // Only the way to it and back is measured.
    }

    public async Task<IReadOnlyList<JobsThroughputReport>> RunAsync(string folder, CancellationToken ct)
    {
        var reports = new List<JobsThroughputReport>();
        foreach (var workers in WorkerCounts)
            reports.Add(await MeasureAsync(Path.Combine(folder, $"jobs-{workers}.db"), workers, ct));
        return reports;
    }

    private async Task<JobsThroughputReport> MeasureAsync(string path, int workers, CancellationToken ct)
    {
        using var storage = new SqliteJobStorage(path);
        var client = new BackgroundJobClient(storage);

        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Jobs; i++)
            client.Enqueue(() => Nothing());
        var enqueued = Jobs / clock.Elapsed.TotalSeconds;

        clock.Restart();
        using var server = new BackgroundJobServer(new BackgroundJobServerOptions { WorkerCount = workers, Activator = new JobActivator() }, storage);
        while (storage.GetMonitoringApi().GetStatistics().Succeeded < Jobs)
            await Task.Delay(TimeSpan.FromMilliseconds(50), time, ct);
        var processed = Jobs / clock.Elapsed.TotalSeconds;

        return new JobsThroughputReport(workers, Jobs, Math.Round(enqueued), Math.Round(processed), Math.Round(await IdleAsync(ct), 2));
    }

    private async Task<double> IdleAsync(CancellationToken ct)
    {
        // The compiler still works on what was just hot.
        await Task.Delay(Settle, time, ct);
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        await Task.Delay(Idle, time, ct);
        self.Refresh();
        return (self.TotalProcessorTime - before) / Idle * 100;
    }
}
