using Dashboard.Core.Usage.Analytics.RollUps;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>The sums behind a report, and how they become its rows, totals and lines.</summary>
internal sealed class SpendReportSums
{
    // Beyond these a chart tells nothing more; the groups themselves are all in the rows.
    private const int MostLines = 24;

    private readonly IReadOnlyDictionary<int, SeriesView> _series;
    private readonly LedgerCut _now;
    private readonly LedgerCut? _before;
    private readonly Func<int, int, decimal?>? _saving;
    private readonly bool _byTime;
    private readonly CellSums _rows;
    private readonly CellSums? _rowsBefore;
    private readonly Dictionary<(int, int), ConvertedSum> _converted = [], _convertedBefore = [], _convertedSteps = [];
    private readonly Dictionary<int, ConvertedSum> _convertedParents = [], _convertedParentsBefore = [];
    private readonly ConvertedSum _convertedTotal = new(), _convertedTotalBefore = new();
    private readonly Dictionary<string, int> _parents = new(StringComparer.Ordinal);
    private Steps _steps = null!;
    private SeriesGroups _lines = null!;
    private CellSums _points = null!;
    private bool _hasRest;

    public SpendReportSums(
        SpendReportQuestion question, IReadOnlyDictionary<int, SeriesView> series, LedgerCut now, LedgerCut? before, Func<int, int, decimal?>? saving)
    {
        (Question, _series, _now, _before, _saving) = (question, series, now, before, saving);
        _byTime = question.By.IsTime();
        SpendKey[] keys = _byTime ? [] : [question.By];
        Groups = SeriesGroups.By(series, question.Split is { } split && split != question.By ? [.. keys, split] : keys, question.Only);
        _rows = now.Sum(Groups, RowOf, monthly: !_byTime || question.By == SpendKey.Month, saving);
        // A day has no day to be compared with; its period has.
        _rowsBefore = before?.Sum(Groups, _ => 0, monthly: true, saving);
        Totals = Together(_rows);
        Before = _rowsBefore is null ? SpendFigures.None : Together(_rowsBefore);
    }

    public SpendReportQuestion Question { get; }

    public SeriesGroups Groups { get; }

    public SpendFigures Totals { get; private set; }

    public SpendFigures Before { get; private set; }

    private int RowOf(int day) => _byTime ? SpendQuery.FirstDay(Question.By, day) : 0;

    /// <summary>Adds up what the chart shows.</summary>
    public void Add(Steps steps, Func<SeriesGroups, LedgerCut> cutFor)
    {
        _steps = steps;
        var largest = Enumerable.Range(0, _rows.Count).GroupBy(c => _rows.Place(c).Group)
            .Select(g => (Group: g.Key, Value: Weight(Sum(g.Select(_rows.Sums)).ToFigures())))
            .OrderByDescending(g => g.Value ?? -1).ThenBy(g => g.Group).Select(g => g.Group).ToList();
        var number = new int?[Groups.Count];
        foreach (var (group, at) in largest.Select((g, i) => (g, i)))
            number[group] = Math.Min(at, MostLines);

        _hasRest = largest.Count > MostLines;
        _lines = Groups.Regroup(number, [.. largest.Take(MostLines).Select(g => Groups.Keys[g]), .. _hasRest ? new string?[][] { [] } : []]);
        _points = cutFor(_lines).Sum(_lines, steps.Of, monthly: Question.Grain == SpendGrain.Month, Question.Grain == SpendGrain.Hour ? null : _saving);
    }

    public ShownIn Convert(ShownMoney money)
    {
        Convert(_now, money, note: true, (row, line, step, converted) =>
        {
            To(_converted, row).Add(converted);
            To(_convertedParents, Parent(row)).Add(converted);
            if (Question.Grain != SpendGrain.Hour)
                To(_convertedSteps, (line, step)).Add(converted);

            _convertedTotal.Add(converted);
        });
        if (_before is not null)
        {
            Convert(_before, money, note: false, (row, _, _, converted) =>
            {
                To(_convertedBefore, row).Add(converted);
                To(_convertedParentsBefore, Parent(row)).Add(converted);
                _convertedTotalBefore.Add(converted);
            });
        }

        for (var cell = 0; cell < _points.Count && Question.Grain == SpendGrain.Hour; cell++)
        {
            var (line, step) = _points.Place(cell);
            if (_points.Sums(cell).ToFigures().CostUsd is { } cost)
                To(_convertedSteps, (line, step)).Add(money.Convert(cost, _steps.All[step].From.DayNumber, note: false));
        }

        Totals = Totals with { Converted = _convertedTotal.Value };
        Before = Before with { Converted = _convertedTotalBefore.Value };
        return money.Outcome(Totals.CostUsd is null || Totals.Converted is not null);
    }

    public IReadOnlyList<SpendChange> Rows()
    {
        var parents = new Dictionary<string, (string?[] Keys, List<SpendChange> Parts, SeriesSums Now, SeriesSums Before, int Parent)>(StringComparer.Ordinal);
        foreach (var (group, bucket) in Enumerable.Range(0, _rows.Count).Select(_rows.Place).Concat(_byTime ? [] : Earlier()).Distinct())
        {
            var (now, before) = (_rows.Find(group, bucket), _byTime ? null : _rowsBefore?.Find(group, bucket));
            string?[] all = [.. _byTime ? [SpendQuery.TimeOf(Question.By, DateOnly.FromDayNumber(bucket))] : Array.Empty<string?>(), .. Groups.Keys[group]];
            var key = all[0] ?? "\0";
            if (!parents.TryGetValue(key, out var parent))
                parents[key] = parent = ([all[0]], [], new SeriesSums(), new SeriesSums(), Parent((group, bucket)));

            if (now is not null)
                parent.Now.Add(now);
            if (before is not null)
                parent.Before.Add(before);
            if (all.Length > 1)
                parent.Parts.Add(new SpendChange(all, With(now, _converted, (group, bucket)), With(before, _convertedBefore, (group, bucket))));
        }

        return Ordered(parents.Values.Select(p => new SpendChange(p.Keys, With(p.Now, _convertedParents, p.Parent), _byTime ? null : With(p.Before, _convertedParentsBefore, p.Parent))
        {
            Parts = Ordered(p.Parts, 1),
        }), 0);
    }

    public SpendOverTime OverTime() => new(Question.Grain, _steps.All,
    [
        .. Enumerable.Range(0, _lines.Count).Select(line => new SpendLine(_lines.Keys[line], _hasRest && line == MostLines,
            [.. Enumerable.Range(0, _steps.All.Count).Select(step => With(_points.Find(line, step), _convertedSteps, (line, step)))])),
    ]);

    public IReadOnlyList<UnpricedModel> Unpriced()
    {
        var models = SeriesGroups.By(_series, [SpendKey.Model], Question.Only);
        var cells = _now.Sum(models, _ => 0, monthly: true);
        return
        [
            .. Enumerable.Range(0, cells.Count).Select(c => new UnpricedModel(models.Keys[cells.Place(c).Group][0], cells.Sums(c).ToFigures().UnpricedEntries))
                .Where(m => m.Entries > 0).OrderByDescending(m => m.Entries).ThenBy(m => m.Model, StringComparer.Ordinal),
        ];
    }

    public IReadOnlyList<string> UtcConnections() =>
        [.. _now.Rows(Groups).Where(r => r.Utc).Select(r => r.Series).Distinct().Select(s => _series[s].Connection).Distinct().Order(StringComparer.Ordinal)];

    // A group that only the earlier period had stands in its own bucket too.
    private IEnumerable<(int, int)> Earlier() => _rowsBefore is null ? [] : Enumerable.Range(0, _rowsBefore.Count).Select(_rowsBefore.Place);

    private void Convert(LedgerCut cut, ShownMoney money, bool note, Action<(int, int), int, int, decimal?> add)
    {
        // Groups hold the lines apart already; a day is the finest stretch that has a rate.
        var cells = cut.Sum(Groups, day => day);
        var lineOf = Enumerable.Range(0, Groups.Of.Length).Where(s => Groups.Of[s] != SeriesGroups.None).DistinctBy(s => Groups.Of[s]).ToDictionary(s => Groups.Of[s], s => _lines.Of[s]);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var (group, day) = cells.Place(cell);
            if (cells.Sums(cell).ToFigures().CostUsd is not { } cost)
                continue;

            var step = note && Question.Grain != SpendGrain.Hour ? _steps.Of(day) : 0;
            add((group, RowOf(day)), lineOf[group], step, money.Convert(cost, day, note));
        }
    }

    private static SpendFigures? With<T>(SeriesSums? sums, Dictionary<T, ConvertedSum> converted, T at) where T : notnull =>
        sums is null || sums.ToFigures() is var figures && figures.IsNone ? null : figures with { Converted = converted.GetValueOrDefault(at)?.Value };

    // Groups of one value of the first key; of stretches of time, the stretch.
    private int Parent((int Group, int Bucket) row) => _byTime ? row.Bucket : ParentOf(Groups.Keys[row.Group][0]);

    private int ParentOf(string? value)
    {
        if (!_parents.TryGetValue(value ?? "\0", out var number))
            _parents[value ?? "\0"] = number = _parents.Count;

        return number;
    }

    // Time runs forward; everything else begins with the largest, then what costs most, the unpriced by their requests.
    private IReadOnlyList<SpendChange> Ordered(IEnumerable<SpendChange> rows, int key) =>
    [
        .. rows.OrderBy(r => _byTime && key == 0 ? r.Keys[0] : null, StringComparer.Ordinal)
            .ThenBy(r => r.Now is null)
            .ThenByDescending(r => (r.Now ?? r.Before) is { } figures ? Value(figures) ?? -1 : -1)
            .ThenByDescending(r => r.Now?.CostUsd ?? -1)
            .ThenByDescending(r => r.Now?.Requests ?? 0)
            .ThenBy(r => r.Keys[key] ?? "\0", StringComparer.Ordinal),
    ];

    // Of rates those matter most that most money is behind.
    private decimal? Weight(SpendFigures figures) => Question.Measure.Adds() ? Value(figures) : figures.CostUsd;

    private decimal? Value(SpendFigures figures) => Question.Measure.Of(figures);

    private static SeriesSums Sum(IEnumerable<SeriesSums> parts)
    {
        var sum = new SeriesSums();
        foreach (var part in parts)
            sum.Add(part);

        return sum;
    }

    private static SpendFigures Together(CellSums cells) => Sum(Enumerable.Range(0, cells.Count).Select(cells.Sums)).ToFigures();

    private static ConvertedSum To<T>(Dictionary<T, ConvertedSum> sums, T at) where T : notnull =>
        sums.TryGetValue(at, out var sum) ? sum : sums[at] = new ConvertedSum();
}
