using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.AiModels.Status;
using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.PriceChanges;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Risk.Sheets;

/// <summary>Everything known of one model: who offers it how, and where we use it. Figures are of the last 30 days.</summary>
/// <param name="Uses">By host, the dearest first.</param>
public sealed record ModelSheet(
    CatalogueModel Model, Provider? Maker, string CatalogueVersion, IReadOnlyList<OfferingSheet> Offerings, IReadOnlyList<ModelInUse> Uses)
{
    /// <summary>Hosts that serve it themselves.</summary>
    public int DirectHosts => Offerings.Where(o => !o.Host.Aggregates && o.Host.Is(ProviderRoles.Host)).Select(o => o.Host.Organisation).Distinct().Count();
}

/// <summary>One offering beside the others.</summary>
/// <param name="PriceSince">Null when it has held as long as we know.</param>
/// <param name="End">What is known of its end; null when nothing is.</param>
/// <param name="Listed">What the host's own list says; null when nobody asks it.</param>
/// <param name="Status">How the host is doing; null when nobody asks.</param>
/// <param name="OurCost">What our traffic of this model, wherever it went, costs here at list prices; null when unpriced.</param>
public sealed record OfferingSheet(
    Provider Host, string Id, PricePair Price, decimal? CacheRead, DateOnly? PriceSince, long? Context, bool Deprecated, LifecycleVerdict? End,
    ListedHere? Listed, HostStatus? Status, decimal? OurCost, bool InUse);

/// <summary>What a host's list says of an id.</summary>
public sealed record ListedHere(DateTime LastSeenAt, DateTime? MissingSince, DateTime? GoneAt);
