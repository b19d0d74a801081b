using System.CommandLine;

using Dashboard.Core.Jobs.Proof;

namespace Dashboard.Cli;

/// <summary><c>bench jobs</c>: throughput and idle cost of the job storage, then servers killed at random moments.</summary>
internal static class BenchJobsCommand
{
    public static Command Create(SharedOptions shared)
    {
        var jobs = new Option<int>("--jobs") { Description = "Jobs to run while servers are killed", DefaultValueFactory = _ => 1000 };
        var kills = new Option<int>("--kills") { Description = "Servers to kill (0: throughput only)", DefaultValueFactory = _ => 30 };
        var seed = new Option<int>("--seed") { Description = "Repeats the same moments", DefaultValueFactory = _ => 1 };
        // The server that is killed is this program again.
        var child = new Option<string?>("--child") { Hidden = true };
        var command = new Command("jobs", "Job throughput, idle cost, and survival of kill -9") { jobs, kills, seed, child };
        command.SetAction(async (parsed, ct) =>
        {
            if (parsed.GetValue(child) is { } path)
            {
                await JobsKillProof.RunChildAsync(path, ct);
                return ExitCode.Done;
            }

            var folder = Directory.CreateTempSubdirectory("bench-jobs-");
            try
            {
                var speed = await new JobsThroughput(TimeProvider.System).RunAsync(folder.CreateSubdirectory("speed").FullName, ct);
                var survival = parsed.GetValue(kills) is var deaths and > 0
                    ? await KillAsync(folder.CreateSubdirectory("kill").FullName, parsed.GetValue(jobs), deaths, parsed.GetValue(seed), ct)
                    : null;
                Answer.Write(parsed.GetValue(shared.Json), new { throughput = speed, kill = survival }, (answer, output) => Print(answer.throughput, answer.kill, output));
                return survival is { Passed: false } ? ExitCode.Failed : ExitCode.Done;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static Task<KillProofReport> KillAsync(string folder, int jobs, int kills, int seed, CancellationToken ct) =>
        new JobsKillProof(TimeProvider.System).RunAsync(
            new KillProofOptions(folder, Environment.ProcessPath!, BenchCommand.Self("jobs", "--child")) { Jobs = jobs, Kills = kills, Seed = seed }, ct);

    private static void Print(IReadOnlyList<JobsThroughputReport> speeds, KillProofReport? kill, TextWriter output)
    {
        foreach (var speed in speeds)
            output.WriteLine($"{speed.Workers,3} workers: {speed.EnqueuedPerSecond:N0} jobs/s enqueued, {speed.ProcessedPerSecond:N0} jobs/s processed, idle {speed.IdleCpuPercent:N2} % of a core");

        if (kill is null)
            return;

        output.WriteLine($"{kill.Kills} kills in {kill.Seconds:N0} s: {kill.Succeeded} of {kill.Jobs} jobs succeeded, {kill.RunMoreThanOnce} ran again after a kill (longest return {kill.LongestReturnSeconds:N1} s), {kill.RunTwiceWithoutKill} ran twice without one");
        output.WriteLine($"{kill.RecurringDue} recurring occurrences due, {kill.RecurringLost} lost, {kill.RecurringDoubled} doubled, {kill.RecurringNotRun} not run; \"database is locked\" {kill.LockedErrors} times");
        output.WriteLine(kill.Passed ? "Passed." : "Failed.");
    }
}
