namespace Dashboard.Access;

/// <summary>Where a person may be sent after signing in: our own pages only.</summary>
internal static class LocalUrl
{
    public static string OrHome(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : "/";
}
