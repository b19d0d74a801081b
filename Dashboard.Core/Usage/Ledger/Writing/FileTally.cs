using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;

namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>What happened to one file's rows. The reading thread counts the first block, the writing thread the second.</summary>
internal sealed class FileTally(string file, string format, string? connection, bool selfOperatedGateway = false)
{
    /// <summary>More faults than these are only counted: a broken file of millions must not fill the memory.</summary>
    public const int MaxFaults = 100;

    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];

    public string File { get; } = file;

    public string Format { get; } = format;

    /// <summary>What <c>--connection</c> said.</summary>
    public string? Connection { get; } = connection;

    /// <summary>Adds to the line that earlier pieces of the same name left among the imports.</summary>
    public bool Continues { get; init; }

    public bool SelfOperatedGateway { get; } = selfOperatedGateway;

    public long RowsRead;
    public long Rejected;
    public long Skipped;

    /// <summary>Duplicates that the reading thread saw by itself.</summary>
    public long Merged;

    /// <summary>When its first and last rows were, also of those the ledger knew.</summary>
    public long? FirstAt;
    public long? LastAt;

    /// <summary>By what a report of sums is grouped; null for everything else.</summary>
    public ReportGrouping? Grouping;

    /// <summary>It could not be read to its end.</summary>
    public bool Incomplete;

    public int ImportId;

    /// <summary>What an interrupted run of the same file had accepted.</summary>
    public long AcceptedBefore;

    /// <summary>What earlier pieces had counted.</summary>
    public EarlierPieces Earlier;

    /// <summary>There was such a run: its faults stand in the log.</summary>
    public bool IsResumed;

    /// <summary>Where its rows went, when nobody named a connection.</summary>
    public string? ConnectionName;

    public long Accepted;
    public long Known;
    public long Updated;

    /// <summary>Rows that only repeat the usage of others.</summary>
    public long Repeated;
    public readonly RunTotals Added = new();

    /// <summary>What the file looked like when reading began; null when it is not to be remembered.</summary>
    public FileStamp? Stamp;

    /// <summary>Some of its rows take the place of others, so that reading it again may matter.</summary>
    public bool Restates;

    /// <summary>It was not read: the ledger has all of it.</summary>
    public bool Unchanged;

    /// <summary>Up to where its lines are whole, and what was counted until there.</summary>
    public WholeLines Whole;

    /// <summary>The hash of what stands at the beginning and at the end of <see cref="Whole"/>.</summary>
    public long EndsHash;

    public long Duplicates => Merged + Known;

    public long PassedOver => Skipped + Repeated;

    /// <summary>The first faults, in order.</summary>
    public IReadOnlyList<Fault> Faults
    {
        get
        {
            lock (_lock)
                return [.. _faults];
        }
    }

    /// <summary>A row of a report names these: so the report is grouped by them.</summary>
    public void GroupedBy(ReportGrouping named) => Grouping = (Grouping ?? ReportGrouping.None) | named;

    /// <summary>A row of this moment was understood.</summary>
    public void Cover(long at)
    {
        FirstAt = FirstAt < at ? FirstAt : at;
        LastAt = LastAt > at ? LastAt : at;
    }

    /// <summary>So many lines, ending here, were read and can be spared the next time.</summary>
    public void Mark(long bytes, long lines) => Whole = new WholeLines(bytes, lines, RowsRead, Rejected, Skipped);

    /// <summary>Begins where an earlier import of the same file ended; what that had read counts as known.</summary>
    public void TakeUp(in WholeLines whole)
    {
        Whole = whole;
        RowsRead = whole.Rows;
        Rejected = whole.Rejected;
        Skipped = whole.Skipped;
        Merged = whole.Rows - whole.Rejected - whole.Skipped;
    }

    public void AddFault(long line, string message)
    {
        lock (_lock)
        {
            if (_faults.Count < MaxFaults)
                _faults.Add(new(line, message));
        }
    }
}

/// <summary>The counters of one line among the imports.</summary>
internal readonly record struct EarlierPieces(long RowsRead, long Accepted, long Duplicates, long Updated, long Rejected, long Skipped, long Faults);

/// <summary>What is wrong with a line.</summary>
internal sealed record Fault(long Line, string Message);

/// <summary>Whole lines from the beginning of a file, and what was counted in them.</summary>
internal readonly record struct WholeLines(long Bytes, long Lines, long Rows, long Rejected, long Skipped);
