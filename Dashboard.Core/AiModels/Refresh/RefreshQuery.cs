using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Editions;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.AiModels.Refresh;

/// <summary>How old the catalogue is, and what waits to make it newer.</summary>
public sealed class RefreshQuery(IDbContextFactory<DashboardStore> stores, ModelCatalogue catalogue, CurrentCatalogue current)
{
    public async Task<RefreshStanding> AskAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        var feeds = await store.RefreshFeeds().AsNoTracking().ToListAsync(ct);
        var editions = await store.CatalogueEditions().AsNoTracking().Where(e => e.Base == catalogue.EmbeddedVersion).OrderByDescending(e => e.Id)
            .Select(e => new EditionLine(e.Id, e.Version, e.Commit, e.CommittedAt, e.MadeAt, e.Changed, e.Added, e.AppliedAt, e.AppliedBy)).ToListAsync(ct);
        return new(
            catalogue.EmbeddedVersion, catalogue.Version, catalogue.Providers.Count, catalogue.Models.Count, catalogue.Data.Offerings.Count,
            editions.Find(e => e.AppliedAt is not null), editions.Find(e => e.AppliedAt is null),
            [
                .. Enum.GetValues<RefreshList>().Select(l => (List: l, Feed: feeds.Find(f => f.List == l))).Select(f => new FeedLine(
                    f.List, RefreshFiles.Of(f.List).ToString(), f.Feed?.Branch, f.Feed?.Commit, f.Feed?.CommittedAt, f.Feed?.State ?? RefreshState.NeverRead,
                    f.Feed?.StateReason ?? "", f.Feed?.StateSince, f.Feed?.LastVerifiedAt, f.Feed?.NextDueAt)),
            ]);
    }

    /// <summary>What an edition says; null when it is gone.</summary>
    public async Task<CatalogueData?> ReadAsync(int id, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.CatalogueEditions().Where(e => e.Id == id).Select(e => e.Packed).SingleOrDefaultAsync(ct) is { } packed ? EditionText.Read(packed) : null;
    }
}

/// <summary>The catalogue in use and its sources.</summary>
/// <param name="Embedded">The day of the facts that came with the product.</param>
/// <param name="Waiting">Changes nothing until it is applied.</param>
public sealed record RefreshStanding(
    string Embedded, string Version, int Providers, int Models, int Offerings, EditionLine? Applied, EditionLine? Waiting, IReadOnlyList<FeedLine> Feeds);

/// <summary>An edition without its content.</summary>
public sealed record EditionLine(
    int Id, string Version, string Commit, DateTime CommittedAt, DateTime MadeAt, int Changed, int Added, DateTime? AppliedAt, string? AppliedBy);

/// <summary>A published list and how reading it goes.</summary>
public sealed record FeedLine(
    RefreshList List, string File, string? Branch, string? Commit, DateTime? CommittedAt, RefreshState State, string Reason, DateTime? StateSince,
    DateTime? LastVerifiedAt, DateTime? NextDueAt);
