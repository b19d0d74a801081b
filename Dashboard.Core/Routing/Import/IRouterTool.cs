using System.Text.Json.Nodes;

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

    public RouteSketch Route(string name)
    {
        if (Routes.Count == MostRoutes)
            throw new RouterSyntaxException(null, $"The file has more than {MostRoutes:#,0} routes.");

        var route = new RouteSketch(Secrets.Masked(name));
        Routes.Add(route);
        return route;
    }
}

/// <summary>One route while it is being read.</summary>
internal sealed class RouteSketch(string name)
{
    public string Name => name;

    public bool Strict { get; set; }

    public List<ChainSketch> Chains { get; } = [];

    public Dictionary<string, string> Aliases { get; } = new(StringComparer.Ordinal);

    public List<RouteFinding> Findings { get; } = [];

    public void Found(string code, Level level, string message)
    {
        if (!Findings.Exists(f => f.Code == code && f.Message == message))
            Findings.Add(new(code, level, message));
    }

    public void Dangling(string what, string says) =>
        Found("dangling-name", Level.High, $"{name} {says} \"{Secrets.Masked(what)}\", which the file does not define: nothing would answer there.");

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
