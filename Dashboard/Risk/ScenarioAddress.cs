using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Risk;

/// <summary>A scenario as an address: links can be shared and Back works.</summary>
internal static class ScenarioAddress
{
    public const string Page = "/scenarios", File = "/scenarios/scenario.csv", StressFile = "/scenarios/stress.csv";

    public static string Of(Imagined what, string path = Page)
    {
        var query = string.Join('&', Pairs("off", what.Off).Concat(Pairs("price", what.Prices)).Concat(Pairs("retire", what.Retired)));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    public static string Of(Node off) => Of(Imagined.Nothing with { Off = [off.ToString()] });

    private static IEnumerable<string> Pairs(string key, IEnumerable<string> texts) => texts.Distinct(StringComparer.Ordinal).Select(t => $"{key}={Uri.EscapeDataString(t)}");

    public static string Word(NodeKind kind) => kind switch
    {
        NodeKind.Provider => "Provider (who bills us)",
        NodeKind.Jurisdiction => "Country",
        _ => kind.ToString(),
    };
}
