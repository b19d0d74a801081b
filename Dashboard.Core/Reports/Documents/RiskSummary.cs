using System.Globalization;

using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Marks;
using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Retirement;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Reports.Documents;

/// <summary>
/// The risk summary: spend, concentration, single-provider flags, terms changes, open alerts, and how old each source is.
/// Every figure comes from the query that the pages ask, so that they cannot differ.
/// </summary>
public sealed class RiskSummary(
    SpendQuery spend, RiskQuery risk, ProviderTermsQuery terms, SourcesQuery sources, UsageFreshnessQuery usage, InboxQuery inbox,
    ReportingDayQuery days, RetirementRadarQuery radar, SampleMarksQuery marks, TimeProvider time)
{
    public const int Days = 30;

    private static readonly TimeSpan TermsBack = TimeSpan.FromDays(90);

    /// <param name="asOf">The last day covered; null is today.</param>
    public async Task<ReportDocument> MakeAsync(DateOnly? asOf, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var last = asOf ?? (await days.TodayAsync(ct)).Today;
        var period = Period.LastDays(last, Days);
        var money = await spend.AskAsync(new SpendQuestion(period, [SpendKey.Provider]), ct);
        var answer = await risk.AskAsync(last, ct);
        var changes = await terms.MaterialSinceAsync(now - TermsBack, ct);
        var made = await marks.AnyAsync(ct);
        return new ReportDocument(
            made ? $"{SampleMarksQuery.Word}: AI provider risk summary" : "AI provider risk summary",
            string.Create(CultureInfo.InvariantCulture, $"{period.From:d MMM yyyy} to {last:d MMM yyyy}, days in {money.TimeZone}{(made ? "; with made-up figures of the sample workspace" : "")}"),
            now,
            [
                SpendSection.Of(money),
                DependencySections.Concentration(answer),
                DependencySections.Workloads(answer),
                DependencySections.Findings(answer),
                RetirementSection.Of(await radar.ListAsync(ct)),
                ChangeSections.Terms(changes),
                ChangeSections.Alerts(await inbox.ListAsync(null, ct)),
                SourceSection.Of(await sources.ListAsync(ct), await usage.ListAsync(ct), now),
            ]);
    }
}
