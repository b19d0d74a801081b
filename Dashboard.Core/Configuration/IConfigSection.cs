using Dashboard.Core.Store;
using Dashboard.Core.Units;

namespace Dashboard.Core.Configuration;

/// <summary>One kind of thing that a configuration file can hold, under a field of its own.</summary>
public interface IConfigSection
{
    /// <summary>The field of the file.</summary>
    string Name { get; }

    /// <summary>Sections are written in this order: what others point to comes first.</summary>
    int Order { get; }

    /// <summary>Reads and judges the section alone; what is wrong goes into <paramref name="problems"/>.</summary>
    IReadOnlyList<ConfigItem> Read(ConfigNode section, List<Problem> problems);

    /// <summary>Judges what needs the store or the other sections; may hand back items with references resolved.</summary>
    Task<IReadOnlyList<ConfigItem>> CheckAsync(DashboardStore store, IReadOnlyList<ConfigItem> items, ConfigContents file, List<Problem> problems, CancellationToken ct);

    /// <summary>Writes one item; whoever calls saves and commits.</summary>
    Task<Change> WriteAsync(DashboardStore store, ConfigItem item, DateTime now, CancellationToken ct);

    /// <summary>What is in the store, as the file would say it; null when there is nothing.</summary>
    Task<ConfigNode?> ExportAsync(DashboardStore store, CancellationToken ct);
}

/// <summary>One thing that a file asks for.</summary>
/// <param name="Path">Where it stands in the file.</param>
/// <param name="Key">What makes it the same thing the next time.</param>
/// <param name="Draft">The thing itself; only its section knows what it is.</param>
public sealed record ConfigItem(string Path, string Key, object Draft);

/// <summary>Everything that a file asks for, by section.</summary>
public sealed record ConfigContents(IReadOnlyDictionary<string, IReadOnlyList<ConfigItem>> Sections)
{
    public IEnumerable<T> Drafts<T>(string section) => Sections.GetValueOrDefault(section, []).Select(i => i.Draft).OfType<T>();
}
