namespace Dashboard.Core.Outbound.GitHub;

/// <summary>A file of a public repository, whatever its version.</summary>
public sealed record RepositoryFile(string Owner, string Repository, string Path)
{
    /// <summary>
    /// Reads what people paste: <c>https://github.com/OpenTermsArchive/contrib-versions/blob/main/Example/Terms%20of%20Service.md</c>
    /// or <c>OpenTermsArchive/contrib-versions/Example/Terms of Service.md</c>. Null when it names no file.
    /// </summary>
    public static RepositoryFile? Parse(string? text)
    {
        text = text?.Trim() ?? "";
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            text = Uri.UnescapeDataString(url.AbsolutePath);

        var parts = text.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (parts.Count > 4 && parts[2] is "blob" or "commits" or "raw" or "blame" or "tree")
            parts.RemoveRange(2, 2);

        return parts.Count >= 3 && parts.TrueForAll(p => p is not ("." or "..") && !p.Any(char.IsControl)) && IsName(parts[0]) && IsName(parts[1]) && text.Length <= 500
            ? new(parts[0], parts[1], string.Join('/', parts.Skip(2)))
            : null;
    }

    private static bool IsName(string name) => name.Length <= 100 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
