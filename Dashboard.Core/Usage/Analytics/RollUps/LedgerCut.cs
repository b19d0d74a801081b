using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics.RollUps;

/// <summary>The roll-ups of some days with what providers' accounts change in them: read once, added up in many ways.</summary>
internal sealed class LedgerCut
{
    private readonly IReadOnlyList<SumRows> _rows;
    private readonly Dictionary<(int Day, int Series), Charge> _charges;
    private readonly SpendBasis _basis;
    private readonly int _from;
    private readonly int _until;

    private LedgerCut(IReadOnlyList<SumRows> rows, IEnumerable<Charge> charges, SpendBasis basis, int from, int until)
    {
        (_rows, _basis, _from, _until) = (rows, basis, from, until);
        _charges = charges.ToDictionary(c => (c.Day.DayNumber, c.Series));
    }

    /// <summary>Must be asked inside of a transaction.</summary>
    /// <param name="fine">Whether the small roll-up does not know enough.</param>
    /// <param name="lines">False leaves out charges that could not be laid on usage.</param>
    public static async Task<LedgerCut> ReadAsync(
        DashboardStore store, RollUpMemory memory, Period period, int generation, SpendBasis basis, bool fine, CancellationToken ct, bool lines = true)
    {
        var charges = basis == SpendBasis.Computed ? [] : await ChargesAsync(store, period, basis, ct);
        if (!lines)
            charges.RemoveAll(c => c.Lines > 0);

        return new LedgerCut(memory.Read(store, period, generation, fine), charges, basis, period.From.DayNumber, period.Until.DayNumber);
    }

    /// <summary>Rows that are no days: hours, to which no account can be laid.</summary>
    public static LedgerCut OfHours(SumRows rows, SpendBasis basis) => new([rows], [], basis, int.MinValue, int.MaxValue);

    /// <summary>Adds up every row that counts.</summary>
    /// <param name="bucketOf">The stretch of time of a day.</param>
    /// <param name="monthly">Says that all days of a month lie in one stretch: months that are there as a whole were added up before.</param>
    /// <param name="saving">What a token read from the cache saves a series on a day, in nano-USD; null leaves that out.</param>
    public CellSums Sum(SeriesGroups groups, Func<int, int> bucketOf, bool monthly = false, Func<int, int, decimal?>? saving = null)
    {
        var cells = new CellSums();
        var left = new HashSet<(int, int)>(_charges.Keys);
        var charged = _charges.Keys.Select(c => RollUpStamp.MonthOf(c.Day)).ToHashSet();
        foreach (var rows in _rows)
        {
            if (monthly && saving is null && rows.Times[0] >= _from && rows.Times[^1] < _until && !charged.Contains(RollUpStamp.MonthOf(rows.Times[0])))
            {
                var whole = bucketOf(rows.Times[0]);
                foreach (var (series, sums) in rows.BySeries(_basis))
                {
                    if (series < groups.Of.Length && groups.Of[series] is var group and not SeriesGroups.None)
                        cells.At(group, whole).Add(sums);
                }

                continue;
            }

            var sheet = new SumSheet(rows, _basis);
            // Rows of one day lie together.
            var (time, bucket) = (int.MinValue, 0);
            for (var i = 0; i < rows.Count; i++)
            {
                var series = rows.Series[i];
                if (rows.Times[i] < _from || rows.Times[i] >= _until || series >= groups.Of.Length || groups.Of[series] is var group && group == SeriesGroups.None)
                    continue;

                if (rows.Times[i] != time)
                    (time, bucket) = (rows.Times[i], bucketOf(rows.Times[i]));

                var charge = _charges.Count > 0 && left.Remove((time, series)) ? _charges[(time, series)] : null;
                sheet.AddTo(cells.At(group, bucket), i, charge, saving);
            }
        }

        foreach (var (day, series) in left)
        {
            if (series < groups.Of.Length && groups.Of[series] is var group and not SeriesGroups.None)
                SumSheet.Add(cells.At(group, bucketOf(day)), _charges[(day, series)]);
        }

        return cells;
    }

    /// <summary>Every row that counts, for who looks for entries; a series may stand on a day twice.</summary>
    public IEnumerable<(int Day, bool Utc, int Series, long Entries, long Priced)> Rows(SeriesGroups groups)
    {
        foreach (var rows in _rows)
        {
            var sheet = new SumSheet(rows, _basis);
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows.Times[i] >= _from && rows.Times[i] < _until && rows.Series[i] < groups.Of.Length && groups.Of[rows.Series[i]] != SeriesGroups.None)
                    yield return (rows.Times[i], rows.UtcDays[i], rows.Series[i], sheet.Entries(i), sheet.Priced(i));
            }
        }
    }

    // What providers charge instead of what entries say: few rows, always by whole series.
    private static Task<List<Charge>> ChargesAsync(DashboardStore store, Period period, SpendBasis basis, CancellationToken ct)
    {
        var (from, until) = (period.From, period.Until);
        return store.CostDays().AsNoTracking().Where(d => d.Day >= from && d.Day < until)
            .GroupBy(d => new { d.Day, d.SeriesId })
            .Select(g => new Charge(
                g.Key.Day, g.Key.SeriesId, g.Sum(d => d.Lines), g.Sum(d => d.ChargedNanos),
                basis == SpendBasis.Best ? g.Sum(d => d.BestNanos) : g.Sum(d => d.ReportedNanos),
                basis == SpendBasis.Best ? 0 : g.Sum(d => d.ReportedKnown),
                g.Sum(d => d.ReportedNanos),
                basis == SpendBasis.Best ? g.Sum(d => d.EstimatedNanos) : 0))
            .ToListAsync(ct);
    }
}

/// <summary>What an account changes in the sums of a series on a day.</summary>
internal sealed record Charge(DateOnly Day, int Series, long Lines, long ChargedNanos, long CostNanos, long CostKnown, long ReportedNanos, long EstimatedNanos);
