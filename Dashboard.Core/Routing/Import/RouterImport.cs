using System.Text.RegularExpressions;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Routing.Import.Syntax;
using Dashboard.Core.Routing.Import.Tools;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Routing.Import;

/// <summary>Reads routers' configurations. The file itself, and the keys in it, are not kept.</summary>
public sealed class RouterImport
{
    private readonly IReadOnlyList<IRouterTool> _tools;
    private readonly ModelCatalogue _catalogue;

    public RouterImport(ModelCatalogue catalogue)
    {
        var naming = new TargetNaming(catalogue);
        _catalogue = catalogue;
        // The more particular a tool's marks are, the earlier it is asked.
        _tools =
        [
            new VercelTool(naming), new CloudflareTool(naming), new LiteLlmTool(naming), new BifrostTool(naming), new TensorZeroTool(naming),
            new OpenRouterTool(naming), new PortkeyTool(naming), new OpenClawTool(naming),
        ];
    }

    /// <summary>The tools that can be read, by name.</summary>
    public IReadOnlyList<string> Tools => [.. _tools.Select(t => t.Name).Order(StringComparer.Ordinal)];

    /// <summary>What a configuration says, or why it is refused.</summary>
    /// <param name="tool">Whose it is; null to find out.</param>
    /// <param name="fileName">Helps to tell the syntax.</param>
    public RouterReading Read(string text, string? tool, string? fileName, DateOnly today)
    {
        try
        {
            if (TreeReader.Read(text, fileName) is not { } root || root.AsText() is not null)
                return RouterReading.No(tool, null, "The file holds no configuration.");

            if (root.Has("$schema") && root.Has("properties"))
                return RouterReading.No(tool, null, "This is the schema of a configuration, not a configuration.");

            var reader = _tools.FirstOrDefault(t => tool is null ? t.Recognises(root) : t.Name == tool);
            if (reader is null)
                return RouterReading.No(null, null, $"This is no configuration of a router that is known here: {string.Join(", ", Tools)}.");

            var sketch = new RouterSketch();
            reader.Read(Secrets.Without(root)!, sketch);
            if (sketch.Routes.Count == 0)
                sketch.Notes.Add("The file defines no route.");

            var judgement = new RouteJudgement(_catalogue);
            return new(reader.Name, [.. sketch.Routes.Select(r => Finish(r, judgement, today))], Secrets.PathsIn(root), sketch.Notes, []);
        }
        catch (RouterSyntaxException e)
        {
            return RouterReading.No(tool, e.Line, e.Message);
        }
        catch (RegexMatchTimeoutException)
        {
            return RouterReading.No(tool, null, "The file holds a text that takes too long to read.");
        }
    }

    private static ImportedRoute Finish(RouteSketch sketch, RouteJudgement judgement, DateOnly today)
    {
        var longest = sketch.Chains.Count == 0 ? 0 : sketch.Chains.Max(c => c.Primary.Count + c.Fallbacks.Count);
        if (longest > RouteDraft.MaxTargets)
            sketch.Found("too-long", Units.Level.Low, $"{sketch.Name} has more than {RouteDraft.MaxTargets} targets; the first {RouteDraft.MaxTargets} are read.");

        List<ImportedChain> chains = [.. sketch.Chains.Where(c => c.Primary.Count + c.Fallbacks.Count > 0).Select(Cut)];
        foreach (var chain in chains)
        {
            foreach (var finding in judgement.Of(sketch.Name, [.. chain.Targets], today))
                sketch.Found(finding.Code, finding.Level, finding.Message);
        }

        return new(sketch.Name, sketch.Strict, chains, sketch.Aliases, sketch.Findings);
    }

    private static ImportedChain Cut(ChainSketch chain)
    {
        var primary = chain.Primary.Take(RouteDraft.MaxTargets).ToList();
        return new(primary, [.. chain.Fallbacks.DistinctBy(f => f.Text).Where(f => !primary.Exists(p => p.Text == f.Text)).Take(RouteDraft.MaxTargets - primary.Count)]);
    }
}
