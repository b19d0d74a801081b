namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>Rows of one file, handed from the reading thread to the writing one and back empty.</summary>
internal sealed class RowBatch
{
    public const int Size = 512;

    public UsageRow[] Rows { get; } = new UsageRow[Size];

    public int Count { get; set; }

    /// <summary>Lines of accounts among the rows.</summary>
    public List<CostRow> Costs { get; } = [];

    /// <summary>Spans among the rows that carry no usage of their own.</summary>
    public List<SpanPlace> Spans { get; } = [];

    public required FileTally File { get; set; }

    /// <summary>The file has no more rows.</summary>
    public bool IsLast { get; set; }
}
