using Dashboard.Core.Units;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Pricing.Recalculation;

/// <summary>Reads entries in the order of their numbers with all that their price depends on, and writes their new cost.</summary>
internal sealed class EntriesToPrice
{
    public const int RowsPerLook = 1000;

    private readonly Statement _next;
    private readonly Statement _series;
    private readonly Statement _update;
    private readonly Dictionary<int, SeriesSlot> _slots = [];

    public EntriesToPrice(LedgerLink link)
    {
        _next = link.Prepare(
            "SELECT e.Id,e.SeriesId,e.At,e.Grain,e.Input,e.CacheRead,e.CacheWrite5m,e.CacheWrite1h,e.CacheWriteUnknown,e.Output,e.Reasoning,e.Requests,"
            + "e.ComputedNanos,e.PriceVersionId,e.ReportedNanos,e.ReportedCurrency,e.Status,"
            + "f.EntryId,f.Span,f.InputAudio,f.OutputAudio,f.CacheReadAudio,f.InputImage,f.OutputImage,e.Assumed "
            + $"FROM UsageEntries e LEFT JOIN PricingFacts f ON f.EntryId=e.Id WHERE e.Id>=?1 AND e.Id<?2 ORDER BY e.Id LIMIT {RowsPerLook}");
        _series = link.Prepare(
            "SELECT Contract,Gateway,Host,RawModel,ServiceTier,ModelKey,BaseId FROM Series WHERE Id=?1");
        _update = link.Prepare("UPDATE UsageEntries SET ComputedNanos=?2,PriceVersionId=?3,Assumed=?4 WHERE Id=?1");
    }

    /// <summary>The entries from one number on, below another; as many as one look takes.</summary>
    public void Read(long from, long until, List<EntryToPrice> into)
    {
        into.Clear();
        _next.Bind(1, from);
        _next.Bind(2, until);
        while (_next.Step())
            into.Add(Entry());

        _next.Reset();
    }

    public void Write(long id, in UsageRow now)
    {
        _update.Bind(1, id);
        _update.Bind(2, now.ComputedNanos);
        _update.Bind(3, now.Price?.Id);
        _update.Bind(4, (long)now.Assumed);
        _update.Run();
    }

    private EntryToPrice Entry() => new(
        _next.Long(0),
        (int?)_next.LongOrNull(13),
        new UsageRow
        {
            Series = Slot((int)_next.Long(1)),
            At = _next.Long(2),
            Grain = (Grain)_next.Long(3),
            Tokens = new TokenCounts(
                _next.LongOrNull(4), _next.LongOrNull(5), _next.LongOrNull(6), _next.LongOrNull(7), _next.LongOrNull(8), _next.LongOrNull(9), _next.LongOrNull(10)),
            Requests = _next.LongOrNull(11),
            ComputedNanos = _next.LongOrNull(12),
            ReportedNanos = _next.LongOrNull(14),
            ReportedCurrency = _next.Text(15),
            Status = (EntryStatus?)_next.LongOrNull(16),
            Span = (PromptSpan?)_next.LongOrNull(18),
            Assumed = (CostAssumptions)_next.Long(24),
            Media = _next.LongOrNull(17) is null ? null : Media(),
        });

    private MediaTokens? Media()
    {
        var media = new MediaTokens(_next.LongOrNull(19), _next.LongOrNull(20), _next.LongOrNull(21), _next.LongOrNull(22), _next.LongOrNull(23));
        return media == MediaTokens.None ? null : media;
    }

    private SeriesSlot Slot(int id)
    {
        if (_slots.TryGetValue(id, out var known))
            return known;

        _series.Bind(1, id);
        if (!_series.Step())
            throw new InvalidOperationException($"The ledger lost series {id}.");

        var facts = new SeriesFacts(
            Contract: _series.Text(0), Gateway: _series.Text(1), Host: _series.Text(2), RawModel: _series.Text(3), ServiceTier: _series.Text(4));
        var thought = new SeriesThought(ModelKey: _series.Text(5));
        var slot = new SeriesSlot(facts, thought, thought) { Id = id, BaseId = (int)_series.Long(6) };
        _series.Reset();
        return _slots[id] = slot;
    }
}

/// <summary>An entry, and the price version under which it stands.</summary>
internal readonly record struct EntryToPrice(long Id, int? PriceVersionId, UsageRow Row);
