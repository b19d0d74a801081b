namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>The SQL of <see cref="MessageVersion"/>.</summary>
internal sealed class MessageVersions(LedgerLink link, bool trial)
{
    private readonly Statement _find = link.Prepare("SELECT EntryId,Rank,Tie FROM MessageVersions WHERE KeyHash=?1");
    private readonly Statement? _held = trial ? link.Prepare("SELECT EntryId,Rank,Tie FROM main.MessageVersions WHERE KeyHash=?1") : null;
    private readonly Statement _put = link.Prepare("INSERT OR REPLACE INTO MessageVersions(KeyHash,EntryId,Rank,Tie) VALUES(?1,?2,?3,?4)");

    // Families of sessions are a few generations deep.
    private const int MostNames = 64;

    /// <summary>The version of a message under any of its names; its key is the message's own.</summary>
    public MessageVersion? Find(long keyHash)
    {
        for (var hops = 0; hops < MostNames; hops++)
        {
            if (FindName(keyHash) is not { EntryId: 0 } name)
                return FindName(keyHash);

            keyHash = name.Tie;
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

    private MessageVersion? FindName(long keyHash) => Find(_find, keyHash) ?? (_held is null ? null : Find(_held, keyHash));

    public void Put(in UsageRow row, long entryId) => Put(row.KeyHash, entryId, row.Rank, row.Tie);

    public void Put(long keyHash, long entryId, long rank, long tie)
    {
        _put.Bind(1, keyHash);
        _put.Bind(2, entryId);
        _put.Bind(3, rank);
        _put.Bind(4, tie);
        _put.Run();
    }

    private static MessageVersion? Find(Statement statement, long keyHash)
    {
        statement.Bind(1, keyHash);
        var found = statement.Step()
            ? new MessageVersion { KeyHash = keyHash, EntryId = statement.Long(0), Rank = statement.Long(1), Tie = statement.Long(2) }
            : null;
        statement.Reset();
        return found;
    }
}
