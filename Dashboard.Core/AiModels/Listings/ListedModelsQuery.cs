using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>Which listed models to show. <paramref name="Text"/>: a part of the id, in any case.</summary>
public sealed record ListedFilter(string? Text = null, string? Host = null, bool WithGone = false, int Skip = 0, int Take = 50);

/// <summary>A page of listed models and how many there are in all.</summary>
public sealed record ListedPage(IReadOnlyList<ListedSummary> Models, int Total);

/// <summary>Searches what hosts list.</summary>
public sealed class ListedModelsQuery(IDbContextFactory<DashboardStore> stores)
{
    /// <summary>Missing and retiring ones first, then by host and id.</summary>
    public async Task<ListedPage> FindAsync(ListedFilter filter, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var found = store.ListingSources().AsNoTracking().Join(store.ListedModels().AsNoTracking(), s => s.Id, m => m.SourceId, (s, m) => new { s.Host, Model = m });
        if (!filter.WithGone)
            found = found.Where(x => x.Model.GoneAt == null);

        if (filter.Host is { } host)
            found = found.Where(x => x.Host == host);

        foreach (var word in (filter.Text ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
#pragma warning disable CA1304, CA1311, CA1862 // Becomes SQL's lower(), which knows no cultures; EF translates no other spelling.
            found = found.Where(x => x.Model.RawId.ToLower().Contains(word));
#pragma warning restore CA1304, CA1311, CA1862
        }

        var total = await found.CountAsync(ct);
        var models = await found
            .OrderByDescending(x => x.Model.MissingSince != null && x.Model.GoneAt == null)
            .ThenBy(x => x.Model.RetiresOn == null).ThenBy(x => x.Model.RetiresOn).ThenBy(x => x.Host).ThenBy(x => x.Model.RawId)
            .Skip(filter.Skip).Take(filter.Take)
            .Select(x => new ListedSummary(
                x.Host, x.Model.RawId, x.Model.FirstSeenAt, x.Model.LastSeenAt, x.Model.MissingSince, x.Model.GoneAt, x.Model.RetiresOn, x.Model.Replacement))
            .ToListAsync(ct);
        return new(models, total);
    }
}
