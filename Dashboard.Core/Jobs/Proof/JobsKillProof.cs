using System.Collections.Concurrent;
using System.Diagnostics;
using Dashboard.Core.Jobs.SqliteStorage;
using Hangfire;

namespace Dashboard.Core.Jobs.Proof;

/// <summary>
/// Shows that jobs survive <c>kill -9</c>: servers die at random moments while this process enqueues beside them,
/// and in the end every job has succeeded and every recurring occurrence was enqueued exactly once.
/// </summary>
public sealed class JobsKillProof(TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>The body of a child process.</summary>
    public static Task RunChildAsync(string path, CancellationToken ct) => KillProofChild.RunAsync(path, ct);

    public async Task<KillProofReport> RunAsync(KillProofOptions options, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var path = Path.Combine(options.Folder, "jobs.db");
        using var storage = new SqliteJobStorage(path);
        var ids = new List<string>(options.Jobs);
        var killed = new ConcurrentDictionary<int, DateTime>();
        var servers = new List<ServerProcess>();
        var errors = "";
        try
        {
            RecurringTicks.Start(storage);
            var started = time.GetUtcNow().UtcDateTime;
            for (var i = 0; i < options.Children; i++)
                servers.Add(new ServerProcess(options, path));

            await EnqueueAndKillAsync(options, storage, ids, killed, servers, ct);
            await UntilAsync(() => Succeeded(storage, ids) == ids.Count, options.Patience, ct);
            var ticks = RecurringTicks.Stop(storage, started);
            await UntilAsync(() => IsQuiet(storage), options.Patience, ct);
            foreach (var server in servers)
            {
                await server.StopAsync(ct);
                errors += server.Errors;
            }

            return KillProofCount.Report(storage, options, ids, killed, ticks, errors, clock.Elapsed);
        }
        finally
        {
            servers.ForEach(server => server.Dispose());
        }
    }

#pragma warning disable CA5394 // The moments of the kills must be repeatable, not secret.
    private async Task EnqueueAndKillAsync(
        KillProofOptions options, SqliteJobStorage storage, List<string> ids, ConcurrentDictionary<int, DateTime> killed, List<ServerProcess> servers, CancellationToken ct)
    {
        var random = new Random(options.Seed);
        var client = new BackgroundJobClient(storage);
        for (var kill = 0; kill < options.Kills; kill++)
        {
            var upTo = options.Jobs * (kill + 1) / options.Kills;
            while (ids.Count < upTo)
                ids.Add(Create(client, ids, random));

            await Task.Delay(options.LongestPause * random.NextDouble(), time, ct);
            var victim = random.Next(servers.Count);
            await servers[victim].KillAsync(ct);
            killed[servers[victim].Id] = time.GetUtcNow().UtcDateTime;
            servers[victim].Dispose();
            servers[victim] = new ServerProcess(options, storage.Path);
        }
    }

    /// <summary>One in ten is scheduled, one in ten continues the job before it.</summary>
    private static string Create(BackgroundJobClient client, List<string> ids, Random random)
    {
        var number = ids.Count;
        var milliseconds = random.Next(20, 1200);
        return (number % 10) switch
        {
            3 => client.Schedule<KillProofJobs>(jobs => jobs.WorkAsync(number, milliseconds, CancellationToken.None), TimeSpan.FromMilliseconds(random.Next(3000))),
            7 => client.ContinueJobWith<KillProofJobs>(ids[^1], jobs => jobs.WorkAsync(number, milliseconds, CancellationToken.None)),
            _ => client.Enqueue<KillProofJobs>(jobs => jobs.WorkAsync(number, milliseconds, CancellationToken.None)),
        };
    }
#pragma warning restore CA5394

    internal static int Succeeded(SqliteJobStorage storage, List<string> ids)
    {
        using var connection = storage.GetConnection();
        return ids.Count(id => connection.GetStateData(id)?.Name == "Succeeded");
    }

    private static bool IsQuiet(SqliteJobStorage storage)
    {
        var now = storage.GetMonitoringApi().GetStatistics();
        return now.Queues == 0 && now.Enqueued == 0 && now.Processing == 0;
    }

    /// <summary>Waits; what is not reached in time shows in the report.</summary>
    private async Task UntilAsync(Func<bool> reached, TimeSpan patience, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < patience && !reached())
            await Task.Delay(Look, time, ct);
    }
}
