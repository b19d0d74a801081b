using Dashboard.Core.Units;
using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>The SQL of entries: put, find, take away.</summary>
internal sealed class EntryTable(LedgerLink link, bool trial)
{
    private const string Columns =
        "Id,KeyHash,SeriesId,At,Grain,Input,CacheRead,CacheWrite5m,CacheWrite1h,CacheWriteUnknown,Output,Reasoning,Requests,"
        + "ComputedNanos,PriceVersionId,ReportedNanos,ReportedCurrency,ImportId,Line,TraceId,Status,Assumed";

    private const string Values = "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22)";

    private readonly Statement _insert = link.Prepare($"INSERT INTO UsageEntries({Columns}) {Values} ON CONFLICT DO NOTHING");
    private readonly Statement _replace = link.Prepare($"INSERT OR REPLACE INTO UsageEntries({Columns}) {Values}");
    private readonly Statement _key = link.Prepare("SELECT KeyHash FROM UsageEntries WHERE Id=?1");
    private readonly Statement _read = link.Prepare($"SELECT {Columns} FROM UsageEntries WHERE Id=?1");
    private readonly PricingFacts _facts = new(link);
    private readonly Statement _place = link.Prepare("SELECT At,KeyHash FROM UsageEntries WHERE Id=?1");
    private readonly Statement _delete = link.Prepare("DELETE FROM UsageEntries WHERE Id=?1");

    // A trial writes beside the ledger and still has to see what the ledger holds.
    private readonly Statement? _heldKey = trial ? link.Prepare("SELECT KeyHash FROM main.UsageEntries WHERE Id=?1") : null;
    private readonly Statement? _heldCopy = trial
        ? link.Prepare($"INSERT INTO UsageEntries({Columns}) SELECT {Columns} FROM main.UsageEntries WHERE Id=?1 ON CONFLICT DO NOTHING")
        : null;

    /// <summary>Puts the row in, or says under which number the same row stands already.</summary>
    public bool TryInsert(in UsageRow row, int importId, out long id)
    {
        for (id = EntryId.Of(row.At, row.KeyHash); ; id++)
        {
            CopyHeld(id);
            if (Put(_insert, row, importId, id) > 0)
            {
                _facts.Put(row, id);
                return true;
            }

            if (KeyAt(_key, id) == row.KeyHash)
                return false;
        }
    }

    /// <summary>Puts the row in the place of the entry of this number.</summary>
    public void Replace(in UsageRow row, int importId, long id)
    {
        Put(_replace, row, importId, id);
        _facts.Drop(id);
        _facts.Put(row, id);
    }

    /// <summary>The entry of this number, with its series.</summary>
    public UsageRow Read(long id, out int seriesId)
    {
        CopyHeld(id);
        _read.Bind(1, id);
        if (!_read.Step())
            throw new InvalidOperationException($"The ledger lost entry {id}.");

        seriesId = (int)_read.Long(2);
        var row = new UsageRow
        {
            KeyHash = _read.Long(1),
            At = _read.Long(3),
            Grain = (Grain)_read.Long(4),
            Tokens = new TokenCounts(
                _read.LongOrNull(5), _read.LongOrNull(6), _read.LongOrNull(7), _read.LongOrNull(8), _read.LongOrNull(9), _read.LongOrNull(10), _read.LongOrNull(11)),
            Requests = _read.LongOrNull(12),
            ComputedNanos = _read.LongOrNull(13),
            ReportedNanos = _read.LongOrNull(15),
            ReportedCurrency = _read.Text(16),
            Line = _read.Long(18),
            TraceId = _read.Text(19),
            Status = (EntryStatus?)_read.LongOrNull(20),
            Assumed = (CostAssumptions)_read.Long(21),
        };
        _read.Reset();
        return row;
    }

    public void Delete(long id)
    {
        _delete.Bind(1, id);
        _delete.Run();
        _facts.Drop(id);
        if (!trial)
            CloseGap(id);
    }

    // A row that found its number taken stands behind it: it moves up, or the next import would miss it and add it again.
    private void CloseGap(long gap)
    {
        for (var id = gap + 1; Place(id) is { } place; id++)
        {
            if (EntryId.Of(place.At, place.KeyHash) > gap)
                continue;

            link.Run($"UPDATE UsageEntries SET Id={gap} WHERE Id={id}");
            foreach (var table in (string[])["PricingFacts", "MessageVersions", "RecentVersions", "SpanMarks"])
                link.Run($"UPDATE {table} SET EntryId={gap} WHERE EntryId={id}");

            gap = id;
        }
    }

    private (long At, long KeyHash)? Place(long id)
    {
        _place.Bind(1, id);
        var place = _place.Step() ? (_place.Long(0), _place.Long(1)) : ((long, long)?)null;
        _place.Reset();
        return place;
    }

    private void CopyHeld(long id)
    {
        if (_heldKey is null || KeyAt(_heldKey, id) is null)
            return;

        _heldCopy!.Bind(1, id);
        _heldCopy.Run();
    }

    private static int Put(Statement to, in UsageRow row, int importId, long id)
    {
        var tokens = row.Tokens;
        to.Bind(1, id);
        to.Bind(2, row.KeyHash);
        to.Bind(3, row.Series.Id);
        to.Bind(4, row.At);
        to.Bind(5, (long)row.Grain);
        to.Bind(6, tokens.Input);
        to.Bind(7, tokens.CacheRead);
        to.Bind(8, tokens.CacheWrite5m);
        to.Bind(9, tokens.CacheWrite1h);
        to.Bind(10, tokens.CacheWriteUnknown);
        to.Bind(11, tokens.Output);
        to.Bind(12, tokens.Reasoning);
        to.Bind(13, row.Requests);
        to.Bind(14, row.ComputedNanos);
        to.Bind(15, row.Price?.Id);
        to.Bind(16, row.ReportedNanos);
        to.Bind(17, row.ReportedCurrency);
        to.Bind(18, importId);
        to.Bind(19, row.Line);
        to.Bind(20, row.TraceId);
        to.Bind(21, (long?)row.Status);
        to.Bind(22, (long)row.Assumed);
        return to.Run();
    }

    private static long? KeyAt(Statement statement, long id)
    {
        statement.Bind(1, id);
        var key = statement.Step() ? statement.Long(0) : (long?)null;
        statement.Reset();
        return key;
    }
}
