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
        return
        [
            .. incidents.Select(i => new IncidentLine(
                i.Host, i.Name, i.Impact, i.StartedAt, i.ResolvedAt, (long)Math.Max(0, ((i.ResolvedAt ?? now) - i.StartedAt).TotalMinutes),
                i.Url, IncidentScope.Of(catalogue, i.Host, i.Name))),
        ];
    }
}

/// <summary>One status page and what it last said twice.</summary>
public sealed record HostStatus(
    int Id, string Host, string Url, string? Component, Health Health, DateTime? Since, PageState State, string Reason, DateTime? LastVerifiedAt, bool Paused);

/// <summary>One incident. <paramref name="Models"/>: those of the host that its name speaks of; empty when it may be any.</summary>
public sealed record IncidentLine(
    string Host, string Name, Health Impact, DateTime StartedAt, DateTime? ResolvedAt, long Minutes, string? Url, IReadOnlyList<ModelKey> Models);
