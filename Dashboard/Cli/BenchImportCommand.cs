using System.CommandLine;

using Dashboard.Core.Usage.Proof;

namespace Dashboard.Cli;

/// <summary><c>bench import|transcripts</c>: imports generated data of known totals and measures it.</summary>
internal static class BenchImportCommand
{
    public static Command Import(SharedOptions shared)
    {
        var rows = new Option<long>("--rows") { Description = "Rows of a gateway's log", DefaultValueFactory = _ => 1_000_000 };
        return Create(shared, "import", "Import a gateway's log: speed, memory, and how long others wait", rows, (bench, size, seed, ct) => bench.SpendLogsAsync(size, seed, ct));
    }

    public static Command Transcripts(SharedOptions shared)
    {
        var lines = new Option<long>("--lines") { Description = "Lines that carry usage", DefaultValueFactory = _ => 200_000 };
        return Create(shared, "transcripts", "Import a folder of Claude Code transcripts", lines, (bench, size, seed, ct) => bench.TranscriptsAsync(size, seed, ct));
    }

    private static Command Create(
        SharedOptions shared, string name, string description, Option<long> size, Func<ImportBench, long, int, CancellationToken, Task<ImportBenchReport>> run)
    {
        var seed = new Option<int>("--seed") { Description = "Repeats the same data", DefaultValueFactory = _ => 1 };
        var command = new Command(name, description) { size, seed };
        command.SetAction(async (parsed, ct) =>
        {
            var folder = Directory.CreateTempSubdirectory("bench-import-");
            try
            {
                var report = await run(new ImportBench(folder.FullName, TimeProvider.System), parsed.GetValue(size), parsed.GetValue(seed), ct);
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

    private static void Print(ImportBenchReport report, TextWriter output)
    {
        output.WriteLine($"{report.Rows:N0} rows in {report.Files:N0} files, {report.Bytes >> 20:N0} MiB: {report.Seconds:N1} s, {report.RowsPerSecond:N0} rows/s, {report.MebibytesPerSecond:N0} MiB/s, at most {report.PeakMebibytes:N0} MiB of memory");
        output.WriteLine($"a second time: {report.SecondImportSeconds:N1} s, {report.SecondImportRowsPerSecond:N0} rows/s, nothing added");
        var waits = report.Waits;
        output.WriteLine($"meanwhile {waits.Reads:N0} readings of spend took {waits.MedianRead:N0} ms (longest {waits.LongestRead:N0}), {waits.Writes:N0} small writes {waits.MedianWrite:N0} ms (longest {waits.LongestWrite:N0})");
        foreach (var wrong in report.Wrong)
            output.WriteLine($"WRONG {wrong}");

        output.WriteLine(report.Passed ? "All totals are right." : "Failed.");
    }
}
