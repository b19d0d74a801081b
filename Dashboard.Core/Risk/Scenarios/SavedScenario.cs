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

    /// <summary>Parties that are off, one a line: <c>provider:anthropic</c>.</summary>
    public required string Off { get; set; }

    /// <summary>Prices, one a line: <c>provider:openai=2</c>.</summary>
    public required string Prices { get; set; }

    public required DateTime SavedAt { get; set; }

    public string? SavedBy { get; set; }
}

/// <summary>A saved scenario as it is read.</summary>
public sealed record SavedScenarioLine(string Name, IReadOnlyList<string> Off, IReadOnlyList<string> Prices, DateTime SavedAt, string? SavedBy);

/// <summary>Keeps scenarios by name, and forgets them.</summary>
public sealed class SavedScenarios(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<SavedScenarioLine>> ListAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var rows = await store.SavedScenarios().AsNoTracking().OrderBy(s => s.Name).ToListAsync(ct);
        return [.. rows.Select(s => new SavedScenarioLine(s.Name, Lines(s.Off), Lines(s.Prices), s.SavedAt, s.SavedBy))];
    }

    /// <summary>Another scenario of the same name is replaced.</summary>
    public async Task<SaveOutcome> SaveAsync(string name, IReadOnlyList<string> off, IReadOnlyList<string> prices, string? by, CancellationToken ct)
    {
        name = name.Trim();
        var (gone, dearer) = (string.Join('\n', off), string.Join('\n', prices));
        if (name.Length is 0 or > SavedScenario.MaxName)
            return new SaveOutcome.Refused([new("name", $"A scenario needs a name of at most {SavedScenario.MaxName} characters.")]);

        if (off.Count + prices.Count == 0 || gone.Length > SavedScenario.MaxText || dearer.Length > SavedScenario.MaxText)
            return new SaveOutcome.Refused([new("off", "A scenario switches something, and not everything.")]);

        await using var store = await stores.CreateDbContextAsync(ct);
        var found = await store.SavedScenarios().SingleOrDefaultAsync(s => s.Name == name, ct);
        if (found is null && await store.SavedScenarios().CountAsync(ct) >= Most)
            return new SaveOutcome.Refused([new("name", $"{Most} scenarios are kept; remove one first.")]);

        var now = time.GetUtcNow().UtcDateTime;
        if (found is null)
            store.SavedScenarios().Add(new() { Name = name, Off = gone, Prices = dearer, SavedAt = now, SavedBy = by });
        else
            (found.Off, found.Prices, found.SavedAt, found.SavedBy) = (gone, dearer, now, by);

        await store.SaveChangesAsync(ct);
        return new SaveOutcome.Saved(name, found is null ? Change.Created : Change.Changed);
    }

    /// <summary>False when there was none.</summary>
    public async Task<bool> RemoveAsync(string name, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.SavedScenarios().Where(s => s.Name == name).ExecuteDeleteAsync(ct) > 0;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
