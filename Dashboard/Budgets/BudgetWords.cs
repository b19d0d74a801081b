using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.Outlook;
using Dashboard.Core.Usage.Budgets;
using Dashboard.Kit.Formats;

namespace Dashboard.Budgets;

/// <summary>The words and addresses of budgets.</summary>
internal static class BudgetWords
{
    public const string Path = "/budgets";

    public static string Address(string key) => $"{Path}/{Uri.EscapeDataString(key)}";

    public static string EditAddress(string key) => $"{Address(key)}/edit";

    /// <summary>The same spend on its own page.</summary>
    public static string SpendAddress(BudgetStanding standing)
    {
        var only = standing.Budget.Scope == BudgetScope.Provider ? $"&only=provider:{Uri.EscapeDataString(standing.Budget.Of!)}"
            : string.Concat(standing.Workloads.Select(w => $"&only=workload:{Uri.EscapeDataString(w)}"));
        return $"/spend?from={DayFormat.Iso(standing.From)}&to={DayFormat.Iso(standing.Until)}&by={(standing.Budget.Scope == BudgetScope.All ? "provider" : "model")}{only}";
    }

    public static string Of(BudgetScope scope) => scope switch
    {
        BudgetScope.All => "All spend",
        BudgetScope.Owner => "Owner of workloads",
        _ => scope.ToString(),
    };

    /// <summary>Whom it is for, in a line.</summary>
    public static string For(BudgetStanding standing) => standing.Budget.Scope switch
    {
        BudgetScope.All => "All spend",
        BudgetScope.Provider => $"Provider {standing.Budget.Of}",
        BudgetScope.Workload => $"Workload {standing.Subject ?? standing.Budget.Of}",
        _ => $"Workloads of {standing.Budget.Of}",
    };

    /// <summary>What is wrong with whom it is for; null when nothing is.</summary>
    public static string? Missing(BudgetStanding standing) => (standing.Subject, standing.Budget.Scope) switch
    {
        (null, BudgetScope.Workload) => $"There is no workload with the key \"{standing.Budget.Of}\" any more.",
        (null, BudgetScope.Owner) => $"No workload belongs to {standing.Budget.Of}.",
        _ => null,
    };

    /// <summary>How it stands, in words; usage without a price keeps "on track" from being certain.</summary>
    public static string State(BudgetStanding standing) => standing.State switch
    {
        BudgetState.Over => "Over",
        BudgetState.ProjectedOver => "Heading over",
        BudgetState.Near => $"Reached {standing.Reached.Max()} %",
        BudgetState.Unknown => "Unknown",
        _ => standing.Sum.UnpricedEntries > 0 ? "On track as far as priced" : "On track",
    };

    public static Level Level(BudgetState state) => state switch
    {
        BudgetState.Over => Core.Units.Level.High,
        BudgetState.ProjectedOver => Core.Units.Level.Medium,
        BudgetState.Near => Core.Units.Level.Low,
        BudgetState.Unknown => Core.Units.Level.Unknown,
        _ => Core.Units.Level.None,
    };

    /// <summary>Why a budget's spend is not known.</summary>
    public static string WhyUnknown(BudgetStanding standing) => standing.Sum.NoRate is { } day
        ? $"There is no rate of exchange from USD to {standing.Budget.Currency} for {DayFormat.Day(day)}."
        : "Nothing of what was used has a price.";

    /// <summary>Why there is no projection.</summary>
    public static string WhyNoProjection(BudgetStanding standing) => standing switch
    {
        { Spent: null } => WhyUnknown(standing),
        { Method: ForecastMethod.NotEnoughHistory } => "Fewer than two weeks of spend are known.",
        { Method: ForecastMethod.TooFar } => "The period ends too far away for a projection of days.",
        _ => "Nothing can be said.",
    };

    /// <summary>How many have no price: "12,400 requests", or entries where a source does not count requests.</summary>
    public static string Unpriced(BudgetSum sum) => sum switch
    {
        { UnpricedRequests: 1 } => "1 request",
        { UnpricedRequests: { } requests } => $"{AmountFormat.Full(requests)} requests",
        { UnpricedEntries: 1 } => "1 entry",
        _ => $"{AmountFormat.Full(sum.UnpricedEntries)} entries",
    };

    public static string Days(BudgetStanding standing) => standing.DaysLeft switch
    {
        0 => "over",
        1 => "last day",
        var days => $"{days} days",
    };
}
