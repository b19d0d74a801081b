namespace Dashboard.Core.Risk.Scenarios;

/// <summary>Switches as people write them: in an address, a file or a saved scenario.</summary>
/// <param name="Off">Parties that are gone: <c>provider:anthropic</c>.</param>
/// <param name="Prices">Prices: <c>provider:openai=2</c>.</param>
/// <param name="Retired">Models and the day from which they are gone: <c>anthropic/claude-opus-4-6=2027-03-01</c>.</param>
public sealed record Imagined(IReadOnlyList<string> Off, IReadOnlyList<string> Prices, IReadOnlyList<string> Retired)
{
    public static Imagined Nothing { get; } = new([], [], []);

    public int Count => Off.Count + Prices.Count + Retired.Count;
}
