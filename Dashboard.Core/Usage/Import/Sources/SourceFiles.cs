using Microsoft.Extensions.FileSystemGlobbing;

namespace Dashboard.Core.Usage.Import.Sources;

/// <summary>From what a person names (files, folders, patterns, <c>-</c>) to files, in an order that does not depend on the disk.</summary>
public static class SourceFiles
{
    // Links are not followed: a link to a folder above would never end.
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    public static SourceSelection Select(IEnumerable<string> paths)
    {
        List<SourceFile> files = [];
        List<(string, string)> missing = [];
        foreach (var path in paths)
        {
            var found = Find(path);
            if (found is null)
                missing.Add((path, "there is no such file or folder"));
            else if (found.Count == 0)
                missing.Add((path, "no file is there"));
            else
                files.AddRange(found);
        }

        return new SourceSelection([.. files.DistinctBy(f => f.Identity)], missing);
    }

    private static IReadOnlyList<SourceFile>? Find(string path)
    {
        if (path == SourceFile.StandardInput)
            return [new SourceFile(path, null)];

        if (File.Exists(path))
            return [new SourceFile(path, Path.GetFullPath(path))];

        if (Directory.Exists(path))
        {
            return
            [
                .. Directory.EnumerateFiles(path, "*", Everything)
                    .Order(StringComparer.Ordinal)
                    .Select(f => new SourceFile(f, Path.GetFullPath(f))),
            ];
        }

        return path.Contains('*', StringComparison.Ordinal) ? Match(path) : null;
    }

    private static IReadOnlyList<SourceFile> Match(string pattern)
    {
        var parts = pattern.Replace('\\', '/').Split('/');
        var fixedParts = parts.TakeWhile(p => !p.Contains('*', StringComparison.Ordinal)).Count();
        var root = string.Join('/', parts[..fixedParts]);
        if (root.Length == 0)
            root = pattern.StartsWith('/') ? "/" : ".";

        if (!Directory.Exists(root))
            return [];

        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(string.Join('/', parts[fixedParts..]));
        return
        [
            .. matcher.GetResultsInFullPath(root)
                .Order(StringComparer.Ordinal)
                .Select(f => new SourceFile(root == "." ? Path.GetRelativePath(".", f) : f, f)),
        ];
    }
}
