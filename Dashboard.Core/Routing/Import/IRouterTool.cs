using System.Text.Json.Nodes;

using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;

namespace Dashboard.Core.Routing.Import;

/// <summary>Reads the configuration of one router.</summary>
internal interface IRouterTool
{
    string Name { get; }

    /// <summary>Whether a tree looks like this router's, told by what only it has.</summary>
    bool Recognises(JsonNode root);

    void Read(JsonNode root, RouterSketch sketch);
}

/// <summary>Collects what a tool's reader finds.</summary>
internal sealed class RouterSketch
{
    /// <summary>Nobody routes more by hand; more is an accident or an attack.</summary>
    public const int MostRoutes = 10_000;

    public List<RouteSketch> Routes { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>Whether the file takes in others, which are not read: what it does not define may stand there.</summary>
    public bool Includes { get; private set; }

    public void Include()
    {
        Includes = true;
        Notes.Add("The file includes others, which are not read: what they define is missing here.");
    }

    public RouteSketch Route(string name)
    {
        if (Routes.Count == MostRoutes)
            throw new RouterSyntaxException(null, $"The file has more than {MostRoutes:#,0} routes.");

        var route = new RouteSketch(name.Length <= RouteDraft.MaxText ? name : name[..RouteDraft.MaxText], Includes);
        Routes.Add(route);
        return route;
    }
}

/// <summary>One route while it is being read.</summary>
internal sealed class RouteSketch(string name, bool includes = false)
{
    private const int MostOfAKind = 20, LongestMessage = 1_000;

    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public string Name => name;

    public bool Strict { get; set; }

    public List<ChainSketch> Chains { get; } = [];

    public Dictionary<string, string> Aliases { get; } = new(StringComparer.Ordinal);

    public List<RouteFinding> Findings { get; } = [];

    public void Found(string code, Level level, string message)
    {
        if (message.Length > LongestMessage)
            message = $"{message[..LongestMessage]}…";

        // A list of a hundred thousand names that nobody defines is one mistake, not as many.
        var before = _counts.GetValueOrDefault(code);
        if (before > MostOfAKind || !_said.Add($"{code} {message}"))
            return;

        _counts[code] = before + 1;
        Findings.Add(new(code, level, before < MostOfAKind ? message : $"{name} has more findings of this kind than are listed."));
    }

    public void Dangling(string what, string says)
    {
        if (includes)
            Found("dangling-name", Level.Unknown, $"{name} {says} \"{what}\", which this file does not define; a file that it includes may.");
        else
            Found("dangling-name", Level.High, $"{name} {says} \"{what}\", which the file does not define: nothing would answer there.");
    }

    public void Chain(IEnumerable<ImportedTarget> primary, IEnumerable<ImportedTarget>? fallbacks = null) =>
        Chains.Add(new([.. primary], [.. fallbacks ?? []]));
}

/// <summary>Primaries that stand in for each other, and what stands in after them.</summary>
internal sealed record ChainSketch(List<ImportedTarget> Primary, List<ImportedTarget> Fallbacks);

/// <summary>The file cannot be read, and why.</summary>
internal sealed class RouterSyntaxException(int? line, string message) : Exception(message)
{
    public int? Line => line;
}
