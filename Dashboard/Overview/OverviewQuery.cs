using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Overview;

/// <summary>One answer from each room, for the home page.</summary>
public sealed class OverviewQuery(
    SpendQuery spend, RiskQuery risk, InboxQuery inbox, SourcesQuery terms, UsageFreshnessQuery usage, ReportingDayQuery days)
{
    private const int Days = 30;

    public async Task<OverviewFigures> AskAsync(CancellationToken ct)
    {
        var period = Period.LastDays((await days.TodayAsync(ct)).Today, Days);
        var now = (await spend.AskAsync(new SpendQuestion(period, []), ct)).Totals;
        var before = (await spend.AskAsync(new SpendQuestion(period.Previous, []), ct)).Totals;
        var answer = await risk.AskAsync(null, ct);
        var providers = answer.Concentration.Single(line => line is { Key: ConcentrationKey.Provider, Basis: ConcentrationBasis.Spend });
        var alerts = await inbox.ListAsync(null, ct);
        return new OverviewFigures(
            now.IsNone ? null : now.CostUsd, before.IsNone ? null : before.CostUsd, now.UnpricedEntries,
            providers.Largest?.Id, providers.Largest?.Share,
            answer.Workloads.Count, answer.Workloads.Count(w => w.SingleProvider is SingleProviderAnswer.Yes), answer.Workloads.Count(w => w.SingleProvider is SingleProviderAnswer.Unknown),
            [.. alerts.Select(a => new OpenAlert(a.Level, a.Title, a.Path, a.State == AlertState.New))],
            [
                .. (await usage.ListAsync(ct)).Select(c => new SourceAge(c.Name, "/connections", c.LastImport, c.InterruptedImports > 0 ? "interrupted import" : null)),
                .. (await terms.ListAsync(ct)).Select(s => new SourceAge($"{s.Provider}, {s.Name}", "/terms", s.LastVerifiedAt, s.State.IsTrouble() ? s.State.ToString() : null)),
            ]);
    }
}

/// <summary>The figures of the home page; null is unknown.</summary>
public sealed record OverviewFigures(
    decimal? SpendUsd, decimal? SpendBeforeUsd, long UnpricedEntries, string? LargestProvider, double? LargestShare,
    int Workloads, int SingleProvider, int Undecided, IReadOnlyList<OpenAlert> Alerts, IReadOnlyList<SourceAge> Sources)
{
    public int NewAlerts => Alerts.Count(a => a.IsNew);

    /// <summary>Nobody has brought anything in yet.</summary>
    public bool IsNew => Workloads == 0 && Sources.Count == 0 && Alerts.Count == 0;
}

/// <summary>An alert in one line.</summary>
public sealed record OpenAlert(Level Level, string Title, string Path, bool IsNew);

/// <summary>Something that feeds the figures, and how it stands.</summary>
public sealed record SourceAge(string Name, string Path, DateTime? At, string? Trouble);
