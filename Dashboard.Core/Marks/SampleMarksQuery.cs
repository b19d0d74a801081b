using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Marks;

/// <summary>What belongs to the sample workspace; every room may ask, so that what leaves the house says so.</summary>
public sealed class SampleMarksQuery(IDbContextFactory<DashboardStore> stores)
{
    /// <summary>What pages, files and reports say while any of it is there.</summary>
    public const string Word = "SAMPLE";

    /// <summary>Whether figures may contain made-up ones.</summary>
    public async Task<bool> AnyAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.SampleMarks().AnyAsync(ct);
    }

    /// <summary>The keys of one kind.</summary>
    public async Task<IReadOnlySet<string>> KeysAsync(string kind, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await KeysAsync(store, kind, ct);
    }

    /// <summary>The same inside a context at hand.</summary>
    public static async Task<IReadOnlySet<string>> KeysAsync(DashboardStore store, string kind, CancellationToken ct) =>
        (await store.SampleMarks().AsNoTracking().Where(m => m.Kind == kind).Select(m => m.Key).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Writes a mark unless it is there; to be called before the thing is made.</summary>
    public async Task MarkAsync(string kind, IEnumerable<string> keys, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var known = await KeysAsync(store, kind, ct);
        store.SampleMarks().AddRange(keys.Where(k => !known.Contains(k)).Select(k => new SampleMark { Kind = kind, Key = k }));
        await store.SaveChangesAsync(ct);
    }

    /// <summary>Takes the marks off; to be called once the things are gone.</summary>
    public async Task UnmarkAsync(string kind, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await store.SampleMarks().Where(m => m.Kind == kind).ExecuteDeleteAsync(ct);
    }
}
