using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Risk.Scenarios;

/// <summary>Switches that somebody wants to see again; what they do is reckoned anew each time.</summary>
public sealed class SavedScenario
{
    public const int MaxName = 200;
    public const int MaxText = 4_000;

    public int Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Parties that are off, one a line: <c>provider:anthropic</c>; a model that is retired has its day: <c>model:openai/gpt-5=2027-03-01</c>.</summary>
    public required string Off { get; set; }

    /// <summary>Prices, one a line: <c>provider:openai=2</c>.</summary>
    public required string Prices { get; set; }

    public required DateTime SavedAt { get; set; }

    public string? SavedBy { get; set; }
}

/// <summary>A saved scenario as it is read.</summary>
public sealed record SavedScenarioLine(string Name, Imagined What, DateTime SavedAt, string? SavedBy);

/// <summary>Keeps scenarios by name, and forgets them.</summary>
public sealed class SavedScenarios(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<SavedScenarioLine>> ListAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var rows = await store.SavedScenarios().AsNoTracking().OrderBy(s => s.Name).ToListAsync(ct);
        return [.. rows.Select(s => (Row: s, Draft: ScenarioDraft.Of(s))).Select(s => new SavedScenarioLine(s.Draft.Name, s.Draft.What, s.Row.SavedAt, s.Row.SavedBy))];
    }

    /// <summary>Another scenario of the same name is replaced.</summary>
    public async Task<SaveOutcome> SaveAsync(string name, Imagined what, string? by, CancellationToken ct)
    {
        var draft = new ScenarioDraft(name.Trim(), what);
        if (draft.Problems().ToList() is { Count: > 0 } problems)
            return new SaveOutcome.Refused(problems);

        await using var store = await stores.CreateDbContextAsync(ct);
        if (!await store.SavedScenarios().AnyAsync(s => s.Name == draft.Name, ct) && await store.SavedScenarios().CountAsync(ct) >= Most)
            return new SaveOutcome.Refused([new("name", $"{Most} scenarios are kept; remove one first.")]);

        var change = await WriteAsync(store, draft, by, time.GetUtcNow().UtcDateTime, ct);
        await store.SaveChangesAsync(ct);
        return new SaveOutcome.Saved(draft.Name, change);
    }

    /// <summary>Into an open store; whoever calls saves. The draft must have no problems.</summary>
    public static async Task<Change> WriteAsync(DashboardStore store, ScenarioDraft draft, string? by, DateTime now, CancellationToken ct)
    {
        var (gone, dearer) = (draft.OffText, draft.PricesText);
        if (await store.SavedScenarios().SingleOrDefaultAsync(s => s.Name == draft.Name, ct) is not { } found)
        {
            store.SavedScenarios().Add(new() { Name = draft.Name, Off = gone, Prices = dearer, SavedAt = now, SavedBy = by });
            return Change.Created;
        }

        if (found.Off == gone && found.Prices == dearer)
            return Change.Unchanged;

        (found.Off, found.Prices, found.SavedAt, found.SavedBy) = (gone, dearer, now, by);
        return Change.Changed;
    }

    /// <summary>False when there was none.</summary>
    public async Task<bool> RemoveAsync(string name, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.SavedScenarios().Where(s => s.Name == name).ExecuteDeleteAsync(ct) > 0;
    }
}
