namespace Dashboard.Core.Usage.Import.Formats.Codex;

/// <summary>
/// The session of a file and those it was forked from, as far as the file tells: a fork names its parent, and with the
/// parent's events it may repeat the parent's own header, which names the grandparent.
/// </summary>
internal sealed class CodexLineage
{
    private readonly Dictionary<string, string?> _parents = new(StringComparer.Ordinal);

    /// <summary>The session that this file is; null when it has no header.</summary>
    public string? Own { get; private set; }

    public void Meet(string id, string? parent)
    {
        // Versions that did not name the parent repeated its header all the same.
        if (Own is not null && !_parents.ContainsKey(id) && Sessions() is [.., var oldest] && oldest != id)
            _parents[oldest] ??= id;

        Own ??= id;
        if (_parents.GetValueOrDefault(id) is null && parent != id)
            _parents[id] = parent;
    }

    /// <summary>From this session to the oldest known ancestor.</summary>
    public IReadOnlyList<string> Sessions()
    {
        List<string> sessions = [];
        for (var at = Own; at is not null && !sessions.Contains(at, StringComparer.Ordinal); at = _parents.GetValueOrDefault(at))
            sessions.Add(at);

        return sessions;
    }
}
