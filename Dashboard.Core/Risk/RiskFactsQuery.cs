using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Routing.History;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk;

/// <summary>Asks the four rooms below.</summary>
public sealed class RiskFactsQuery(
    ObservedPartiesQuery observed, WorkloadsQuery workloads, RoutesQuery routes, RouteHistoryQuery history, ReportingDayQuery days, PolicyQuery policy, ListingsQuery listings, ProviderTermsQuery terms,
    HostTroubleQuery trouble)
{
    private const int TestedDays = 90;

    // Before that, a test says nothing of what stands today.
    private const int KnownDays = 3 * 365;

    /// <summary>Usage and routes as they were; workloads, listings and terms as they are now.</summary>
    public async Task<RiskFacts> ReadAsync(DateOnly asOf, CancellationToken ct)
    {
        var month = Period.LastDays(asOf, ConcentrationQuery.Days);
        var day = await days.TodayAsync(ct);
        var then = asOf < day.Today ? await history.AtAsync(day.StartOf(asOf.AddDays(1)), ct) : null;
        return new(
            asOf,
            await workloads.ListAsync(ct),
            then?.Routes ?? await routes.ListAsync(ct),
            await observed.ListAsync(month, ct),
            await observed.ListAsync(month.Previous, ct),
            await observed.ListAsync(Period.LastDays(asOf, TestedDays), ct),
            await policy.ReadAsync(ct),
            await listings.AllAsync(ct),
            await terms.WorstUnreviewedAsync(ct),
            await terms.FreshnessAsync(ct))
        {
            Years = await observed.ListAsync(Period.LastDays(asOf, KnownDays), ct),
            Trouble = await trouble.ReadAsync(asOf, ct),
            Then = then is null ? null : new(then.Since is { } since ? day.DayOf(since) : null),
        };
    }
}
