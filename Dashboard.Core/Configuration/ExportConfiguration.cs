using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Configuration;

/// <summary>Says the installation's configuration as a file; secrets never stand in it.</summary>
public sealed class ExportConfiguration(IDbContextFactory<DashboardStore> stores, IEnumerable<IConfigSection> sections)
{
    public async Task<ConfigMap> RunAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        // One transaction: the sections must belong together.
        await using var transaction = await store.Database.BeginTransactionAsync(ct);
        var fields = new List<(string, ConfigNode?)>();
        foreach (var section in sections.OrderBy(s => s.Order))
            fields.Add((section.Name, await section.ExportAsync(store, ct)));

        return ConfigMap.Of(fields);
    }
}
