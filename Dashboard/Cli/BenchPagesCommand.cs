using System.CommandLine;

using Dashboard.Core.Access.Users;
using Dashboard.Core.Store;
using Dashboard.Core.Usage.Analytics.Exchanges;
using Dashboard.Core.Usage.Proof;
using Dashboard.Shell;

namespace Dashboard.Cli;

/// <summary><c>bench pages</c>: how long pages take over a ledger of many entries, and what the server needs when nobody asks.</summary>
internal static class BenchPagesCommand
{
    public static Command Create(SharedOptions shared)
    {
        var entries = new Option<long>("--entries") { Description = "Entries of the ledger, over 13 months", DefaultValueFactory = _ => 1_000_000 };
        var rounds = new Option<int>("--rounds") { Description = "How often every page is asked", DefaultValueFactory = _ => 10 };
        var seed = new Option<int>("--seed") { Description = "Repeats the same data", DefaultValueFactory = _ => 1 };
        var keep = new Option<string?>("--keep") { Description = "Where the ledger is kept, and taken from when it is there already", HelpName = "DIR" };
        var command = new Command("pages", "Ask every page over a large ledger: how long each takes") { entries, rounds, seed, keep };
        command.SetAction(async (parsed, ct) =>
        {
            var kept = parsed.GetValue(keep);
            var folder = kept is null ? Directory.CreateTempSubdirectory("bench-pages-") : Directory.CreateDirectory(kept);
            try
            {
                var time = TimeProvider.System;
                var size = parsed.GetValue(entries);
                var ledger = new GeneratedLedger(size, parsed.GetValue(seed), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-1));
                var seconds = 0.0;
                if (!File.Exists(new DataFolder(folder.FullName).Database))
                {
                    seconds = await ledger.WriteAsync(folder.FullName, time, ct);
                    await PrepareAsync(folder.FullName, ct);
                }

                var report = await new PagesBench(folder.FullName, ledger.FirstDay, ledger.FirstDay.AddMonths(13).AddDays(-1), time).RunAsync(parsed.GetValue(rounds), ct);
                Answer.Write(parsed.GetValue(shared.Json), report with { Entries = size, WriteSeconds = seconds }, Print);
                return report.Passed ? ExitCode.Done : ExitCode.Failed;
            }
            finally
            {
                if (kept is null)
                    folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static async Task PrepareAsync(string folder, CancellationToken ct)
    {
        await using var app = DashboardApp.Build([$"--{DataFolder.Setting}={folder}", "--urls=http://127.0.0.1:0", $"--{DashboardApp.RunJobs}=false", "--Logging:LogLevel:Default=Warning"]);
        await app.Services.GetRequiredService<StoreOpening>().OpenAsync(ct);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AddPerson>().RunAsync(PagesBench.Email, PagesBench.Password, Roles.Administrator);
        // The job has long done so where people look.
        await app.Services.GetRequiredService<SettleExchanges>().RunAsync(TimeSpan.FromMinutes(10), ct);
    }

    private static void Print(PagesBenchReport report, TextWriter output)
    {
        output.WriteLine($"{report.Entries:N0} entries{(report.WriteSeconds > 0 ? $", written in {report.WriteSeconds:N0} s" : "")}; the first page of all took {report.ColdMilliseconds:N0} ms, the first round of pages at most {report.FirstRound.Max:N0} ms");
        output.WriteLine("    p50    p95    max  page");
        foreach (var page in report.Pages.Append(report.All))
            output.WriteLine($"{page.P50,7:N1}{page.P95,7:N1}{page.Max,7:N1}  {page.Page}");

        output.WriteLine($"{report.ProcessorMilliseconds:N1} ms of one processor for a page on average; {report.IdleMebibytes:N0} MiB when nobody asks");
        output.WriteLine(report.Passed ? "Every answer in time." : "Too slow, or too large.");
    }
}
