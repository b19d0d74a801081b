using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Usage.Spending;

/// <summary>What values of keys are called.</summary>
public sealed class SpendNames(WorkloadsQuery workloads, ModelCatalogue catalogue)
{
    /// <param name="keys">Those that will be asked for; only workloads have names that somebody gave.</param>
    public async Task<Func<SpendKey, string?, string>> ForAsync(IEnumerable<SpendKey> keys, CancellationToken ct)
    {
        var named = keys.Contains(SpendKey.Workload)
            ? (await workloads.ListAsync(ct)).ToDictionary(w => w.Key, w => w.Name, StringComparer.Ordinal)
            : [];
        return (key, value) => value is null ? SpendWords.Missing(key)
            : key == SpendKey.Workload ? named.GetValueOrDefault(value, value)
            : SpendWords.IsParty(key) ? catalogue.NameOf(value)
            : SpendWords.Of(key, value);
    }
}
