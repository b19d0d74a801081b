using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Import;

/// <summary>From what the threads counted to what is told.</summary>
internal static class Outcomes
{
    public static ImportOutcome Of(ImportRequest request, ReadSources reading, FirstRows shown)
    {
        var totals = new RunTotals();
        foreach (var (_, tally) in reading.Read)
            totals.Add(tally.Added);

        var taken = reading.Read.ToDictionary(r => r.Source, r => r.Tally);
        var refused = reading.Refused.ToDictionary(r => r.File, r => r.Reason);
        return new ImportOutcome(
            [
                .. request.Sources.Missing.Select(m => Refused(m.Path, m.Problem)),
                .. reading.Files.Select(f => taken.TryGetValue(f, out var tally) ? Taken(f.Shown, tally, shown) : Refused(f.Shown, refused.GetValueOrDefault(f, "not read"))),
            ],
            Of(totals));
    }

    public static ImportTotals Of(RunTotals totals)
    {
        var f = totals.Figures;
        // No entry more is a difference in what was known, perhaps none: a number, not unknown.
        long? Sum(string column) => f.Entries == 0 ? f.Sum(column) : f.Known(column);

        return new ImportTotals(
            f.Entries,
            Sum(nameof(RollUp.Requests)),
            new TokenCounts(
                Sum(nameof(RollUp.Input)), Sum(nameof(RollUp.CacheRead)), Sum(nameof(RollUp.CacheWrite5m)), Sum(nameof(RollUp.CacheWrite1h)),
                Sum(nameof(RollUp.CacheWriteUnknown)), Sum(nameof(RollUp.Output)), Sum(nameof(RollUp.Reasoning))),
            // Charges alone leave nothing to price.
            Money.FromNanos(f.Entries == 0 ? totals.ChargedNanos is null ? Sum(nameof(RollUp.ComputedNanos)) : null : Priced.Cost(f.Sum(nameof(RollUp.ComputedNanos)), f.Entries - f.Unpriced, f.Entries)),
            Money.FromNanos(Both(Sum(nameof(RollUp.ReportedNanos)), totals.ChargedNanos)),
            f.Unpriced,
            [.. totals.UnpricedModels]);
    }

    // A run without usage has no reported figure of rows, not one of zero.
    private static long? Both(long? rows, long? charged) => charged is null ? rows : (rows ?? 0) + charged;

    private static FileOutcome Taken(string path, FileTally tally, FirstRows shown) => new(
        path, tally.Format, tally.RowsRead, tally.Accepted, tally.Duplicates, tally.Updated, tally.Rejected, tally.PassedOver,
        [.. tally.Faults.Select(f => new ImportError(f.Line, f.Message))],
        shown.Of(tally))
    {
        From = tally.FirstAt is { } first ? UtcMicroseconds.To(first) : null,
        To = tally.LastAt is { } last ? UtcMicroseconds.To(last) : null,
        Unchanged = tally.Unchanged,
    };

    private static FileOutcome Refused(string path, string reason) => new(path, null, 0, 0, 0, 0, 0, 0, [new ImportError(0, reason)], []);
}
