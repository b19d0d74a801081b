namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>Where a span stands in its trace.</summary>
/// <param name="Leads">Known to lead to a span about models: a plain span is worth remembering only then.</param>
internal sealed record SpanPlace(long Hash, long? ParentHash, SpanRole Role, long At, bool Leads);
