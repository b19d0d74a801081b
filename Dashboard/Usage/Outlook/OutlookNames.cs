using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Usage.Outlook;

/// <summary>What providers and workloads are called.</summary>
public sealed class OutlookNames(WorkloadsQuery workloads, ModelCatalogue catalogue)
{
    public async Task<Func<SpendKey, string?, string>> LoadAsync(CancellationToken ct)
    {
        var named = (await workloads.ListAsync(ct)).ToDictionary(w => w.Key, w => w.Name, StringComparer.Ordinal);
        return (key, value) => (key, value) switch
        {
            (SpendKey.Workload, null) => "Unattributed",
            (SpendKey.Key, null) => "No key stated",
            (_, null) => "Unknown",
            (SpendKey.Workload, { } known) => named.GetValueOrDefault(known, known),
            (SpendKey.Provider, { } known) => catalogue.NameOf(known),
            (_, { } known) => known,
        };
    }
}
