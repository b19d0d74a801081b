namespace Dashboard.Core.Usage.Ledger.Costs;

/// <summary>
/// Spreads what providers charge over the usage that caused it. A day of an account that has charges is covered: what
/// its entries say of themselves gives way to their part of the charge, in proportion to what they would cost by price.
/// What names a model goes to that model only; what fits no usage stays by itself. Pure; sums are kept to the last nano.
/// </summary>
internal static class CostSpreading
{
    /// <summary>The changes that the charges make; both lists are of one block of days.</summary>
    public static IReadOnlyList<CostShare> Spread(IReadOnlyList<UsageCell> cells, IReadOnlyList<Charge> charges)
    {
        var shares = new Dictionary<(int Day, DateOnly Reporting, int Series), CostShare>();
        foreach (var cell in cells.Where(c => charges.Any(x => Covers(x, c))))
        {
            var share = Share(shares, cell.Key);
            shares[cell.Key] = share with
            {
                BestNanos = share.BestNanos - cell.BestNanos,
                EstimatedNanos = share.EstimatedNanos - cell.EstimatedNanos,
                ReportedNanos = share.ReportedNanos - cell.ReportedNanos,
                ReportedKnown = share.ReportedKnown - cell.ReportedKnown + (cell.WeightNanos > 0 ? cell.BestKnown : 0),
            };
        }

        foreach (var charge in charges)
        {
            var takers = charge.Kind == CostKind.Usage ? Takers(charge, cells) : [];
            if (takers.Count == 0)
                Put(shares, (charge.Day, charge.FirstDay, charge.Series), charge.Nanos, 1);
            else
                Divide(charge.Nanos, takers, (cell, nanos) => Put(shares, cell.Key, nanos, 0));
        }

        return [.. shares.Values];
    }

    private static bool Covers(Charge charge, UsageCell cell) =>
        cell.Day >= charge.Day && cell.Day < charge.Day + charge.Days
        && string.Equals(charge.Contract, cell.Contract, StringComparison.Ordinal)
        && Fits(charge.Account, cell.Account);

    // The narrowest that finds anybody: keys are ids in one report and aliases in the next.
    private static List<UsageCell> Takers(Charge charge, IReadOnlyList<UsageCell> cells)
    {
        var covered = cells.Where(c => c.WeightNanos > 0 && Covers(charge, c) && (charge.Model is null || charge.Model == c.Model)).ToList();
        foreach (var narrow in (ReadOnlySpan<Func<UsageCell, bool>>)
                 [
                     c => Fits(charge.Key, c.ApiKey) && Fits(charge.Project, c.Project),
                     c => Fits(charge.Project, c.Project),
                     c => Fits(charge.Key, c.ApiKey),
                 ])
        {
            if (covered.Where(narrow).ToList() is { Count: > 0 } found)
                return found;
        }

        return covered;
    }

    private static bool Fits(string? said, string? held) => said is null || held is null || said == held;

    private static void Divide(long nanos, List<UsageCell> takers, Action<UsageCell, long> give)
    {
        Int128 whole = 0, passed = 0, given = 0;
        foreach (var cell in takers)
            whole += cell.WeightNanos;

        foreach (var cell in takers)
        {
            passed += cell.WeightNanos;
            var until = nanos * passed / whole;
            give(cell, (long)(until - given));
            given = until;
        }
    }

    private static void Put(Dictionary<(int, DateOnly, int), CostShare> shares, (int Day, DateOnly Reporting, int Series) key, long nanos, long lines)
    {
        var share = Share(shares, key);
        shares[key] = share with
        {
            Lines = share.Lines + lines,
            ChargedNanos = share.ChargedNanos + nanos,
            BestNanos = share.BestNanos + nanos,
            ReportedNanos = share.ReportedNanos + nanos,
        };
    }

    private static CostShare Share(Dictionary<(int, DateOnly, int), CostShare> shares, (int Day, DateOnly Reporting, int Series) key) =>
        shares.GetValueOrDefault(key) ?? new CostShare(key.Day, key.Reporting, key.Series, 0, 0, 0, 0, 0, 0);
}

/// <summary>Usage of a series on a UTC day, as far as it falls on one day of the reporting time zone.</summary>
/// <param name="Day">The UTC day, counted from 1970.</param>
/// <param name="WeightNanos">The cost by price, or where there is none what the entries themselves say.</param>
internal sealed record UsageCell(
    int Day, DateOnly Reporting, int Series, string? Contract, string? Account, string? Model, string? ApiKey, string? Project,
    long WeightNanos, long BestNanos, long BestKnown, long ReportedNanos, long ReportedKnown, long EstimatedNanos = 0)
{
    public (int Day, DateOnly Reporting, int Series) Key => (Day, Reporting, Series);
}

/// <summary>A line of an account, in nano-USD.</summary>
/// <param name="Day">The first UTC day, counted from 1970.</param>
/// <param name="Series">Its own, where it stands when it fits no usage.</param>
internal sealed record Charge(
    int Day, int Days, int Series, CostKind Kind, long Nanos, string? Contract, string? Account, string? Model, string? Key, string? Project)
{
    public DateOnly FirstDay => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(Day);
}

/// <summary>What changes for a series on a day.</summary>
internal sealed record CostShare(
    int ForDay, DateOnly Day, int Series, long Lines, long ChargedNanos, long BestNanos, long ReportedNanos, long ReportedKnown, long EstimatedNanos);
