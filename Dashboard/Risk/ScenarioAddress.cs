using Dashboard.Core.Routing.Routes;

namespace Dashboard.Risk;

/// <summary>A scenario as an address: links can be shared and Back works.</summary>
internal static class ScenarioAddress
{
    public const string Page = "/scenarios", File = "/scenarios/scenario.csv", StressFile = "/scenarios/stress.csv";

    public static string Of(IEnumerable<string> off, IEnumerable<string> prices, string path = Page)
    {
        var query = string.Join('&', off.Distinct(StringComparer.Ordinal).Select(o => $"off={Uri.EscapeDataString(o)}").Concat(prices.Select(p => $"price={Uri.EscapeDataString(p)}")));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    public static string Of(Node off) => Of([off.ToString()], []);

    public static string Word(NodeKind kind) => kind switch
    {
        NodeKind.Provider => "Provider (who bills us)",
        NodeKind.Jurisdiction => "Country",
        _ => kind.ToString(),
    };
}
