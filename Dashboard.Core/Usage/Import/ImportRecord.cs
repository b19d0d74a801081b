namespace Dashboard.Core.Usage.Import;

/// <summary>One file that was read, or could not be.</summary>
public sealed class ImportRecord
{
    public int Id { get; set; }

    /// <summary>As the person gave it; <c>-</c> is standard input.</summary>
    public required string File { get; set; }

    /// <summary>Null when the file fits no format.</summary>
    public string? Format { get; set; }

    /// <summary>Null when the file names none or was refused.</summary>
    public string? Connection { get; set; }

    public ImportState State { get; set; }

    public long RowsRead { get; set; }

    public long Accepted { get; set; }

    public long Duplicates { get; set; }

    /// <summary>Among the duplicates: those that were fuller or newer than what the ledger held.</summary>
    public long Updated { get; set; }

    public long Rejected { get; set; }

    public long Skipped { get; set; }

    /// <summary>When its first and last rows were, also of those that the ledger knew.</summary>
    public DateTime? FirstAt { get; set; }

    public DateTime? LastAt { get; set; }

    /// <summary>By what its rows are grouped; null for anything but a report of sums that can be grouped in several ways.</summary>
    public ReportGrouping? Grouping { get; set; }

    public DateTime StartedAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    /// <summary>The process that reads it holds a lock of this name; free while running means that it died.</summary>
    public required string Runner { get; set; }
}

/// <summary>How far an import has come.</summary>
public enum ImportState
{
    Running,
    Done,

    /// <summary>It died or was stopped; reading the file again finishes it and counts nothing twice.</summary>
    Interrupted,

    /// <summary>The file fits no format.</summary>
    Refused,
}

/// <summary>What was wrong with a line; of many faults in one file only the first are kept.</summary>
public sealed class ImportFault
{
    public int ImportId { get; set; }

    public int Number { get; set; }

    public long Line { get; set; }

    public required string Message { get; set; }
}
