using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.AiModels.Status.Reading;
using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.AiModels.Status;

/// <summary>How hosts are doing, and what troubled them.</summary>
public sealed class StatusQuery(IDbContextFactory<DashboardStore> stores, ModelCatalogue catalogue)
{
    // A page that nobody read for so long says nothing of the time since.
    private static readonly TimeSpan Stale = TimeSpan.FromDays(2);

    /// <summary>Every watched status page; a page that could not be read says nothing about today.</summary>
    public async Task<IReadOnlyList<HostStatus>> HostsAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.WatchedPages().AsNoTracking().Where(p => p.Kind == PageKind.Status).OrderBy(p => p.Host).ThenBy(p => p.Url)
            .Select(p => new HostStatus(
                p.Id, p.Host, p.Url, p.Component, p.State == PageState.Read ? p.Health : Health.Unknown, p.HealthSince, p.State, p.StateReason, p.LastVerifiedAt, p.Paused))
            .ToListAsync(ct);
    }

    /// <summary>Incidents that touch the time since <paramref name="since"/>, the newest first; suspicions of a single poll are left out.</summary>
    public async Task<IReadOnlyList<IncidentLine>> IncidentsAsync(DateTime since, DateTime now, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var incidents = await store.ProviderIncidents().AsNoTracking()
            .Where(i => (i.ResolvedAt == null || i.ResolvedAt >= since) && (i.ConfirmedAt != null || i.ResolvedAt != null))
            .OrderByDescending(i => i.StartedAt).Take(500).ToListAsync(ct);
        var pages = await store.WatchedPages().AsNoTracking().Where(p => p.Kind == PageKind.Status).ToDictionaryAsync(p => p.Id, ct);
        return
        [
            .. from incident in incidents
               let heard = incident.ResolvedAt is null && !IsFollowed(incident, pages[incident.PageId], now) ? incident.LastSeenAt : (DateTime?)null
               where heard is null || heard >= since
               select new IncidentLine(
                   incident.Host, incident.Name, incident.Impact, incident.StartedAt, incident.ResolvedAt,
                   (long)Math.Max(0, ((incident.ResolvedAt ?? heard ?? now) - incident.StartedAt).TotalMinutes), incident.Url, IncidentScope.Of(catalogue, incident.Host, incident.Name), heard),
        ];
    }

    // Nobody hears of the end at a page that is paused, cannot be read or tells no incidents any more.
    private static bool IsFollowed(ProviderIncident incident, WatchedPage page, DateTime now) =>
        page is { Paused: false, State: PageState.Read } && incident.LastSeenAt >= page.LastVerifiedAt && now - page.LastVerifiedAt <= Stale;
}

/// <summary>One status page and what it last said twice.</summary>
public sealed record HostStatus(
    int Id, string Host, string Url, string? Component, Health Health, DateTime? Since, PageState State, string Reason, DateTime? LastVerifiedAt, bool Paused);

/// <summary>One incident. <paramref name="Models"/>: those of the host that its name speaks of; empty when it may be any.</summary>
/// <param name="HeardUntil">Set where nobody hears of its end any more: the end is unknown, and this is when it was last heard of.</param>
public sealed record IncidentLine(
    string Host, string Name, Health Impact, DateTime StartedAt, DateTime? ResolvedAt, long Minutes, string? Url, IReadOnlyList<ModelKey> Models,
    DateTime? HeardUntil = null)
{
    /// <summary>When it ended, as far as is known: an incident that is still followed lasts until now.</summary>
    public DateTime Until(DateTime now) => ResolvedAt ?? HeardUntil ?? now;
}
