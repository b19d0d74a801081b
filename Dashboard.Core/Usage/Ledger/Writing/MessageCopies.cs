namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>Of all copies of a message the fullest is the entry, whatever their order and under whatever names they come.</summary>
internal sealed class MessageCopies(LedgerLink link, EntryBook book, bool trial)
{
    private readonly MessageVersions _versions = new(link, trial);

    /// <summary>Ends the slice; must run before it is committed.</summary>
    public void Flush() => _versions.SettleIfMany();

    /// <summary>The first copy of a message became an entry.</summary>
    public void First(in UsageRow row, long id) => _versions.Put(row, id);

    /// <summary>Whether a copy is known already; the fuller of the two stays.</summary>
    public bool Known(ref UsageRow row, FileTally file)
    {
        if (row.AlsoKeys is not null)
            Unite(ref row, file);

        if (_versions.Find(row.KeyHash) is not { } version)
            return false;

        row.KeyHash = version.KeyHash;
        file.Known++;
        if (row.IsFullerThan(version.Rank, version.Tie))
            Exchange(row, file, version);

        return true;
    }

    private void Exchange(in UsageRow row, FileTally file, MessageVersion version)
    {
        if (EntryId.Of(row.At, row.KeyHash) == version.EntryId)
        {
            book.Replace(row, version.EntryId, file);
        }
        else
        {
            book.Remove(version.EntryId, file.Added);
            if (!book.Entries.TryInsert(row, file.ImportId, out var id))
                book.Entries.Replace(row, file.ImportId, id);

            book.Added(row, id, file);
            version.EntryId = id;
        }

        _versions.Put(row, version.EntryId);
        file.Updated++;
    }

    // Copies that came under different names turn out to be one message: of two entries the fuller stays.
    private void Unite(ref UsageRow row, FileTally file)
    {
        var own = _versions.Own(row.KeyHash);
        foreach (var name in row.AlsoKeys!)
        {
            var other = _versions.Own(name);
            if (other == own)
                continue;

            if (_versions.Find(other) is { } copy)
            {
                if (_versions.Find(own) is { } held)
                {
                    var copyStays = copy.Rank > held.Rank || (copy.Rank == held.Rank && copy.Tie < held.Tie);
                    var (stays, goes) = copyStays ? (copy, held) : (held, copy);
                    book.Remove(goes.EntryId, file.Added);
                    copy = stays;
                }

                _versions.Put(own, copy.EntryId, copy.Rank, copy.Tie);
            }

            _versions.PutName(other, own);
        }

        row.KeyHash = own;
    }
}
