using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Import;

/// <summary>What an import did, or a dry run would do.</summary>
public sealed record ImportOutcome(IReadOnlyList<FileOutcome> Files, ImportTotals Totals)
{
    /// <summary>Whether any file was taken.</summary>
    public bool AnyTaken => Files.Any(f => f.Format is not null);
}

/// <summary>What happened to one file; without a format it was refused, and the first error says why.</summary>
/// <param name="Updated">Among the duplicates: those that were fuller or newer than what the ledger held.</param>
/// <param name="Errors">The first hundred.</param>
/// <param name="FirstRows">For a preview.</param>
public sealed record FileOutcome(
    string Path,
    string? Format,
    long RowsRead,
    long Accepted,
    long Duplicates,
    long Updated,
    long Rejected,
    long Skipped,
    IReadOnlyList<ImportError> Errors,
    IReadOnlyList<ImportedRow> FirstRows)
{
    /// <summary>When its first row was, whether the ledger knew it or not; null when no row could be used.</summary>
    public DateTime? From { get; init; }

    /// <summary>When its last row was.</summary>
    public DateTime? To { get; init; }

    /// <summary>Nothing was written to it since it was imported, and it was not read again: its rows are told as they were then, all known.</summary>
    public bool Unchanged { get; init; }
}

/// <summary>What is wrong, and on which line; line 0 is the file itself.</summary>
public sealed record ImportError(long Line, string Message);

/// <summary>What the ledger gained.</summary>
public sealed record ImportTotals(
    long Entries,
    long? Requests,
    TokenCounts Tokens,
    decimal? ComputedUsd,
    decimal? ReportedUsd,
    long UnpricedEntries,
    IReadOnlyList<string> UnpricedModels);

/// <summary>A row as it was understood.</summary>
public sealed record ImportedRow(
    long Line, DateTime At, string? Model, string? ModelKey, string? Host, string? ApiKey, string? Project, string? Workload,
    long? Requests, TokenCounts Tokens, decimal? ComputedUsd, decimal? ReportedUsd);

/// <summary>How far an import has come.</summary>
/// <param name="BytesTotal">Null when standard input is read.</param>
public sealed record ImportProgress(
    string File, int FilesDone, int FilesTotal, long RowsRead, long BytesRead, long? BytesTotal, double RowsPerSecond);
