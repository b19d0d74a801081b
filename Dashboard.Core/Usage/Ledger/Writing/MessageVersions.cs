namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>The SQL of <see cref="MessageVersion"/>.</summary>
internal sealed class MessageVersions(LedgerLink link, bool trial)
{
    private readonly Statement _find = link.Prepare("SELECT EntryId,Rank,Tie FROM MessageVersions WHERE KeyHash=?1");
    private readonly Statement? _held = trial ? link.Prepare("SELECT EntryId,Rank,Tie FROM main.MessageVersions WHERE KeyHash=?1") : null;
    private readonly Statement _put = link.Prepare("INSERT OR REPLACE INTO MessageVersions(KeyHash,EntryId,Rank,Tie) VALUES(?1,?2,?3,?4)");

    public MessageVersion? Find(long keyHash) => Find(_find, keyHash) ?? (_held is null ? null : Find(_held, keyHash));

    public void Put(in UsageRow row, long entryId)
    {
        _put.Bind(1, row.KeyHash);
        _put.Bind(2, entryId);
        _put.Bind(3, row.Rank);
        _put.Bind(4, row.Tie);
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
