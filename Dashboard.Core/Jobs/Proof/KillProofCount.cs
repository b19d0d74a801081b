using System.Text.RegularExpressions;
using Dashboard.Core.Jobs.SqliteStorage;

namespace Dashboard.Core.Jobs.Proof;

/// <summary>Counts what the processes left behind.</summary>
internal static partial class KillProofCount
{
    public static KillProofReport Report(
        SqliteJobStorage storage, KillProofOptions options, List<string> ids, IReadOnlyDictionary<int, DateTime> killed,
        IReadOnlyList<RecurringTicks.TickSeries> series, string errors, TimeSpan elapsed)
    {
        var reruns = Reruns(RunRecord.ReadAll(options.Folder)).ToList();
        var logs = errors + string.Concat(Directory.EnumerateFiles(options.Folder, "server-*.log").Select(File.ReadAllText));
        var ticks = series.Select(one => (Due: one.Due().ToHashSet(), Enqueued: RecurringTicks.Enqueued(storage, one.Period))).ToList();

        return new KillProofReport
        {
            Kills = killed.Count,
            Jobs = ids.Count,
            Succeeded = JobsKillProof.Succeeded(storage, ids),
            RunMoreThanOnce = reruns.Select(rerun => rerun.Again.Job).Distinct(StringComparer.Ordinal).Count(),
            RunTwiceWithoutKill = reruns.Count(rerun => !killed.TryGetValue(rerun.Before.Process, out var at) || at > rerun.Again.At),
            LongestReturnSeconds = Math.Round(reruns.Select(rerun => Return(rerun, killed)).DefaultIfEmpty().Max(), 1),
            RecurringDue = ticks.Sum(one => one.Due.Count),
            RecurringEnqueued = ticks.Sum(one => one.Enqueued.Count),
            RecurringLost = ticks.Sum(one => one.Due.Except(one.Enqueued.Select(tick => tick.Due)).Count()),
            RecurringDoubled = ticks.Sum(one => one.Enqueued.Count - one.Enqueued.DistinctBy(tick => tick.Due).Count()),
            RecurringNotRun = ticks.Sum(one => one.Enqueued.Count(tick => !tick.Succeeded)),
            LockedErrors = Problems(logs).Locked,
            LoggedProblems = Problems(logs).Logged,
            Seconds = Math.Round(elapsed.TotalSeconds, 1),
        };
    }

    internal static (int Locked, int Logged) Problems(string logs) => (Locked().Count(logs), Problem().Count(logs));

    private static IEnumerable<Rerun> Reruns(IEnumerable<RunRecord.Run> runs) =>
        from run in runs
        group run by run.Job into job
        let inOrder = job.OrderBy(run => run.At).ToList()
        from pair in inOrder.Zip(inOrder.Skip(1))
        select new Rerun(pair.First, pair.Second);

    private static double Return(Rerun rerun, IReadOnlyDictionary<int, DateTime> killed) =>
        killed.TryGetValue(rerun.Before.Process, out var at) ? (rerun.Again.At - at).TotalSeconds : 0;

    [GeneratedRegex("database is locked|database table is locked|SQLITE_BUSY", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Locked();

    [GeneratedRegex(@"^\[(Warn|Error|Fatal)\]", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Problem();

    private sealed record Rerun(RunRecord.Run Before, RunRecord.Run Again);
}
