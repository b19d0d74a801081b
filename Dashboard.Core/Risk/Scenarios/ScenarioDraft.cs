using System.Globalization;

using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;

namespace Dashboard.Core.Risk.Scenarios;

/// <summary>A scenario as somebody keeps it; whether its parties are known is asked when it is played.</summary>
public sealed record ScenarioDraft(string Name, Imagined What)
{
    // A day after it tells a model that is retired from one that is off; both stand in one list.
    private const char Between = '\n';

    public IEnumerable<Problem> Problems()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > SavedScenario.MaxName)
            yield return new("name", $"A scenario needs a name of at most {SavedScenario.MaxName} characters.");

        if (What.Count == 0 || OffText.Length > SavedScenario.MaxText || PricesText.Length > SavedScenario.MaxText)
            yield return new("off", "A scenario switches something, and not everything.");

        for (var i = 0; i < What.Off.Count; i++)
        {
            if (!IsNode(What.Off[i]))
                yield return new($"off[{i}]", $"\"{What.Off[i]}\" is not written as kind:id, as in provider:anthropic.");
        }

        for (var i = 0; i < What.Prices.Count; i++)
        {
            if (PriceSwitch.Split(What.Prices[i]) is not (var node, _) || !IsNode(node))
                yield return new($"prices[{i}]", $"\"{What.Prices[i]}\" is not written as kind:id=factor, as in provider:openai=2.");
        }

        for (var i = 0; i < What.Retired.Count; i++)
        {
            if (RetirementSwitch.Split(What.Retired[i]) is not (var node, _) || !IsNode(node))
                yield return new($"retire[{i}]", $"\"{What.Retired[i]}\" is not written as model=date, as in anthropic/claude-opus-4-6=2027-03-01.");
        }
    }

    /// <summary>As it is kept: what is off and what is retired, one a line.</summary>
    public string OffText => string.Join(Between, What.Off.Concat(What.Retired.Select(r => RetirementSwitch.Split(r) is (var node, var day) ? string.Create(CultureInfo.InvariantCulture, $"{node}={day:yyyy-MM-dd}") : r)));

    /// <summary>As it is kept: prices, one a line.</summary>
    public string PricesText => string.Join(Between, What.Prices);

    public static ScenarioDraft Of(SavedScenario saved)
    {
        var off = Lines(saved.Off).ToLookup(o => RetirementSwitch.Split(o) is not null);
        return new(saved.Name, new([.. off[false]], Lines(saved.Prices), [.. off[true].Select(r => r[(r.IndexOf(':', StringComparison.Ordinal) + 1)..])]));
    }

    private static bool IsNode(string text) => Node.Parse(text) is not null && !text.Any(char.IsControl);

    private static string[] Lines(string text) => text.Split(Between, StringSplitOptions.RemoveEmptyEntries);
}
