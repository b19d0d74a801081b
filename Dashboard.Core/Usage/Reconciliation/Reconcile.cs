using Dashboard.Core.Units;
using Dashboard.Core.Usage.Currency;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Reconciliation;

/// <summary>Sets what was reported beside what we compute. Pure; sums are exact.</summary>
internal static class Reconcile
{
    /// <summary>Providers go on changing so many days.</summary>
    public const int LateDays = 3;

    /// <param name="used">Of one account, in one month.</param>
    /// <param name="charged">The same.</param>
    /// <param name="today">The UTC day.</param>
    public static Reconciled Of(string? contract, string? account, IReadOnlyList<UsedDay> used, IReadOnlyList<ChargedLine> charged, DateOnly today)
    {
        var inUsd = charged.Where(c => c.Currency == "USD").ToList();
        var computed = used.Sum(u => u.ComputedNanos);
        var rows = used.Sum(u => u.ReportedNanos);
        var by = inUsd.Count > 0 ? ReportedBy.Account : used.Any(u => u.ReportedKnown > 0) ? ReportedBy.Rows : ReportedBy.Nobody;
        var parts = by switch
        {
            ReportedBy.Account => Parts(used, inUsd, today.AddDays(-LateDays)),
            ReportedBy.Rows => Parts(used),
            _ => [],
        };
        var reportedDays = used.Where(u => by == ReportedBy.Rows ? u.ReportedKnown > 0 : inUsd.Any(c => c.Covers(u.Day))).ToList();
        return new Reconciled(
            contract, account, by,
            Usd(by switch { ReportedBy.Account => inUsd.Sum(c => c.Nanos), ReportedBy.Rows => rows, _ => null }),
            Usd(used.Any(u => u.ComputedKnown > 0) ? computed : null),
            [.. parts.Where(p => p.Nanos != 0).Select(p => new DifferencePart(p.Reason, Usd(p.Nanos)!.Value))],
            used.Sum(u => u.Entries),
            (by == ReportedBy.Nobody ? used : reportedDays).Sum(u => u.Entries - u.ComputedKnown),
            Usd(reportedDays.Sum(u => u.TierlessNanos)) ?? 0,
            used.Count,
            reportedDays.Count,
            [
                .. charged.Where(c => c.Currency != "USD").GroupBy(c => c.Currency).OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new ForeignCharges(g.Key, Money.FromNanos(g.Sum(c => c.Nanos)))),
            ])
        {
            Converted = [.. inUsd.Select(c => c.From).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private static List<(DifferenceReason Reason, long Nanos)> Parts(IReadOnlyList<UsedDay> used, List<ChargedLine> charged, DateOnly late)
    {
        var settled = charged.Where(c => c.Day < late).ToList();
        var tokens = settled.Where(c => c.Kind == CostKind.Usage).ToList();
        var (met, unmet) = (tokens.Where(c => used.Any(u => c.Covers(u.Day))).Sum(c => c.Nanos), tokens.Where(c => !used.Any(u => c.Covers(u.Day))).Sum(c => c.Nanos));
        var covered = used.Where(u => u.Day < late && charged.Any(c => c.Covers(u.Day))).Sum(u => u.ComputedNanos);
        var uncovered = used.Where(u => u.Day < late && !charged.Any(c => c.Covers(u.Day))).Sum(u => u.ComputedNanos);
        return
        [
            (DifferenceReason.NotCovered, -uncovered),
            (DifferenceReason.NoUsage, unmet),
            (DifferenceReason.OtherThanTokens, Of(settled, CostKind.Other, CostKind.Purchase, CostKind.Adjustment)),
            (DifferenceReason.Credits, Of(settled, CostKind.Credit)),
            (DifferenceReason.Taxes, Of(settled, CostKind.Tax)),
            (DifferenceReason.Late, charged.Where(c => c.Day >= late).Sum(c => c.Nanos) - used.Where(u => u.Day >= late).Sum(u => u.ComputedNanos)),
            (DifferenceReason.Prices, met - covered),
        ];
    }

    // Best is reported where a row says so and computed elsewhere: what it has more than reported is what nobody reported.
    private static List<(DifferenceReason Reason, long Nanos)> Parts(IReadOnlyList<UsedDay> used)
    {
        var silent = used.Sum(u => u.BestNanos - u.ReportedNanos);
        return
        [
            (DifferenceReason.NotCovered, -silent),
            (DifferenceReason.Prices, used.Sum(u => u.ReportedNanos) - (used.Sum(u => u.ComputedNanos) - silent)),
        ];
    }

    private static long Of(List<ChargedLine> lines, params ReadOnlySpan<CostKind> kinds)
    {
        var sum = 0L;
        foreach (var line in lines)
        {
            if (kinds.Contains(line.Kind))
                sum += line.Nanos;
        }

        return sum;
    }

    private static decimal? Usd(long? nanos) => Money.FromNanos(nanos);
}

/// <summary>Usage of an account on a UTC day.</summary>
internal sealed record UsedDay(
    DateOnly Day, long Entries, long ComputedNanos, long ComputedKnown, long ReportedNanos, long ReportedKnown, long BestNanos, long TierlessNanos)
{
    /// <summary>Both on the first one's day.</summary>
    public static UsedDay Together(UsedDay a, UsedDay b) => new(
        a.Day, a.Entries + b.Entries, a.ComputedNanos + b.ComputedNanos, a.ComputedKnown + b.ComputedKnown, a.ReportedNanos + b.ReportedNanos,
        a.ReportedKnown + b.ReportedKnown, a.BestNanos + b.BestNanos, a.TierlessNanos + b.TierlessNanos);
}

/// <summary>A line of an account, in billionths of its currency.</summary>
internal sealed record ChargedLine(DateOnly Day, int Days, CostKind Kind, string Currency, long Nanos)
{
    /// <summary>In which currency it was charged where it was converted; null where it was not.</summary>
    public string? From { get; init; }

    /// <summary>The line in dollars by the rate of its day; itself where there is none.</summary>
    public ChargedLine InUsd(RateTable rates) =>
        Currency != CurrencyCode.Usd && rates.Convert(Money.FromNanos(Nanos), Currency, CurrencyCode.Usd, Day) is { } converted
            ? this with { Currency = CurrencyCode.Usd, Nanos = Money.ToNanos(converted.Amount), From = Currency }
            : this;

    public bool Covers(DateOnly day) => day >= Day && day < Day.AddDays(Days);
}
