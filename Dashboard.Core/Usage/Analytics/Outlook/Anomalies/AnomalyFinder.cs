namespace Dashboard.Core.Usage.Analytics.Outlook.Anomalies;

/// <summary>
/// Unusual days of providers, models, workloads and keys. Pure. One cause makes one anomaly: of all subjects that a
/// difference shows in, the most specific one that explains four fifths of it is named.
/// </summary>
internal static class AnomalyFinder
{
    /// <summary>From the most specific to the least.</summary>
    public static SpendKey[] Keys { get; } = [SpendKey.Key, SpendKey.Workload, SpendKey.Model, SpendKey.Provider];

    private const double Explains = 0.8;

    private const double SameScope = 1.02;

    // A run that grows by half is news again.
    private const decimal MuchLarger = 1.5m;

    // A weekend and a day of rest do not end a run.
    private const int LongestRest = 4;

    public static IReadOnlyList<FoundAnomaly> Find(IReadOnlyList<AnomalyCell> cells, DateOnly from, DateOnly until, AnomalyLimits limits)
    {
        var subjects = Keys.SelectMany(key => cells.GroupBy(c => c.Tags.Of(key)).Select(g => new SubjectDays(key, g.Key, [.. g]))).ToList();
        var moved = new MovedCells(cells);
        var running = new Dictionary<(SpendKey, string?, bool), FoundAnomaly>();
        List<FoundAnomaly> found = [];
        for (var day = from; day < until; day = day.AddDays(1))
        {
            var unusual = subjects.Select(s => (Subject: s, Day: s.Look(day, limits))).Where(u => u.Day is not null).Select(u => (u.Subject, Day: u.Day!.Value)).ToList();
            foreach (var isHigh in (bool[])[true, false])
            {
                foreach (var anomaly in Merge([.. unusual.Where(u => u.Day.Difference > 0 == isHigh)], subjects, moved, day, limits))
                    Take(anomaly, running, found);
            }
        }

        return [.. found.OrderByDescending(a => a.Day).ThenByDescending(a => Math.Abs(a.Difference))];
    }

    // The days after the first of a new level say nothing new.
    private static void Take(FoundAnomaly anomaly, Dictionary<(SpendKey, string?, bool), FoundAnomaly> running, List<FoundAnomaly> found)
    {
        var id = (anomaly.Key, anomaly.Value, anomaly.IsHigh);
        if (running.TryGetValue(id, out var run) && anomaly.Day.DayNumber - run.Until.DayNumber <= LongestRest && Math.Abs(anomaly.Difference) < MuchLarger * Math.Abs(run.Difference))
        {
            found[found.IndexOf(run)] = running[id] = run with { Until = anomaly.Day };
            return;
        }

        running[id] = anomaly;
        found.Add(anomaly);
    }

    private static IEnumerable<FoundAnomaly> Merge(
        List<(SubjectDays Subject, UnusualDay Day)> unusual, List<SubjectDays> subjects, MovedCells moved, DateOnly day, AnomalyLimits limits)
    {
        var left = unusual.OrderByDescending(u => Math.Abs(u.Day.Difference)).ToList();
        while (left.Count > 0)
        {
            var (root, rootDay) = left[0];
            var inside = moved.On(day, root);
            var all = inside.Sum(i => i.Difference);
            var named = Named(root, inside, all, subjects);
            var namedDay = named == root ? rootDay : left.Find(u => u.Subject == named) is { Subject: not null } seen ? seen.Day : new UnusualDay(moved.Usd(day, named), moved.Usual(day, named), rootDay.Deviations);
            // What a smaller subject explains must itself be worth a look.
            if (Math.Abs(namedDay.Difference) < (double)limits.LeastUsd || Math.Sign(namedDay.Difference) != Math.Sign(rootDay.Difference))
                (named, namedDay) = (root, rootDay);

            yield return moved.Describe(day, named, namedDay);
            left.RemoveAll(u => u.Subject == root || u.Subject == named || Shared(moved, day, u.Subject, named) >= Explains);
        }
    }

    // The part of a subject's difference that lies inside another.
    private static double Shared(MovedCells moved, DateOnly day, SubjectDays of, SubjectDays with)
    {
        var cells = moved.On(day, of);
        var all = cells.Sum(c => c.Difference);
        return all == 0 ? 0 : cells.Where(c => Equals(c.Tags.Of(with.Key), with.Value)).Sum(c => c.Difference) / all;
    }

    // "Unattributed" and "no key" are no explanation. Of subjects that hold the same traffic the first of the keys is named.
    private static SubjectDays Named(SubjectDays root, IReadOnlyList<MovedCell> inside, double all, List<SubjectDays> subjects)
    {
        List<SubjectDays> able = [root];
        foreach (var key in all == 0 ? [] : Keys.Where(k => k != root.Key))
        {
            var (value, part) = inside.GroupBy(c => c.Tags.Of(key)).Where(g => g.Key is not null).Select(g => (g.Key, g.Sum(c => c.Difference) / all)).DefaultIfEmpty().MaxBy(g => g.Item2);
            if (value is not null && part >= Explains)
                able.Add(subjects.Find(s => s.Key == key && s.Value == value)!);
        }

        var least = able.Min(s => s.Scope);
        return able.OrderBy(s => s.Scope > least * SameScope).ThenBy(s => Array.IndexOf(Keys, s.Key)).First();
    }
}
