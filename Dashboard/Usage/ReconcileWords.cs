using Dashboard.Core.Usage.Reconciliation;
using Dashboard.Kit.Formats;

namespace Dashboard.Usage;

/// <summary>Why two figures differ, in sentences.</summary>
internal static class ReconcileWords
{
    public static string Of(DifferenceReason reason, ReportedBy by) => reason switch
    {
        DifferenceReason.NotCovered when by == ReportedBy.Rows => "entries that report no cost of their own",
        DifferenceReason.NotCovered => "usage on days without a charge",
        DifferenceReason.NoUsage => "charges on days without usage here",
        DifferenceReason.OtherThanTokens => "charges for other things than tokens",
        DifferenceReason.Credits => "credits",
        DifferenceReason.Taxes => "taxes",
        DifferenceReason.Late => "the last three days, which providers still change",
        _ => "prices, tiers and unpriced models",
    };

    public static string Reported(Reconciled account) => account.By switch
    {
        ReportedBy.Account => $"charges cover {account.DaysReported} of {Words.Count(account.DaysUsed, "day")} with usage",
        ReportedBy.Rows => $"reported on rows of usage, on {account.DaysReported} of {Words.Count(account.DaysUsed, "day")}",
        _ => $"{Words.Count(account.DaysUsed, "day")} with usage, {(account.OtherCurrencies.Count > 0 ? "nothing reported in US dollars" : "nothing reported")}",
    };

    public static string Signed(decimal usd) => usd > 0 ? "+" + MoneyFormat.Brief(usd) : MoneyFormat.Brief(usd);

    /// <summary>What the largest part may come from.</summary>
    public static IEnumerable<string> Hints(Reconciled account)
    {
        if (account.UnpricedEntries > 0)
            yield return $"{Words.Count(account.UnpricedEntries, "entry", "entries")} without a price: the computed figure lacks them";

        if (account.By != ReportedBy.Nobody && account.TierlessUsd > 0 && account.Parts.Any(p => p.Reason == DifferenceReason.Prices))
            yield return $"{MoneyFormat.Brief(account.TierlessUsd)} computed at the standard tier: no row tells whether it was batch, flex or priority";

        foreach (var other in account.OtherCurrencies)
            yield return $"{MoneyFormat.Brief(other.Amount, other.Currency)} more charged in {other.Currency}, in no figure here: Settings have no rate of exchange for its days";

        if (account.Converted.Count > 0)
            yield return $"charges in {string.Join(" and ", account.Converted)} are converted by the rates of their days";
    }
}
