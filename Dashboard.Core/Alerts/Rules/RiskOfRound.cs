using Dashboard.Core.Risk;

namespace Dashboard.Core.Alerts.Rules;

/// <summary>The risk as of now, judged once for all rules of a round.</summary>
public sealed class RiskOfRound(RiskQuery risk)
{
    private RiskAnswer? _answer;

    public async Task<RiskAnswer> AskAsync(CancellationToken ct) => _answer ??= await risk.AskAsync(null, ct);
}
