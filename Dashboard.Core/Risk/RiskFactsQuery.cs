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

    /// <summary>What scenarios are played with, and nothing else: workloads, routes and the traffic of 30 days, as they are today.</summary>
    public async Task<RiskFacts> ReadWorldAsync(DateOnly today, CancellationToken ct) => RiskFacts.None(today) with
    {
        Workloads = await workloads.ListAsync(ct),
        Routes = await routes.ListAsync(ct),
        Month = await observed.ListAsync(Period.LastDays(today, ConcentrationReading.Days), ct),
    };

    /// <summary>Usage and routes as they were; workloads, listings and terms as they are now.</summary>
    public async Task<RiskFacts> ReadAsync(DateOnly asOf, CancellationToken ct)
    {
        var month = Period.LastDays(asOf, ConcentrationReading.Days);
        var day = await days.TodayAsync(ct);
        // The three in one moment; calls of years are asked for without their costs.
        var seen = await observed.ListAsync([month, month.Previous, Period.LastDays(asOf, TestedDays)], ct);
        var then = asOf < day.Today ? await history.AtAsync(day.StartOf(asOf.AddDays(1)), ct) : null;
        return new(
            asOf,
            await workloads.ListAsync(ct),
            then?.Routes ?? await routes.ListAsync(ct),
            seen[0],
            seen[1],
            seen[2],
            await policy.ReadAsync(ct),
            await listings.AllAsync(ct),
            await terms.WorstUnreviewedAsync(ct),
            await terms.FreshnessAsync(ct))
        {
            Years = await observed.CallsAsync(Period.LastDays(asOf, KnownDays), ct),
            Trouble = await trouble.ReadAsync(asOf, ct),
            Then = then is null ? null : new(then.Since is { } since ? day.DayOf(since) : null),
        };
    }
}
