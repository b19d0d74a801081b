namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>
/// Keeps calls of models apart from what repeats them, whatever the order in which spans come. Each span remembers
/// whether a call lies below it; a span that arrives tells those above, and a call that turns out to be such a repetition
/// is named so that its entry can be taken back. Written in the same transaction as the entries.
/// </summary>
internal sealed class SpanTree
{
    private const string Columns = "ParentHash,Role,CallsBelow,EntryId,ImportId,At";

    private readonly Statement _find;
    private readonly Statement? _findHeld;
    private readonly Statement _below;
    private readonly Statement? _belowHeld;
    private readonly Statement _put;

    public SpanTree(LedgerLink link, bool trial)
    {
        // The copy of a table for a trial has no index but its key.
        if (trial)
            link.Run("CREATE INDEX temp.TrialSpansByParent ON SpanMarks(ParentHash)");

        const string Below = "WHERE ParentHash=?1 AND (Role=1 OR (Role<>3 AND CallsBelow=1)) LIMIT 1";
        _find = link.Prepare($"SELECT {Columns} FROM SpanMarks WHERE Hash=?1");
        _below = link.Prepare($"SELECT 1 FROM SpanMarks {Below}");
        _put = link.Prepare($"INSERT OR REPLACE INTO SpanMarks(Hash,{Columns}) VALUES(?1,?2,?3,?4,?5,?6,?7)");
        if (trial)
        {
            _findHeld = link.Prepare($"SELECT {Columns} FROM main.SpanMarks WHERE Hash=?1");
            _belowHeld = link.Prepare($"SELECT 1 FROM main.SpanMarks {Below}");
        }
    }

    /// <summary>Whether usage that this span carries counts; the entries in <paramref name="repetitions"/> do not any more.</summary>
    public bool Note(SpanPlace span, List<(long EntryId, int? ImportId)> repetitions)
    {
        if (Find(span.Hash) is { } seen)
            return seen.Role == SpanRole.Call && !seen.CallsBelow;

        var callsBelow = Exists(_below, span.Hash) || (_belowHeld is not null && Exists(_belowHeld, span.Hash));
        if (span.Role == SpanRole.Plain && !span.Leads && !callsBelow)
            return false;

        Put(span.Hash, new Mark(span.ParentHash, span.Role, callsBelow, null, null, span.At));
        if (span.Role == SpanRole.Call || (callsBelow && span.Role != SpanRole.Tool))
            TellAbove(span.ParentHash, repetitions);

        return span.Role == SpanRole.Call && !callsBelow;
    }

    /// <summary>Remembers which entry a call became.</summary>
    /// <param name="importId">Null when the ledger had the entry already.</param>
    public void Entered(SpanPlace span, long entryId, int? importId)
    {
        if (Find(span.Hash) is { } mark)
            Put(span.Hash, mark with { EntryId = entryId, ImportId = importId ?? mark.ImportId });
    }

    private void TellAbove(long? above, List<(long, int?)> repetitions)
    {
        // Whoever knows of calls below has told those above; a call has told them of itself; a tool's calls are its own.
        while (above is { } hash && Find(hash) is { CallsBelow: false } mark)
        {
            if (mark.EntryId is { } entry)
                repetitions.Add((entry, mark.ImportId));

            Put(hash, mark with { CallsBelow = true, EntryId = null });
            if (mark.Role is SpanRole.Call or SpanRole.Tool)
                return;

            above = mark.Parent;
        }
    }

    private Mark? Find(long hash) => Find(_find, hash) ?? (_findHeld is null ? null : Find(_findHeld, hash));

    private static Mark? Find(Statement statement, long hash)
    {
        statement.Bind(1, hash);
        var mark = statement.Step()
            ? new Mark(statement.LongOrNull(0), (SpanRole)statement.Long(1), statement.Long(2) != 0, statement.LongOrNull(3), (int?)statement.LongOrNull(4), statement.Long(5))
            : null;
        statement.Reset();
        return mark;
    }

    private static bool Exists(Statement statement, long hash)
    {
        statement.Bind(1, hash);
        var found = statement.Step();
        statement.Reset();
        return found;
    }

    private void Put(long hash, Mark mark)
    {
        _put.Bind(1, hash);
        _put.Bind(2, mark.Parent);
        _put.Bind(3, (long)mark.Role);
        _put.Bind(4, mark.CallsBelow ? 1L : 0L);
        _put.Bind(5, mark.EntryId);
        _put.Bind(6, mark.ImportId);
        _put.Bind(7, mark.At);
        _put.Run();
    }

    private sealed record Mark(long? Parent, SpanRole Role, bool CallsBelow, long? EntryId, int? ImportId, long At);
}
