namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>What a connection holds of a window, less what its source says again: the rest is gone at the source, too.</summary>
internal sealed class WindowRows
{
    private readonly HashSet<long> _usage;
    private readonly HashSet<long> _costs;

    public WindowRows(LedgerLink link, Window window)
    {
        Window = window;
        _usage = Held(link, "UsageEntries");
        _costs = Held(link, "CostEntries");
    }

    public Window Window { get; }

    public IReadOnlyCollection<long> UsageLeft => _usage;

    public IReadOnlyCollection<long> CostsLeft => _costs;

    public void SaidAgain(long id) => _usage.Remove(id);

    public void CostSaidAgain(long id) => _costs.Remove(id);

    private HashSet<long> Held(LedgerLink link, string table)
    {
        using var held = new Statement(
            link.Db,
            $"SELECT e.Id FROM {table} e JOIN Series s ON s.Id=e.SeriesId JOIN Connections k ON k.Id=s.ConnectionId WHERE e.Id>=?1 AND e.Id<?2 AND k.Name=?3");
        held.Bind(1, EntryId.FirstOf(Window.Start));
        held.Bind(2, EntryId.FirstOf(Window.End));
        held.Bind(3, Window.Connection);
        HashSet<long> ids = [];
        while (held.Step())
            ids.Add(held.Long(0));

        return ids;
    }
}
