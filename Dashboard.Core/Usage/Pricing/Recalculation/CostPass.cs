using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Overlay;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Pricing.Recalculation;

/// <summary>
/// Goes over the entries of some days in the order of their numbers and reckons their cost again. Entries and roll-ups of a
/// slice change in one transaction, together with the number that says how far it is: killed midway, it goes on there.
/// </summary>
internal sealed class CostPass : IDisposable
{
    private static readonly TimeSpan SliceLength = TimeSpan.FromMilliseconds(80);

    private readonly LedgerLink _link;
    private readonly TimeProvider _time;
    private readonly EntriesToPrice _entries;
    private readonly RollUpTables _rollUps;
    private readonly ReckoningOfDays _reckoning;
    private readonly SeriesNumbers _numbers;
    private readonly PriceEntries _prices;
    private readonly ModelCatalogue _catalogue;
    private readonly IReadOnlyList<PriceOverride>? _about;
    private readonly Period _period;
    private readonly long _until;
    private readonly Dictionary<int, Tally?> _series = [];
    private readonly Dictionary<(string?, string?), Tally> _models = [];
    private readonly List<EntryToPrice> _read = [];
    private long _next;

    /// <param name="about">Only series that these are about; null is all.</param>
    public CostPass(string connectionString, TimeProvider time, ModelCatalogue catalogue, Period period, IReadOnlyList<PriceOverride>? about, long startAt)
    {
        _time = time;
        _catalogue = catalogue;
        _about = about;
        _period = period;
        _link = new LedgerLink(connectionString, time);
        _entries = new EntriesToPrice(_link);
        _rollUps = new RollUpTables(_link);
        _reckoning = new ReckoningOfDays(_link);
        _numbers = new SeriesNumbers(_link, time);
        _prices = new PriceEntries(catalogue);
        // No time zone is further than a day from UTC; which day an entry has is asked of each.
        _next = Math.Max(startAt, EntryId.FirstOf(Micros(Day(period.From.DayNumber - 1))));
        _until = EntryId.FirstOf(Micros(Day(period.Until.DayNumber + 1)));
    }

    public Tally Total { get; } = new();

    /// <summary>Where the next slice begins.</summary>
    public long Next => _next;

    public LedgerLink Link => _link;

    public IEnumerable<(string? Model, string? Host, Tally Tally)> Models => _models.Select(m => (m.Key.Item1, m.Key.Item2, m.Value));

    /// <summary>Reads on for one slice without writing anything; false after the last.</summary>
    public bool Look()
    {
        _link.Run("BEGIN");
        var more = Go((_, _) => { });
        _link.Commit();
        return more;
    }

    /// <summary>Reckons one slice anew; <paramref name="note"/> runs in the same transaction and may refuse it. Null when refused, false after the last.</summary>
    public bool? Write(Func<bool> note, CancellationToken ct)
    {
        _link.Begin(ct);
        try
        {
            var more = Go(Change);
            _rollUps.Flush();
            if (!note())
            {
                _link.RollBack();
                return null;
            }

            _link.Commit();
            return more;
        }
        catch
        {
            _link.RollBack();
            throw;
        }
    }

    public void Dispose() => _link.Dispose();

    private bool Go(Action<EntryToPrice, UsageRow> change)
    {
        var started = _time.GetTimestamp();
        _reckoning.Refresh();
        do
        {
            _entries.Read(_next, _until, _read);
            foreach (var entry in _read)
                One(entry, change);

            _next = _read.Count > 0 ? _read[^1].Id + 1 : _next;
        }
        while (_read.Count == EntriesToPrice.RowsPerLook && _time.GetElapsedTime(started) < SliceLength);

        return _read.Count == EntriesToPrice.RowsPerLook;
    }

    private void One(in EntryToPrice entry, Action<EntryToPrice, UsageRow> change)
    {
        if (TallyOf(entry.Row.Series) is not { } tally || !_period.Contains(DayOf(entry.Row)))
            return;

        var now = entry.Row with { ComputedNanos = null, Price = null };
        _prices.Price(ref now);
        Total.Add(entry.Row.ComputedNanos, now.ComputedNanos);
        tally.Add(entry.Row.ComputedNanos, now.ComputedNanos);
        change(entry, now);
    }

    private void Change(EntryToPrice entry, UsageRow now)
    {
        if (now.Price is { Id: 0 } price)
            _numbers.Number(price);

        var same = now.ComputedNanos == entry.Row.ComputedNanos && now.Assumed == entry.Row.Assumed;
        if (same && now.Price?.Id == entry.PriceVersionId)
            return;

        _entries.Write(entry.Id, now);
        if (same)
            return;

        var series = now.Series;
        _rollUps.Add(entry.Row, entry.Id, series.Id, series.BaseId, _reckoning, -1);
        _rollUps.Add(now, entry.Id, series.Id, series.BaseId, _reckoning, 1);
    }

    // Null where the pass is not about this series.
    private Tally? TallyOf(SeriesSlot series)
    {
        if (_series.TryGetValue(series.Id, out var known))
            return known;

        var facts = series.Facts;
        var model = _catalogue.Match(facts.RawModel, facts.Host, facts.Gateway)?.Key;
        var subject = new PriceSubject(facts.RawModel, facts.Contract, facts.Gateway, facts.Host, facts.ServiceTier);
        if (_about is not null && !_about.Any(o => o.Concerns(subject, model)))
            return _series[series.Id] = null;

        var key = (model?.ToString() ?? facts.RawModel, facts.Host ?? facts.Gateway);
        if (!_models.TryGetValue(key, out var tally))
            _models[key] = tally = new Tally();

        return _series[series.Id] = tally;
    }

    private DateOnly DayOf(in UsageRow row) =>
        DateOnly.FromDayNumber(row.Grain.IsOfUtcDays() ? ReportingDays.Utc(row.At) : _reckoning.Days.Of(row.At));

    private static DateOnly Day(int number) => DateOnly.FromDayNumber(Math.Clamp(number, 0, DateOnly.MaxValue.DayNumber));

    private static long Micros(DateOnly day) => UtcMicroseconds.From(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
}
