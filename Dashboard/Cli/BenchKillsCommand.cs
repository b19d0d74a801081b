using System.CommandLine;

using Dashboard.Core.Usage.Proof;

namespace Dashboard.Cli;

/// <summary><c>bench kills</c>: imports and replacements of days killed at random moments, then run to their end.</summary>
internal static class BenchKillsCommand
{
    public static Command Create(SharedOptions shared)
    {
        var kills = new Option<int>("--kills") { Description = "Processes to kill", DefaultValueFactory = _ => 50 };
        var rows = new Option<int>("--rows") { Description = "Rows of each ledger", DefaultValueFactory = _ => 60_000 };
        var seed = new Option<int>("--seed") { Description = "Repeats the same data and moments", DefaultValueFactory = _ => 1 };
        // The process that is killed is this program again.
        var child = new Option<string?>("--child") { Hidden = true };
        var work = new Option<string>("--work") { Hidden = true, DefaultValueFactory = _ => "import" };
        var command = new Command("kills", "Survival of kill -9: imports that die at random moments lose and double nothing") { kills, rows, seed, child, work };
        command.SetAction(async (parsed, ct) =>
        {
            if (parsed.GetValue(child) is { } path)
            {
                await ImportKillProof.RunChildAsync(path, parsed.GetRequiredValue(work), TimeProvider.System, ct);
                return ExitCode.Done;
            }

            var folder = Directory.CreateTempSubdirectory("bench-kills-");
            try
            {
                var report = await new ImportKillProof(TimeProvider.System).RunAsync(
                    new ImportKillOptions(folder.FullName, Environment.ProcessPath!, BenchCommand.Self("kills", "--child"))
                    {
                        Kills = parsed.GetValue(kills),
                        Rows = parsed.GetValue(rows),
                        Seed = parsed.GetValue(seed),
                    },
                    ct);
                Answer.Write(parsed.GetValue(shared.Json), report, Print);
                return report.Passed ? ExitCode.Done : ExitCode.Failed;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static void Print(ImportKillReport report, TextWriter output)
    {
        output.WriteLine($"{report.Kills} kills in {report.Seconds:N0} s, {report.WhileWriting} of them with an import half written, {report.WhileReplacing} of processes that replaced days; {report.Completed} ledgers brought to their end");
        foreach (var wrong in report.Wrong)
            output.WriteLine($"WRONG {wrong}");

        output.WriteLine(report.Passed ? "Nothing lost, nothing doubled, every roll-up equal to a scan." : "Failed.");
    }
}
