using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Configuration;

/// <summary>
/// Brings the installation to what a file says. Everything is judged before anything is written, and written in one
/// transaction; what the file does not mention stays as it is.
/// </summary>
public sealed class ApplyConfiguration(IDbContextFactory<DashboardStore> stores, IEnumerable<IConfigSection> sections, TimeProvider time)
{
    private readonly IReadOnlyList<IConfigSection> _sections = [.. sections.OrderBy(s => s.Order)];

    /// <param name="dryRun">Say what would happen and write nothing.</param>
    public async Task<ApplyResult> RunAsync(string text, bool dryRun, CancellationToken ct)
    {
        var problems = new List<Problem>();
        var contents = Read(text, problems);
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var transaction = await store.Database.BeginTransactionAsync(ct);

        var items = new List<(IConfigSection Section, ConfigItem Item)>();
        foreach (var section in _sections)
        {
            if (contents.Sections.TryGetValue(section.Name, out var given))
                items.AddRange((await section.CheckAsync(store, given, contents, problems, ct)).Select(i => (section, i)));
        }

        if (problems.Count > 0)
            return ApplyResult.Refused(problems);

        var results = new List<AppliedItem>();
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var (section, item) in items)
        {
            var change = await section.WriteAsync(store, item, now, ct);
            // Later sections look for what earlier ones have written.
            await store.SaveChangesAsync(ct);
            results.Add(new(section.Name, item.Key, change));
        }

        if (dryRun)
            await transaction.RollbackAsync(ct);
        else
            await transaction.CommitAsync(ct);

        return ApplyResult.Of(results, dryRun);
    }

    private ConfigContents Read(string text, List<Problem> problems)
    {
        var read = new Dictionary<string, IReadOnlyList<ConfigItem>>(StringComparer.Ordinal);
        var (root, problem) = ConfigReader.Read(text);
        if (problem is not null)
            problems.Add(problem);
        else if (root is not ConfigMap map)
            problems.Add(new("", $"A file begins with its sections: {string.Join(", ", _sections.Select(s => s.Name))}."));
        else
        {
            foreach (var (name, node) in map.Fields)
            {
                if (_sections.FirstOrDefault(s => s.Name == name) is { } section)
                    read[name] = section.Read(node, problems);
                else
                    problems.Add(new(name, $"Nobody knows the section \"{name}\"; the sections are {string.Join(", ", _sections.Select(s => s.Name))}."));
            }
        }

        return new(read);
    }
}

/// <summary>What applying a file did, or would do.</summary>
/// <param name="Items">One line for each thing in the file.</param>
public sealed record ApplyResult(int Created, int Changed, int Unchanged, IReadOnlyList<Problem> Errors, bool DryRun, IReadOnlyList<AppliedItem> Items)
{
    internal static ApplyResult Refused(IReadOnlyList<Problem> problems) => new(0, 0, 0, problems, false, []);

    internal static ApplyResult Of(IReadOnlyList<AppliedItem> items, bool dryRun) => new(
        items.Count(i => i.Change is Change.Created), items.Count(i => i.Change is Change.Changed), items.Count(i => i.Change is Change.Unchanged), [], dryRun, items);
}

/// <summary>What happened to one thing.</summary>
public sealed record AppliedItem(string Section, string Key, Change Change);
