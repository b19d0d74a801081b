using System.Globalization;

using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Units;

namespace Dashboard.Core.Alerts.Rules;

/// <summary>
/// Parties that have more than the policy allows: one alert for each party, however many ways of measuring say so,
/// because a lab that bills, serves and trains would otherwise ring three times.
/// </summary>
public sealed class ConcentrationRule(RiskOfRound risk) : IAlertRule
{
    public string Id => "concentration";

    public async Task<IReadOnlyList<AlertCandidate>> AskAsync(CancellationToken ct) =>
    [
        .. (await risk.AskAsync(ct)).Concentration
            .Where(line => line.OverLimit is true && line.LargestElse is not null)
            .GroupBy(line => line.LargestElse!.Id!, StringComparer.Ordinal)
            .Select(party => new AlertCandidate(
                party.Key, Level.High, Title(party.Key, [.. party]), string.Join(' ', party.Select(Sentence)), "/dependency")),
    ];

    private static string Title(string party, IReadOnlyList<ConcentrationLine> lines)
    {
        var worst = lines.MaxBy(line => line.LargestElse!.Part)!;
        return $"{party} has {Percent(worst.LargestElse!.Part)} of {Words(worst.Basis)}; the policy allows {Percent(worst.Limit!.Value)}.";
    }

    private static string Sentence(ConcentrationLine line) =>
        $"By {line.Key.ToString().ToLowerInvariant()}: {Percent(line.LargestElse!.Part)} of {Words(line.Basis)} (HHI {line.Hhi?.ToString("N0", CultureInfo.InvariantCulture) ?? "unknown"}).";

    private static string Words(ConcentrationBasis basis) => basis switch
    {
        ConcentrationBasis.Spend => "spend",
        ConcentrationBasis.Requests => "requests",
        _ => "criticality-weighted workloads",
    };

    private static string Percent(double part) => part.ToString("0 %", CultureInfo.InvariantCulture);
}
