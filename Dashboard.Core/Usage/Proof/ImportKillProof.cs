using System.Globalization;

using Dashboard.Core.Store;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Usage.Proof;

/// <summary>
/// Shows that a ledger survives <c>kill -9</c>: processes that import files or replace windows of days die at random
/// moments. After each death roll-ups must equal a scan and a window must be whole; when the same work is run again to
/// its end, every total must be the true one.
/// </summary>
public sealed class ImportKillProof(TimeProvider time)
{
    internal const string Ready = "ready";
    private const string Import = "import";
    private const string Replace = "replace";

    /// <summary>The body of the process that dies.</summary>
    public static async Task RunChildAsync(string folder, string work, TimeProvider time, CancellationToken ct)
    {
        await using var house = await ProofHouse.OpenAsync(Path.Combine(folder, "data"), time, ct);
        var import = house.GetRequiredService<ImportUsage>();
        Console.WriteLine(Ready);
        if (work == Import)
        {
            await import.RunAsync(new ImportRequest(SourceFiles.Select([Path.Combine(folder, "..", "files")])), null, ct);
            return;
        }

        var days = new RestatedDays(Path.Combine(folder, ".."));
        for (var i = 0; i < 30; i++)
        {
            var selection = SourceFiles.Select([days.PathOf(i % 2)]);
            await import.RunAsync(new ImportRequest(selection, Connection: RestatedDays.Window.Connection) { Window = RestatedDays.Window }, null, ct);
        }
    }

    public async Task<ImportKillReport> RunAsync(ImportKillOptions options, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var truth = await WriteFilesAsync(options, ct);
        var count = new Count();
        var longest = TimeSpan.Zero;
#pragma warning disable CA5394 // The moments of the kills must be repeatable, not secret.
        var random = new Random(options.Seed);
        while (count.Kills < options.Kills)
        {
            var folder = Directory.CreateDirectory(Path.Combine(options.Folder, $"ledger-{count.Completed}")).FullName;
            // The first ledger is filled without a kill: it tells how long that takes.
            if (count.Completed == 0)
                longest = await TimeAsync(options, folder, ct);
            else
                await KillUntilDoneAsync(options, folder, truth, longest, random, count, ct);

            await CheckEndAsync(folder, truth, count, ct);
            count.Completed++;
            Directory.Delete(folder, recursive: true);
        }
#pragma warning restore CA5394

        return new ImportKillReport(count.Kills, count.WhileWriting, count.WhileReplacing, count.Completed, time.GetElapsedTime(started).TotalSeconds, count.Wrong);
    }

    private static async Task<Truth> WriteFilesAsync(ImportKillOptions options, CancellationToken ct)
    {
        var files = Directory.CreateDirectory(Path.Combine(options.Folder, "files"));
        var logs = new GeneratedSpendLogs(options.Rows, options.Seed);
        await logs.WriteAsync(Path.Combine(files.FullName, "spend_logs.csv"), ct);
        var transcripts = new GeneratedTranscripts(options.Rows / 10, options.Seed);
        await transcripts.WriteAsync(Path.Combine(files.FullName, "projects"), ct);
        await new RestatedDays(options.Folder).WriteAsync(ct);
        return new Truth(options.Rows + transcripts.Messages, logs.Prompt - logs.CacheRead + transcripts.Input, logs.Completion + transcripts.Output, logs.CacheRead + transcripts.CacheRead);
    }

    private async Task<TimeSpan> TimeAsync(ImportKillOptions options, string folder, CancellationToken ct)
    {
        using var process = await ImportProcess.StartAsync(options, folder, Import, ct);
        var started = time.GetTimestamp();
        await process.WaitAsync(ct);
        return time.GetElapsedTime(started);
    }

#pragma warning disable CA5394
    private async Task KillUntilDoneAsync(ImportKillOptions options, string folder, Truth truth, TimeSpan longest, Random random, Count count, CancellationToken ct)
    {
        while (true)
        {
            var work = random.Next(4) == 0 ? Replace : Import;
            using var process = await ImportProcess.StartAsync(options, folder, work, ct);
            if (count.Kills >= options.Kills)
            {
                await process.WaitAsync(ct);
                if (work == Import)
                    return;

                continue;
            }

            if (await process.KillAfterAsync(longest * random.NextDouble(), time, ct))
            {
                count.Kills++;
                await CheckAsync(folder, work, truth, count, ct);
            }
            else if (work == Import)
            {
                return;
            }
        }
    }
#pragma warning restore CA5394

    private async Task CheckAsync(string folder, string work, Truth truth, Count count, CancellationToken ct)
    {
        await using var house = await ProofHouse.OpenAsync(Path.Combine(folder, "data"), time, ct);
        await using var store = await house.GetRequiredService<IDbContextFactory<DashboardStore>>().CreateDbContextAsync(ct);
        var written = await store.UsageEntries().LongCountAsync(e => e.Grain == Grain.Request, ct);
        count.WhileWriting += work == Import && written > 0 && written < truth.Entries ? 1 : 0;
        count.WhileReplacing += work == Replace ? 1 : 0;
        await CheckStepAsync(store, count, ct);
    }

    private static async Task CheckStepAsync(DashboardStore store, Count count, CancellationToken ct)
    {
        var wrong = await RollUpScan.DifferencesAsync(store, ct);
        if (wrong != 0)
            count.Say($"{wrong} rows of roll-ups differ from a scan");

        var window = await store.UsageEntries()
            .Where(e => store.Series().Any(s => s.Id == e.SeriesId && store.Connections().Any(c => c.Id == s.ConnectionId && c.Name == RestatedDays.Window.Connection)))
            .Select(e => e.Input ?? 0)
            .ToListAsync(ct);
        if (window.Count > 0 && !RestatedDays.Statements.Contains((window.Count, window.Sum())))
            count.Say($"a window holds {window.Count} rows of {window.Sum()} tokens, which its source never said");
    }

    private async Task CheckEndAsync(string folder, Truth truth, Count count, CancellationToken ct)
    {
        await using var house = await ProofHouse.OpenAsync(Path.Combine(folder, "data"), time, ct);
        await using var store = await house.GetRequiredService<IDbContextFactory<DashboardStore>>().CreateDbContextAsync(ct);
        await CheckStepAsync(store, count, ct);
        await CheckTruthAsync(store, truth, "after the last run", count, ct);

        // Everything once more, also what is known to be unchanged: nothing may come twice.
        var again = await house.GetRequiredService<ImportUsage>().RunAsync(
            new ImportRequest(SourceFiles.Select([Path.Combine(folder, "..", "files")])) { Again = true }, null, ct);
        if (again.Totals.Entries != 0)
            count.Say($"importing again added {again.Totals.Entries} entries");

        await CheckTruthAsync(store, truth, "after importing again", count, ct);
        if (await store.Imports().AnyAsync(i => i.State != ImportState.Done && i.Connection != RestatedDays.Window.Connection, ct))
            count.Say("an import is not called done");
    }

    private static async Task CheckTruthAsync(DashboardStore store, Truth truth, string when, Count count, CancellationToken ct)
    {
        var found = await store.UsageEntries().Where(e => e.Grain == Grain.Request).GroupBy(e => 1)
            .Select(g => new Truth(g.LongCount(), g.Sum(e => e.Input ?? 0), g.Sum(e => e.Output ?? 0), g.Sum(e => e.CacheRead ?? 0))).SingleAsync(ct);
        if (found != truth)
            count.Say($"{when} the ledger holds {found}, expected {truth}");
    }

    private sealed record Truth(long Entries, long Input, long Output, long CacheRead);

    private sealed class Count
    {
        public int Kills { get; set; }

        public int WhileWriting { get; set; }

        public int WhileReplacing { get; set; }

        public int Completed { get; set; }

        public List<string> Wrong { get; } = [];

        public void Say(string what) => Wrong.Add(string.Create(CultureInfo.InvariantCulture, $"after {Kills} kills, ledger {Completed}: {what}"));
    }
}
