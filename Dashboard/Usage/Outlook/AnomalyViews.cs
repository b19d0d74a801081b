using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Outlook.Anomalies;

namespace Dashboard.Usage.Outlook;

/// <summary>Anomalies with what their subjects are called.</summary>
public sealed class AnomalyViews(AnomaliesQuery anomalies, OutlookNames names)
{
    public async Task<AnomalyView> LoadAsync(Period period, IReadOnlyList<SpendFilter> only, CancellationToken ct) =>
        new(await anomalies.ListAsync(period, only, ct), await names.LoadAsync(ct));
}

/// <summary>What a list of anomalies shows.</summary>
public sealed record AnomalyView(IReadOnlyList<KnownAnomaly> Anomalies, Func<SpendKey, string?, string> Names);
