using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk;

/// <summary>Asks the four rooms below.</summary>
public sealed class RiskFactsQuery(
    ObservedPartiesQuery observed, WorkloadsQuery workloads, RoutesQuery routes, PolicyQuery policy, ListingsQuery listings, ProviderTermsQuery terms)
{
    private const int TestedDays = 90;

    /// <summary>Usage as it was; workloads, routes, listings and terms as they are now.</summary>
    public async Task<RiskFacts> ReadAsync(DateOnly asOf, CancellationToken ct)
    {
        var month = Period.LastDays(asOf, ConcentrationQuery.Days);
        return new(
            asOf,
            await workloads.ListAsync(ct),
            await routes.ListAsync(ct),
            await observed.ListAsync(month, ct),
            await observed.ListAsync(month.Previous, ct),
            await observed.ListAsync(Period.LastDays(asOf, TestedDays), ct),
            await policy.ReadAsync(ct),
            await listings.AllAsync(ct),
            await terms.WorstUnreviewedAsync(ct),
            await terms.FreshnessAsync(ct));
    }
}
