namespace Dashboard.Core.Usage.Analytics.Outlook.Anomalies;

/// <summary>How much a series differed on a day from its same weekdays before.</summary>
internal readonly record struct MovedCell(AnomalyTags Tags, double Difference, bool IsNew);

/// <summary>What moved inside a subject on a day, and why: against the same weekday of the four weeks before.</summary>
internal sealed class MovedCells(IReadOnlyList<AnomalyCell> cells)
{
    private const int Weeks = 4, TrendDays = 28, MostParts = 3;

    private readonly Dictionary<(int Series, DateOnly Day), AnomalyCell> _byDay = cells.ToDictionary(c => (c.Tags.Series, c.Day));
    private readonly Dictionary<int, DateOnly> _first = cells.GroupBy(c => c.Tags.Series).ToDictionary(g => g.Key, g => g.Min(c => c.Day));
    private readonly Dictionary<SubjectDays, AnomalyTags[]> _tags = [];

    public IReadOnlyList<MovedCell> On(DateOnly day, SubjectDays subject) =>
        [.. Tags(subject).Select(t => new MovedCell(t, Usd(t, day) - Median(t, day), _first[t.Series] > day.AddDays(-7)))];

    public double Usd(DateOnly day, SubjectDays subject) => Tags(subject).Sum(t => Usd(t, day));

    public double Usual(DateOnly day, SubjectDays subject) => Tags(subject).Sum(t => Median(t, day));

    public FoundAnomaly Describe(DateOnly day, SubjectDays subject, UnusualDay unusual) =>
        new(subject.Key, subject.Value, day, day, Whole(unusual.Usd), Whole(unusual.Expected))
        {
            Deviations = Math.Round(unusual.Deviations, 1),
            Cause = Cause(day, subject),
            Parts = Parts(day, subject),
            Trend = [.. Enumerable.Range(1 - TrendDays, TrendDays).Select(d => subject.On(day.AddDays(d))).Select(usd => double.IsNaN(usd) ? (decimal?)null : Whole(usd))],
        };

    private List<MovedPart> Parts(DateOnly day, SubjectDays subject)
    {
        var moved = On(day, subject);
        var all = moved.Sum(m => m.Difference);
        if (all == 0)
            return [];

        var largest = AnomalyFinder.Keys.Where(k => k != subject.Key)
            .Select(key => moved.GroupBy(m => m.Tags.Of(key)).Select(g => new MovedPart(key, g.Key, g.Sum(m => m.Difference) / all, g.All(m => m.IsNew))).MaxBy(p => p.Part)!)
            .Where(p => p is { Part: > 0.3, Value: not null })
            .ToList();
        // Of a model everybody knows whose it is.
        largest.RemoveAll(p => p.Key == SpendKey.Provider && largest.Exists(m => m.Key == SpendKey.Model && m.Part >= p.Part - 0.005));
        return [.. largest.OrderByDescending(p => p.Part).Take(MostParts)];
    }

    // A product of three factors: the one whose logarithm moved furthest in the direction of the cost is the main one.
    private AnomalyCause Cause(DateOnly day, SubjectDays subject)
    {
        var (now, before) = (Sum(subject, [day]), Sum(subject, [.. Enumerable.Range(1, Weeks).Select(w => day.AddDays(-7 * w))]));
        var direction = Math.Sign(now.Usd - (before.Usd / Weeks));
        double? requests = Ratio(now.Requests, before.Requests / Weeks);
        double? each = Ratio(now.Tokens / now.Requests, before.Tokens / before.Requests);
        double? cost = Ratio(now.Usd / now.Tokens, before.Usd / before.Tokens);
        double? cacheNow = now.Prompt > 0 ? now.CacheRead / now.Prompt : null, cacheBefore = before.Prompt > 0 ? before.CacheRead / before.Prompt : null;
        var (main, moved) = ((AnomalyFactor?)null, 0.0);
        foreach (var (factor, ratio) in new[] { (AnomalyFactor.Requests, requests), (AnomalyFactor.TokensEach, each), (AnomalyFactor.CostEach, cost) })
        {
            if (ratio is { } known && direction * Math.Log(known) is var much && much > moved)
                (main, moved) = (factor, much);
        }

        // Cached reads are cheap: when fewer of them make tokens dearer, it is not the price.
        if (main == AnomalyFactor.CostEach && cacheNow - cacheBefore is { } change && Math.Abs(change) >= 0.1 && Math.Sign(change) == -direction)
            main = AnomalyFactor.CacheShare;

        return new AnomalyCause(main, requests, each, cost, cacheBefore, cacheNow);
    }

    private (double Usd, double Requests, double Tokens, double Prompt, double CacheRead) Sum(SubjectDays subject, IReadOnlyList<DateOnly> days)
    {
        var sum = (Usd: 0.0, Requests: 0.0, Tokens: 0.0, Prompt: 0.0, CacheRead: 0.0);
        foreach (var cell in Tags(subject).SelectMany(t => days.Select(d => _byDay.GetValueOrDefault((t.Series, d)))).OfType<AnomalyCell>())
            sum = (sum.Usd + (cell.Usd ?? 0), sum.Requests + (cell.Requests ?? 0), sum.Tokens + (cell.Tokens ?? 0), sum.Prompt + (cell.Prompt ?? 0), sum.CacheRead + (cell.CacheRead ?? 0));

        return sum;
    }

    private AnomalyTags[] Tags(SubjectDays subject) =>
        _tags.TryGetValue(subject, out var known) ? known : _tags[subject] = [.. subject.Cells.Select(c => c.Tags).DistinctBy(t => t.Series)];

    private double Usd(AnomalyTags tags, DateOnly day) => _byDay.GetValueOrDefault((tags.Series, day))?.Usd ?? 0;

    private double Median(AnomalyTags tags, DateOnly day) => Robust.Median(Enumerable.Range(1, Weeks).Select(w => Usd(tags, day.AddDays(-7 * w))));

    private static double? Ratio(double now, double before) => now > 0 && before > 0 && double.IsFinite(now) && double.IsFinite(before) ? now / before : null;

    private static decimal Whole(double usd) => Math.Round((decimal)usd, 4);
}
