using System.Diagnostics;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Usage.Proof;

/// <summary>Imports generated data into a store of its own, checks every total, and measures what it cost and whom it kept waiting.</summary>
public sealed class ImportBench(string folder, TimeProvider time)
{
    /// <summary>Rows of a gateway's log, a first and a second time, while a page reads and somebody writes.</summary>
    public async Task<ImportBenchReport> SpendLogsAsync(long rows, int seed, CancellationToken ct)
    {
        var logs = new GeneratedSpendLogs(rows, seed);
        var path = Path.Combine(folder, "spend_logs.csv");
        await logs.WriteAsync(path, ct);
        await using var house = await OpenAsync(ct);

        using var bystanders = new Bystanders(house, new Period(GeneratedSpendLogs.FirstDay, logs.LastDay.AddDays(1)), time);
        var (first, seconds) = await ImportAsync(house, path, ct);
        var waits = await bystanders.StopAsync();
        var (second, again) = await ImportAsync(house, path, ct);

        var spend = await house.GetRequiredService<SpendQuery>().AskAsync(
            new SpendQuestion(new Period(GeneratedSpendLogs.FirstDay, logs.LastDay.AddDays(1)), [], SpendBasis.Reported), ct);
        List<string> wrong = [];
        Check(wrong, "accepted", rows, first.Files[0].Accepted);
        Check(wrong, "duplicates of the second import", rows, second.Files[0].Duplicates);
        Check(wrong, "accepted by the second import", 0, second.Files[0].Accepted);
        Check(wrong, "requests in the roll-up", rows, spend.Totals.Requests);
        Check(wrong, "prompt tokens", logs.Prompt, spend.Totals.Tokens.Prompt);
        Check(wrong, "tokens read from the cache", logs.CacheRead, spend.Totals.Tokens.CacheRead);
        Check(wrong, "completion tokens", logs.Completion, spend.Totals.Tokens.Output);
        Check(wrong, "nano-USD", logs.SpendNanos, Money.ToNanos(spend.Totals.CostUsd));
        return Report(rows, new FileInfo(path).Length, 1, seconds, again, waits, wrong);
    }

    /// <summary>A folder of transcripts, a first and a second time.</summary>
    public async Task<ImportBenchReport> TranscriptsAsync(long usageLines, int seed, CancellationToken ct)
    {
        var transcripts = new GeneratedTranscripts(usageLines, seed);
        var path = Path.Combine(folder, "projects");
        await transcripts.WriteAsync(path, ct);
        await using var house = await OpenAsync(ct);

        var year = new Period(new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1));
        using var bystanders = new Bystanders(house, year, time);
        var (first, seconds) = await ImportAsync(house, path, ct);
        var waits = await bystanders.StopAsync();
        var (second, again) = await ImportAsync(house, path, ct);

        var spend = await house.GetRequiredService<SpendQuery>().AskAsync(new SpendQuestion(year, []), ct);
        List<string> wrong = [];
        Check(wrong, "messages", transcripts.Messages, spend.Totals.Requests);
        Check(wrong, "input tokens", transcripts.Input, spend.Totals.Tokens.Input);
        Check(wrong, "output tokens", transcripts.Output, spend.Totals.Tokens.Output);
        Check(wrong, "tokens read from the cache", transcripts.CacheRead, spend.Totals.Tokens.CacheRead);
        Check(wrong, "tokens written to the cache", transcripts.CacheWrite, spend.Totals.Tokens.CacheWrite);
        Check(wrong, "accepted by the second import", 0, second.Files.Sum(f => f.Accepted));
        return Report(first.Files.Sum(f => f.RowsRead), transcripts.Bytes, transcripts.Files, seconds, again, waits, wrong);
    }

    private Task<ServiceProvider> OpenAsync(CancellationToken ct) => ProofHouse.OpenAsync(Path.Combine(folder, "data"), time, ct);

    private async Task<(ImportOutcome, double)> ImportAsync(ServiceProvider house, string path, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var outcome = await house.GetRequiredService<ImportUsage>().RunAsync(new ImportRequest(SourceFiles.Select([path])), null, ct);
        return (outcome, time.GetElapsedTime(started).TotalSeconds);
    }

    private static void Check(List<string> wrong, string what, long? expected, long? found)
    {
        if (expected != found)
            wrong.Add($"{what}: {found?.ToString("N0", System.Globalization.CultureInfo.InvariantCulture) ?? "unknown"}, expected {expected:N0}");
    }

    private static ImportBenchReport Report(long rows, long bytes, int files, double seconds, double again, Waits waits, List<string> wrong)
    {
        using var process = Process.GetCurrentProcess();
        return new ImportBenchReport(
            rows, files, bytes, seconds, rows / seconds, bytes / seconds / (1 << 20), again, rows / again,
            process.PeakWorkingSet64 >> 20, waits, wrong);
    }
}

/// <summary>What was measured; passed when no total was wrong.</summary>
public sealed record ImportBenchReport(
    long Rows, int Files, long Bytes, double Seconds, double RowsPerSecond, double MebibytesPerSecond,
    double SecondImportSeconds, double SecondImportRowsPerSecond, long PeakMebibytes, Waits Waits, IReadOnlyList<string> Wrong)
{
    public bool Passed => Wrong.Count == 0;
}
