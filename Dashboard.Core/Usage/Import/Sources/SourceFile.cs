namespace Dashboard.Core.Usage.Import.Sources;

/// <summary>Something to read: a file, or standard input.</summary>
/// <param name="Shown">As the person named it.</param>
/// <param name="FullPath">Null for standard input.</param>
public sealed record SourceFile(string Shown, string? FullPath)
{
    public const string StandardInput = "-";

    /// <summary>How the identity of a page begins that a connection fetched.</summary>
    public const string Synced = "sync/";

    /// <summary>What the import remembers it by: reading a file of the same identity again takes up an interrupted import.</summary>
    public string Identity { get; init; } = FullPath ?? StandardInput;

    /// <summary>What whoever fetched it knows it to be: a page without rows does not tell by itself.</summary>
    public string? Format { get; init; }
}

/// <summary>What was asked for, found or not.</summary>
public sealed record SourceSelection(IReadOnlyList<SourceFile> Files, IReadOnlyList<(string Path, string Problem)> Missing);
