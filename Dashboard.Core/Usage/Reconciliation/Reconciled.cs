namespace Dashboard.Core.Usage.Reconciliation;

/// <summary>A provider's account in a month: what was said, what we compute, and why they differ. The parts of the difference add up to it.</summary>
/// <param name="Contract">Who bills; null is unknown.</param>
/// <param name="Account">Null when nobody names it.</param>
/// <param name="ReportedUsd">Null when nobody reported anything in US dollars.</param>
/// <param name="ComputedUsd">Null when nothing could be priced.</param>
/// <param name="UnpricedEntries">Entries on reported days that have no price: the computed cost lacks them.</param>
/// <param name="TierlessUsd">The part of the computed cost whose service tier no row tells: batch or priority would cost otherwise.</param>
/// <param name="OtherCurrencies">Charged in these as well, without a rate to US dollars: in no figure here.</param>
public sealed record Reconciled(
    string? Contract, string? Account, ReportedBy By, decimal? ReportedUsd, decimal? ComputedUsd, IReadOnlyList<DifferencePart> Parts,
    long Entries, long UnpricedEntries, decimal TierlessUsd, int DaysUsed, int DaysReported, IReadOnlyList<ForeignCharges> OtherCurrencies)
{
    /// <summary>Currencies that were converted by the rates of their days.</summary>
    public IReadOnlyList<string> Converted { get; init; } = [];

    /// <summary>Reported less computed; null when one of them is not known.</summary>
    public decimal? DifferenceUsd => ReportedUsd - ComputedUsd;
}

/// <summary>One reason, and how much of the difference it makes.</summary>
public sealed record DifferencePart(DifferenceReason Reason, decimal Usd);

/// <summary>Charges in a currency of their own.</summary>
public sealed record ForeignCharges(string Currency, decimal Amount);

/// <summary>Who reported.</summary>
public enum ReportedBy
{
    /// <summary>Nobody.</summary>
    Nobody,

    /// <summary>The provider's own account, in the cost ledger.</summary>
    Account,

    /// <summary>The rows of usage themselves.</summary>
    Rows,
}

/// <summary>Why reported and computed cost differ.</summary>
public enum DifferenceReason
{
    /// <summary>Usage that nobody reported a cost for.</summary>
    NotCovered,

    /// <summary>Charges on days of which we know no usage.</summary>
    NoUsage,

    /// <summary>Tools, seats, storage: not tokens.</summary>
    OtherThanTokens,
    Credits,
    Taxes,

    /// <summary>The last days: providers still change them.</summary>
    Late,

    /// <summary>What is left on days that both know: prices of our own, unpriced models, tiers that are not visible.</summary>
    Prices,
}
