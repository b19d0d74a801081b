using Dashboard.Core.Store;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>Every party that real usage names, in whatever role: who bills, routes, serves or trained. Reads the small table of series only.</summary>
public sealed class PartiesFoundQuery(IDbContextFactory<DashboardStore> stores)
{
    public async Task<IReadOnlySet<string>> ListAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var rows = await store.Series().AsNoTracking()
            .Where(s => store.Connections().Any(c => c.Id == s.ConnectionId && c.Format != Connection.SampleFormat))
            .Select(s => new { s.Contract, s.Gateway, s.Host, s.Maker })
            .Distinct()
            .ToListAsync(ct);
        return rows.SelectMany(r => new[] { r.Contract, r.Gateway, r.Host, r.Maker }).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }
}
