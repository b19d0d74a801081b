using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Risk;

/// <summary>A scenario as an address: links can be shared and Back works.</summary>
internal static class ScenarioAddress
{
    public const string Page = "/scenarios", File = "/scenarios/scenario.csv", StressFile = "/scenarios/stress.csv", ComparisonFile = "/scenarios/comparison.{format}";

    /// <param name="compare">Names of the kept scenarios that stand side by side.</param>
    public static string Of(Imagined what, string path = Page, IReadOnlyList<string>? compare = null)
    {
        var query = string.Join('&', Pairs("off", what.Off).Concat(Pairs("price", what.Prices)).Concat(Pairs("retire", what.Retired)).Concat(Pairs("compare", compare ?? [])));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    /// <summary>The comparison as a file.</summary>
    public static string Comparison(string format, IReadOnlyList<string> names) =>
        Of(Imagined.Nothing, ComparisonFile.Replace("{format}", format, StringComparison.Ordinal), names);

    public static string Of(Node off) => Of(Imagined.Nothing with { Off = [off.ToString()] });

    private static IEnumerable<string> Pairs(string key, IEnumerable<string> texts) => texts.Distinct(StringComparer.Ordinal).Select(t => $"{key}={Uri.EscapeDataString(t)}");

    public static string Word(NodeKind kind) => kind switch
    {
        NodeKind.Provider => "Provider (who bills us)",
        NodeKind.Jurisdiction => "Country",
        _ => kind.ToString(),
    };
}
