using System.Text.RegularExpressions;

namespace Dashboard.Tests.House;

/// <summary>The rules of the house, read from the text of a source tree; each answers with the lines that break it.</summary>
internal static partial class HouseRules
{
    private static readonly string[][] Floors =
    [
        ["Units"],
        ["Store", "Outbound"],
        ["Providers", "Workloads", "Access", "Marks"],
        ["Usage", "Terms", "AiModels", "Routing"],
        ["Risk"],
        ["Alerts"],
        ["Reports"],
        ["Jobs", "Samples", "Configuration"],
    ];

    // Rooms of the app that may look into other rooms: the frame around them, the home page, the command line.
    private static readonly string[] Open = ["Shell", "Overview", "Cli", "Program.cs"];
    private static readonly string[] NoFolders = ["Models", "Helpers", "Utils", "Common", "Interfaces", "Services", "Repositories"];

    /// <summary>A room uses lower floors only; rooms on one floor are blind to each other.</summary>
    public static IEnumerable<string> BrokenFloors(string root) =>
        from file in Sources(Path.Combine(root, "Dashboard.Core"), "*.cs")
        let room = file.Room
        from used in CoreRooms(file.Text)
        where used != room && (FloorOf(used) is not { } below || FloorOf(room) is not { } own || below >= own)
        select $"{file.Path}: {room} uses {used}";

    /// <summary>Pages are blind to each other; the Kit knows no feature; nobody below knows the app.</summary>
    public static IEnumerable<string> BrokenWalls(string root)
    {
        foreach (var file in Sources(Path.Combine(root, "Dashboard"), "*.cs", "*.razor"))
        {
            if (file.Room == "Kit" && CoreRooms(file.Text).FirstOrDefault(r => r != "Units") is { } known)
                yield return $"{file.Path}: the Kit knows {known}";

            foreach (var used in AppRooms(file.Text))
            {
                if (used != file.Room && !Open.Contains(file.Room) && (file.Room == "Kit" || used is not ("Kit" or "Shell")) && !(used == "Access" && PoliciesOnly(file.Text)))
                    yield return $"{file.Path}: {file.Room} uses {used}";
            }
        }

        foreach (var file in Sources(Path.Combine(root, "Dashboard.Core"), "*.cs"))
        {
            if (Regex.IsMatch(file.Text, @"using (MudBlazor|Microsoft\.AspNetCore\.Components|Microsoft\.AspNetCore\.Http)\b", RegexOptions.ExplicitCapture, Patience))
                yield return $"{file.Path}: the core knows the web";
        }
    }

    /// <summary>Pages ask queries: they never see the store, HTTP or Hangfire.</summary>
    public static IEnumerable<string> BrokenPages(string root) =>
        from file in Sources(Path.Combine(root, "Dashboard"), "*.razor", "*.razor.cs")
        from Match used in Regex.Matches(file.Text, @"\b(DashboardStore|IDbContextFactory|HttpClient|IBackgroundJobClient|Octokit)\b", RegexOptions.ExplicitCapture, Patience)
        select $"{file.Path}: a page sees {used.Value}";

    /// <summary>Octokit is used in one place.</summary>
    public static IEnumerable<string> BrokenOctokit(string root) =>
        from project in new[] { "Dashboard", "Dashboard.Core" }
        from file in Sources(Path.Combine(root, project), "*.cs")
        where file.Text.Contains("using Octokit", StringComparison.Ordinal) && !file.Path.Replace('\\', '/').Contains("/Outbound/GitHub/", StringComparison.Ordinal)
        select $"{file.Path}: uses Octokit";

    /// <summary>Nothing leaves but through the guard: each client is made by a factory line that says so; the handlers are the guard's own.</summary>
    public static IEnumerable<string> UnguardedClients(string root) =>
        from project in new[] { "Dashboard", "Dashboard.Core" }
        from file in Sources(Path.Combine(root, project), "*.cs", "*.razor")
        where !(project == "Dashboard.Core" && file.Room == "Outbound") && Path.GetFileName(file.Path) != "PagesBench.cs"
        from line in file.Text.Split('\n')
        where Regex.IsMatch(line, @"new (HttpClient|SocketsHttpHandler|HttpClientHandler)\b|\.AddHttpClient(?!.*\.ThroughOutbound\(\))", RegexOptions.ExplicitCapture, Patience)
        select $"{file.Path}: asks past the guard: {line.Trim()}";

    /// <summary>Files stay readable: 300 lines, tests 400.</summary>
    public static IEnumerable<string> TooLong(string root) =>
        from project in new[] { "Dashboard", "Dashboard.Core", "Dashboard.Tests" }
        from file in Sources(Path.Combine(root, project), "*.cs", "*.razor", "*.js", "*.css")
        let lines = file.Text.AsSpan().Count('\n')
        let limit = project == "Dashboard.Tests" ? 400 : 300
        where lines > limit
        select $"{file.Path}: {lines} lines, at most {limit}";

    /// <summary>Folders are named for what they know, not for what kind of class they hold.</summary>
    public static IEnumerable<string> BadFolders(string root) =>
        from project in new[] { "Dashboard", "Dashboard.Core", "Dashboard.Tests" }
        from file in Sources(Path.Combine(root, project), "*.cs", "*.razor")
        from folder in file.Path.Split('/', '\\')
        where NoFolders.Contains(folder)
        select $"{file.Path}: no folder {folder}";

    /// <summary>Colours are tokens: literals stand in tokens.css only.</summary>
    public static IEnumerable<string> LooseColours(string root) =>
        from folder in new[] { "Dashboard", "wwwroot-assets" }
        from file in Sources(Path.Combine(root, folder), "*.css", "*.razor", "*.js", "*.cs")
        where Path.GetFileName(file.Path) != "tokens.css"
        from Match colour in Colour().Matches(file.Text)
        select $"{file.Path}: colour {colour.Value}";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static int? FloorOf(string room) => Array.FindIndex(Floors, f => f.Contains(room)) is >= 0 and var floor ? floor : null;

    private static IEnumerable<string> CoreRooms(string text) =>
        UsingCore().Matches(text).Select(m => m.Groups["room"].Value).Distinct();

    private static IEnumerable<string> AppRooms(string text) =>
        UsingApp().Matches(text).Select(m => m.Groups["room"].Value).Distinct();

    // Every room may name the policies it asks for.
    private static bool PoliciesOnly(string text) => !Regex.IsMatch(text, @"\b(SignIn\w+|RevalidatingPerson|LocalUrl)\b", RegexOptions.ExplicitCapture, Patience);

    private static IEnumerable<Source> Sources(string project, params string[] patterns) =>
        from pattern in Directory.Exists(project) ? patterns : []
        from path in Directory.EnumerateFiles(project, pattern, SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(project, path)
        let parts = relative.Split(Path.DirectorySeparatorChar)
        where !parts.Contains("bin") && !parts.Contains("obj") && !parts.Contains("Migrations")
        select new Source(Path.Combine(Path.GetFileName(project), relative), parts[0], File.ReadAllText(path));

    private sealed record Source(string Path, string Room, string Text);

    // Also outside of usings: a fully qualified name is a use.
    [GeneratedRegex(@"\bDashboard\.Core\.(?<room>[A-Z]\w+)\b", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex UsingCore();

    [GeneratedRegex(@"using (static )?Dashboard\.(?<room>(?!Core\b)[A-Z]\w+)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex UsingApp();

    [GeneratedRegex(@"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b(?!;)|\b(?:rgba?|hsla?|oklch)\(\s*\d", RegexOptions.None, 2000)]
    private static partial Regex Colour();
}
