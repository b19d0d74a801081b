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

    /// <summary>It could not be read to its end.</summary>
    public bool Incomplete;

    public int ImportId;

    /// <summary>What an interrupted run of the same file had accepted.</summary>
    public long AcceptedBefore;

    /// <summary>What earlier pieces had counted.</summary>
    public EarlierPieces Earlier;

    /// <summary>Where its rows went, when nobody named a connection.</summary>
    public string? ConnectionName;

    public long Accepted;
    public long Known;
    public long Updated;

    /// <summary>Rows that only repeat the usage of others.</summary>
    public long Repeated;
    public readonly RunTotals Added = new();

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

    /// <summary>A row of this moment was understood.</summary>
    public void Cover(long at)
    {
        FirstAt = FirstAt < at ? FirstAt : at;
        LastAt = LastAt > at ? LastAt : at;
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
