using Dashboard.Core.Units;
using Dashboard.Core.Usage.Currency;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>A budget as somebody asks for it, in a form or a file.</summary>
/// <param name="Key">Empty for a new one: it is made from the name.</param>
/// <param name="Of">The contract, the workload's key or the owner; null for everything.</param>
/// <param name="ResetOn">See <see cref="BudgetPeriods"/>.</param>
/// <param name="AlertAt">Percentages of the limit; null takes the usual ones, none is none.</param>
public sealed record BudgetDraft(
    string Key,
    string Name,
    decimal Limit,
    BudgetScope Scope = BudgetScope.All,
    string? Of = null,
    BudgetCycle Cycle = BudgetCycle.Month,
    int ResetOn = 1,
    string Currency = CurrencyCode.Usd,
    IReadOnlyList<int>? AlertAt = null,
    bool AlertOnProjection = true)
{
    public const int MaxText = 200;
    /// <summary>The address of a budget that is being made.</summary>
    public const string ReservedKey = "new";

    public const int MostPercent = 1000;
    public const int MostAlerts = 10;
    public const decimal MostLimit = 1_000_000_000m;

    /// <summary>What is told where nobody says otherwise.</summary>
    public static IReadOnlyList<int> UsualAlerts { get; } = [80, 100];

    /// <summary>The days that the period of this day has.</summary>
    public Period PeriodAt(DateOnly day) => BudgetPeriods.At(Cycle, ResetOn, day);

    /// <summary>What is wrong with it, taken alone.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (!WorkloadKey.IsWellFormed(Key))
            yield return new("key", $"The key \"{Key}\" must be lower case words joined by hyphens, at most {WorkloadKey.MaxLength} characters; \"{WorkloadKey.FromName(Key)}\" would do.");

        if (Key == ReservedKey)
            yield return new("key", $"The key \"{ReservedKey}\" is taken by the page that makes budgets; give another one.");

        if (string.IsNullOrWhiteSpace(Name) || Name.Length > MaxText)
            yield return new("name", $"A budget needs a name of at most {MaxText} characters.");

        if (Limit is <= 0 or > MostLimit)
            yield return new("limit", $"The limit must be more than 0 and at most {MostLimit:N0}.");

        if (CurrencyCode.Read(Currency) is null)
            yield return new("currency", $"\"{Currency}\" is no currency; write the three letters, as in EUR.");

        if (Scope == BudgetScope.All && !string.IsNullOrWhiteSpace(Of))
            yield return new("of", "A budget for everything is not of one provider, workload or owner; leave it out.");
        else if (Scope != BudgetScope.All && string.IsNullOrWhiteSpace(Of))
            yield return new("of", $"Say which {Scope.ToString().ToLowerInvariant()} it is for.");
        else if (Of is { Length: > MaxText })
            yield return new("of", $"At most {MaxText} characters.");

        if (ResetOn < 1 || ResetOn > BudgetPeriods.MostReset(Cycle))
            yield return new("resetOn", ResetWords());

        if (AlertAt is { Count: > MostAlerts })
            yield return new("alertAt", $"At most {MostAlerts} thresholds.");

        foreach (var percent in (AlertAt ?? []).Where(p => p is < 1 or > MostPercent))
            yield return new("alertAt", $"{percent} % is no threshold; it must be from 1 to {MostPercent} %.");
    }

    private string ResetWords() => Cycle switch
    {
        BudgetCycle.Week => "A week begins on a day from 1 (Monday) to 7 (Sunday).",
        BudgetCycle.Month => "A month begins on a day from 1 to 31; in a shorter month on its last day.",
        _ => "Quarters are counted from month 1 (January), 2 (February) or 3 (March).",
    };
}
