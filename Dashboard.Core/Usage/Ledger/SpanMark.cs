namespace Dashboard.Core.Usage.Ledger;

/// <summary>
/// A span that was seen, kept for a while: usage of a model is often told twice, by the call and by what wraps it, and
/// the wrapper may come in another batch, earlier or later.
/// </summary>
public sealed class SpanMark
{
    /// <summary>The hash of trace and span; also the key of its entry, where it has one.</summary>
    public long Hash { get; set; }

    /// <summary>Null for the first of a trace.</summary>
    public long? ParentHash { get; set; }

    public SpanRole Role { get; set; }

    /// <summary>A call of a model lies below it, so that usage of its own would repeat what is counted there.</summary>
    public bool CallsBelow { get; set; }

    /// <summary>The entry that it became; null when it counted nothing.</summary>
    public long? EntryId { get; set; }

    /// <summary>Which import made the entry.</summary>
    public int? ImportId { get; set; }

    /// <summary>When the span began.</summary>
    public DateTime At { get; set; }
}

/// <summary>What a span stands for.</summary>
public enum SpanRole
{
    /// <summary>Nothing to do with models; it may lie between two that do.</summary>
    Plain,

    /// <summary>A call of a model: it counts, unless another call lies below it.</summary>
    Call,

    /// <summary>An agent, a workflow, a chain: its usage repeats that of the calls below.</summary>
    Wrapper,

    /// <summary>A tool: calls of models below it are its own, not those of whoever called the tool.</summary>
    Tool,
}
