namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>The SQL of <see cref="MessageVersion"/> and <see cref="RecentVersion"/>.</summary>
internal sealed class MessageVersions(LedgerLink link, bool trial)
{
    // About as many as settle within one slice.
    private const int MostRecent = 40_000;

    // Families of sessions are a few generations deep.
    private const int MostNames = 64;

    private readonly Statement _findRecent = link.Prepare(Find("RecentVersions"));
    private readonly Statement _find = link.Prepare(Find("MessageVersions"));
    private readonly Statement? _heldRecent = trial ? link.Prepare(Find("main.RecentVersions")) : null;
    private readonly Statement? _held = trial ? link.Prepare(Find("main.MessageVersions")) : null;
    private readonly Statement _put = link.Prepare("INSERT OR REPLACE INTO RecentVersions(KeyHash,EntryId,Rank,Tie) VALUES(?1,?2,?3,?4)");
    private readonly Statement _count = link.Prepare("SELECT COUNT(*) FROM RecentVersions");
    private readonly Statement _settle = link.Prepare("INSERT OR REPLACE INTO MessageVersions(KeyHash,EntryId,Rank,Tie) SELECT KeyHash,EntryId,Rank,Tie FROM RecentVersions ORDER BY KeyHash");
    private readonly Statement _clear = link.Prepare("DELETE FROM RecentVersions");
    private int _recent = -1;

    /// <summary>The version of a message under any of its names; its key is the message's own.</summary>
    public MessageVersion? Find(long keyHash)
    {
        for (var hops = 0; hops < MostNames; hops++)
        {
            var found = FindName(keyHash);
            if (found is not { EntryId: 0 })
                return found;

            keyHash = found.Tie;
        }

        return null;
    }

    /// <summary>From any name of a message to its own key.</summary>
    public long Own(long keyHash)
    {
        for (var hops = 0; hops < MostNames && FindName(keyHash) is { EntryId: 0 } name; hops++)
            keyHash = name.Tie;

        return keyHash;
    }

    /// <summary>From here on this key is another name of that message.</summary>
    public void PutName(long keyHash, long ownKey) => Put(keyHash, 0, 0, ownKey);

    private MessageVersion? FindName(long keyHash) => Find(_findRecent, keyHash) ?? Find(_find, keyHash) ?? Find(_heldRecent, keyHash) ?? Find(_held, keyHash);

    public void Put(in UsageRow row, long entryId) => Put(row.KeyHash, entryId, row.Rank, row.Tie);

    public void Put(long keyHash, long entryId, long rank, long tie)
    {
        _put.Bind(1, keyHash);
        _put.Bind(2, entryId);
        _put.Bind(3, rank);
        _put.Bind(4, tie);
        _put.Run();
        _recent = _recent < 0 ? Count() : _recent + 1;
    }

    /// <summary>Settles the recent versions when they have become many; must run inside a transaction.</summary>
    public void SettleIfMany()
    {
        if (_recent < MostRecent)
            return;

        _settle.Run();
        _clear.Run();
        _recent = 0;
    }

    private int Count()
    {
        _count.Step();
        var count = (int)_count.Long(0);
        _count.Reset();
        return count;
    }

    private static string Find(string table) => $"SELECT EntryId,Rank,Tie FROM {table} WHERE KeyHash=?1";

    private static MessageVersion? Find(Statement? statement, long keyHash)
    {
        if (statement is null)
            return null;

        statement.Bind(1, keyHash);
        var found = statement.Step()
            ? new MessageVersion { KeyHash = keyHash, EntryId = statement.Long(0), Rank = statement.Long(1), Tie = statement.Long(2) }
            : null;
        statement.Reset();
        return found;
    }
}
