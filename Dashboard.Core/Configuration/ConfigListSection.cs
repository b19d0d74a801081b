using Dashboard.Core.Marks;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

namespace Dashboard.Core.Configuration;

/// <summary>A section that is a list of things with a key each.</summary>
public abstract class ConfigListSection<T> : IConfigSection
    where T : class
{
    public abstract string Name { get; }

    public abstract int Order { get; }

    public IReadOnlyList<ConfigItem> Read(ConfigNode section, List<Problem> problems)
    {
        if (section is ConfigScalar { Value: null })
            return [];

        if (section is not ConfigList list)
        {
            problems.Add(new(section.Path, $"A list is wanted here, not {section.What}."));
            return [];
        }

        var items = new List<ConfigItem>();
        foreach (var node in list.Items)
        {
            var before = problems.Count;
            var reader = new FieldReader(node, problems);
            var draft = Read(reader);
            reader.Finish();
            // A field that could not be read would be judged a second time, as missing.
            if (problems.Count == before)
                problems.AddRange(Problems(draft).Select(p => p.Under(node.Path)));

            items.Add(new(node.Path, KeyOf(draft), draft));
        }

        foreach (var twice in items.GroupBy(i => i.Key, StringComparer.OrdinalIgnoreCase).Where(g => g.Key.Length > 0 && g.Count() > 1))
            problems.AddRange(twice.Skip(1).Select(i => new Problem(i.Path, $"\"{i.Key}\" stands at {twice.First().Path} already.")));

        return items;
    }

    public virtual Task<IReadOnlyList<ConfigItem>> CheckAsync(
        DashboardStore store, IReadOnlyList<ConfigItem> items, ConfigContents file, List<Problem> problems, CancellationToken ct) => Task.FromResult(items);

    public Task<Change> WriteAsync(DashboardStore store, ConfigItem item, DateTime now, CancellationToken ct) => WriteAsync(store, (T)item.Draft, now, ct);

    /// <summary>What the sample workspace made is nobody's configuration: it is left out.</summary>
    public async Task<ConfigNode?> ExportAsync(DashboardStore store, CancellationToken ct)
    {
        var samples = SampleKind is { } kind ? await SampleMarksQuery.KeysAsync(store, kind, ct) : null;
        return ConfigList.Of((await ListAsync(store, ct)).Where(draft => samples?.Contains(MarkOf(draft)) != true).Select(Write));
    }

    /// <summary>By which kind of mark the sample's things are known; null where it makes none.</summary>
    protected virtual string? SampleKind => null;

    /// <summary>The key that the mark of a thing has.</summary>
    protected virtual string MarkOf(T draft) => KeyOf(draft);

    protected abstract T Read(FieldReader fields);

    protected abstract IEnumerable<Problem> Problems(T draft);

    protected abstract string KeyOf(T draft);

    protected abstract Task<Change> WriteAsync(DashboardStore store, T draft, DateTime now, CancellationToken ct);

    protected abstract Task<IEnumerable<T>> ListAsync(DashboardStore store, CancellationToken ct);

    protected abstract ConfigNode Write(T draft);
}
