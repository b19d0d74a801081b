namespace Dashboard.Core.Access.Users;

/// <summary>What a person may do; each role includes the ones below it.</summary>
public static class Roles
{
    /// <summary>People, settings, the job dashboard.</summary>
    public const string Administrator = "Administrator";

    /// <summary>Imports, sources, routes, decisions on alerts.</summary>
    public const string Editor = "Editor";

    /// <summary>Reads and exports.</summary>
    public const string Viewer = "Viewer";

    public static IReadOnlyList<string> All { get; } = [Administrator, Editor, Viewer];
}
