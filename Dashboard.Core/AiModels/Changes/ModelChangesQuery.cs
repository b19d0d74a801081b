using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.AiModels.Changes;

/// <summary>The timeline of what hosts changed on their lists.</summary>
public sealed class ModelChangesQuery(IDbContextFactory<DashboardStore> stores, ModelCatalogue catalogue)
{
    public const int Most = 1000;

    /// <summary>The newest first, at most <see cref="Most"/>; withdrawn suspicions are left out.</summary>
    public async Task<IReadOnlyList<ModelChangeLine>> SinceAsync(DateTime since, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var changes = await store.ModelChanges().AsNoTracking()
            .Where(c => c.At >= since && c.State != ModelChangeState.Withdrawn)
            .OrderByDescending(c => c.At).ThenBy(c => c.Host).ThenBy(c => c.RawModel)
            .Take(Most)
            .ToListAsync(ct);
        return
        [
            .. changes.Select(c => new ModelChangeLine(
                c.At, c.Host, c.Type, c.RawModel, catalogue.Match(c.RawModel, c.Host)?.Key, c.Before, c.After, c.State, c.SettledAt,
                catalogue.Find(new ProviderKey(c.Host)) is { Aggregates: true })),
        ];
    }
}

/// <summary>One change.</summary>
/// <param name="Model">What the id stands for; null when the catalogue does not know it.</param>
/// <param name="FromAggregator">Others' models, listed by somebody in between: worth a line, never an alert.</param>
public sealed record ModelChangeLine(
    DateTime At, string Host, ModelChangeType Type, string RawModel, ModelKey? Model, string? Before, string? After,
    ModelChangeState State, DateTime? SettledAt, bool FromAggregator);
