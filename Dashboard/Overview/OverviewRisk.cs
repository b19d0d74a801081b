using Dashboard.Core.Risk;

namespace Dashboard.Overview;

/// <summary>The risk as of now, judged once for the cards of one page; a failure is not remembered, so that trying again asks again.</summary>
public sealed class OverviewRisk(RiskQuery risk)
{
    private Task<RiskAnswer>? _asked;

    // Cards of one page share its thread. One that is left must not take the answer from the others.
    public Task<RiskAnswer> AskAsync(CancellationToken ct)
    {
        if (_asked is null or { IsFaulted: true })
            _asked = risk.AskAsync(null, CancellationToken.None);

        return _asked.WaitAsync(ct);
    }
}
