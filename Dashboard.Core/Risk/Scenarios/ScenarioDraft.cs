using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;

namespace Dashboard.Core.Risk.Scenarios;

/// <summary>A scenario as somebody keeps it; whether its parties are known is asked when it is played.</summary>
public sealed record ScenarioDraft(string Name, IReadOnlyList<string> Off, IReadOnlyList<string> Prices)
{
    public IEnumerable<Problem> Problems()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > SavedScenario.MaxName)
            yield return new("name", $"A scenario needs a name of at most {SavedScenario.MaxName} characters.");

        if (Off.Count + Prices.Count == 0 || Off.Sum(o => o.Length + 1) > SavedScenario.MaxText || Prices.Sum(p => p.Length + 1) > SavedScenario.MaxText)
            yield return new("off", "A scenario switches something, and not everything.");

        for (var i = 0; i < Off.Count; i++)
        {
            if (Node.Parse(Off[i]) is null || Off[i].Any(char.IsControl))
                yield return new($"off[{i}]", $"\"{Off[i]}\" is not written as kind:id, as in provider:anthropic.");
        }

        for (var i = 0; i < Prices.Count; i++)
        {
            if (PriceSwitch.Split(Prices[i]) is not (var node, _) || Node.Parse(node) is null || node.Any(char.IsControl))
                yield return new($"prices[{i}]", $"\"{Prices[i]}\" is not written as kind:id=factor, as in provider:openai=2.");
        }
    }

    public static ScenarioDraft Of(SavedScenario saved) => new(saved.Name, Lines(saved.Off), Lines(saved.Prices));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
