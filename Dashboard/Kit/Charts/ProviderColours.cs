namespace Dashboard.Kit.Charts;

/// <summary>
/// The colour of a provider: the same on every page, in every chart, on every machine. The eight seen most have a slot of their
/// own; others take a slot by their name, with a pattern, so that they never look like one of the eight.
/// </summary>
public static class ProviderColours
{
    private static readonly Dictionary<string, SeriesColour> Known = new(StringComparer.Ordinal)
    {
        ["google"] = new(1),
        ["anthropic"] = new(2),
        ["openai"] = new(3),
        ["openrouter"] = new(4),
        ["azure"] = new(5),
        ["mistral"] = new(6),
        ["deepseek"] = new(7),
        ["aws"] = new(8),
        // The same houses under the name of the service they sell models through.
        ["google-vertex"] = new(1, SeriesPattern.Hatched),
        ["vertex"] = new(1, SeriesPattern.Hatched),
        ["azure-openai"] = new(5, SeriesPattern.Hatched),
        ["amazon-bedrock"] = new(8, SeriesPattern.Hatched),
    };

    public static SeriesColour Of(string? provider)
    {
        if (string.IsNullOrEmpty(provider))
            return SeriesColour.Unknown;
        if (Known.TryGetValue(provider, out var colour))
            return colour;

        var hash = Hash(provider);
        return new((int)(hash % SeriesColour.Slots) + 1, hash / SeriesColour.Slots % 2 == 0 ? SeriesPattern.Hatched : SeriesPattern.Dotted);
    }

    // FNV-1a: string.GetHashCode differs from run to run.
    private static uint Hash(string text) => text.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u));
}
