using System.Globalization;

using Dashboard.Core.Usage.Import;

namespace Dashboard.Cli;

/// <summary>What <c>import</c> answers; the names are a contract.</summary>
internal sealed record ImportAnswer(IReadOnlyList<ImportAnswer.File> Files, ImportAnswer.Sums Totals)
{
    /// <summary>What came in as it stands there and yet may be wrong: days that count twice.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public static ImportAnswer Of(ImportOutcome outcome)
    {
        var totals = outcome.Totals;
        var tokens = totals.Tokens;
        return new ImportAnswer(
            [.. outcome.Files.Select(f => new File(f.Path, f.Format, f.RowsRead, f.Accepted, f.Duplicates, f.Updated, f.Rejected, f.Skipped, f.Unchanged, f.Errors))],
            new Sums(
                totals.Requests, tokens.Input, tokens.CacheRead, tokens.CacheWrite, tokens.Output, tokens.Reasoning,
                totals.ComputedUsd, totals.ReportedUsd, totals.UnpricedEntries, totals.UnpricedModels));
    }

    public static void WriteText(ImportAnswer answer, bool dryRun, TextWriter output)
    {
        foreach (var file in answer.Files)
        {
            output.WriteLine(file.Format is null
                ? $"{file.Path}: refused"
                : file.Unchanged ? $"{file.Path}: {file.Format}, unchanged since it was imported: {file.Duplicates:N0} known already, {file.Rejected:N0} rejected, {file.Skipped:N0} not about usage"
                : $"{file.Path}: {file.Format}, {file.RowsRead:N0} rows: {file.Accepted:N0} {(dryRun ? "would be added" : "added")}, {file.Duplicates:N0} known already ({file.Updated:N0} brought up to date), {file.Rejected:N0} rejected, {file.Skipped:N0} not about usage");
            foreach (var error in file.Errors)
                output.WriteLine(error.Line == 0 ? $"  {error.Message}" : $"  line {error.Line}: {error.Message}");

            if (file.Rejected > file.Errors.Count)
                output.WriteLine($"  and {file.Rejected - file.Errors.Count:N0} more");
        }

        var t = answer.Totals;
        output.WriteLine(
            $"{(dryRun ? "Would add" : "Added")} {Number(t.Requests)} requests, {Number(t.InputTokens)} input, {Number(t.CacheReadTokens)} cache read, {Number(t.CacheWriteTokens)} cache write, {Number(t.OutputTokens)} output tokens ({Number(t.ReasoningTokens)} of them reasoning).");
        output.WriteLine($"Cost: {Money(t.CostUsd)} computed, {Money(t.CostReportedUsd)} reported.");
        if (t.UnpricedEntries > 0)
            output.WriteLine($"Without a price: {t.UnpricedEntries:N0} entries of {string.Join(", ", t.UnpricedModels)}.");
        foreach (var warning in answer.Warnings)
            output.WriteLine($"Warning: {warning}");
    }

    private static string Number(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "unknown";

    private static string Money(decimal? usd) => usd is { } known ? $"${known:N4}" : "unknown";

    internal sealed record File(
        string Path, string? Format, long RowsRead, long Accepted, long Duplicates, long Updated, long Rejected, long Skipped, bool Unchanged,
        IReadOnlyList<ImportError> Errors);

    internal sealed record Sums(
        long? Requests, long? InputTokens, long? CacheReadTokens, long? CacheWriteTokens, long? OutputTokens, long? ReasoningTokens,
        decimal? CostUsd, decimal? CostReportedUsd, long UnpricedEntries, IReadOnlyList<string> UnpricedModels);
}
