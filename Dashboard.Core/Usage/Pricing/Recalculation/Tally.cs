using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Pricing.Recalculation;

/// <summary>Sums of computed costs before and after.</summary>
internal sealed class Tally
{
    public long Seen { get; set; }

    public long Changed { get; set; }

    public long Before { get; set; }

    public long After { get; set; }

    public long UnpricedBefore { get; set; }

    public long UnpricedAfter { get; set; }

    public decimal? BeforeUsd => Seen == UnpricedBefore && Seen > 0 ? null : Money.FromNanos(Before);

    public decimal? AfterUsd => Seen == UnpricedAfter && Seen > 0 ? null : Money.FromNanos(After);

    public void Add(long? before, long? after)
    {
        Seen++;
        Changed += before == after ? 0 : 1;
        Before = checked(Before + (before ?? 0));
        After = checked(After + (after ?? 0));
        UnpricedBefore += before is null ? 1 : 0;
        UnpricedAfter += after is null ? 1 : 0;
    }
}
