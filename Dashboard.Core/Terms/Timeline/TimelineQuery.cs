using Dashboard.Core.Store;
using Dashboard.Core.Terms.Classify;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Timeline;

/// <summary>Which changes to list.</summary>
public sealed record TimelineFilter
{
    public string? Provider { get; init; }

    /// <summary>Only of these providers; null: of all.</summary>
    public IReadOnlyCollection<string>? Providers { get; init; }

    public int? SourceId { get; init; }
    public TermsTopic? Topic { get; init; }
    public ChangeLevel LeastLevel { get; init; }
    public bool UnreviewedOnly { get; init; }
    public bool ReviewedOnly { get; init; }
    public DateTime? Since { get; init; }
    public int Skip { get; init; }
    public int Take { get; init; } = 50;
}

/// <summary>A change in a list.</summary>
public sealed record ChangeRow(
    int Id, int SourceId, string Provider, string Source, DateTime DetectedAt, DateTime ConfirmedAt, ChangeLevel Level, ChangeKind Kind,
    IReadOnlyList<TermsTopic> Topics, int Added, int Removed, int Reworded, int Moved, IReadOnlyList<DateOnly> EffectiveDates,
    string? Evidence, string? EvidenceReason, string? Owner, ReviewDecision? Decision, string? Note, DateTime? ReviewedAt, bool ConfirmedAtOnce);

/// <summary>The confirmed changes, newest first.</summary>
public sealed class TimelineQuery(IDbContextFactory<DashboardStore> stores)
{
    public async Task<IReadOnlyList<ChangeRow>> ListAsync(TimelineFilter filter, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var rows = await Rows(store, Chosen(store, filter).OrderByDescending(c => c.ConfirmedAt).ThenByDescending(c => c.Id).Skip(filter.Skip).Take(filter.Take))
            .ToListAsync(ct);
        return rows.ConvertAll(r => r.ToRow());
    }

    public async Task<int> CountAsync(TimelineFilter filter, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await Chosen(store, filter).CountAsync(ct);
    }

    internal static IQueryable<StoredChange> Rows(DashboardStore store, IQueryable<TermsChange> changes) =>
        changes.Join(store.TermsSources(), c => c.SourceId, s => s.Id, (c, s) => new StoredChange(c, s.Provider, s.Name));

    private static IQueryable<TermsChange> Chosen(DashboardStore store, TimelineFilter filter)
    {
        var changes = store.TermsChanges().AsNoTracking().Where(c => c.Level >= filter.LeastLevel);
        if (filter.Provider is { } provider)
            changes = changes.Where(c => store.TermsSources().Any(s => s.Id == c.SourceId && s.Provider == provider));

        if (filter.Providers is { } providers)
            changes = changes.Where(c => store.TermsSources().Any(s => s.Id == c.SourceId && providers.Contains(s.Provider)));

        if (filter.Topic is { } topic)
        {
            // Between commas, so that one name never finds another that begins with it.
            var name = $",{topic},";
            changes = changes.Where(c => ("," + c.Topics + ",").Contains(name));
        }

        if (filter.SourceId is { } source)
            changes = changes.Where(c => c.SourceId == source);

        if (filter.UnreviewedOnly)
            changes = changes.Where(c => c.ReviewedAt == null);

        if (filter.ReviewedOnly)
            changes = changes.Where(c => c.ReviewedAt != null);

        return filter.Since is { } since ? changes.Where(c => c.ConfirmedAt >= since) : changes;
    }
}

/// <summary>A change as the tables have it.</summary>
internal sealed record StoredChange(TermsChange Change, string Provider, string Source)
{
    public ChangeRow ToRow() => new(
        Change.Id, Change.SourceId, Provider, Source, Change.DetectedAt, Change.ConfirmedAt, Change.Level, Change.Kind, NewChange.Topics(Change.Topics),
        Change.Added, Change.Removed, Change.Reworded, Change.Moved, NewChange.Dates(Change.EffectiveDates), Change.Evidence, Change.EvidenceReason,
        Change.Owner, Change.Decision, Change.Note, Change.ReviewedAt, Change.ConfirmedAtOnce);
}
