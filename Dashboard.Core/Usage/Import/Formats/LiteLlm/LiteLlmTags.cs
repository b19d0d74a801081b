using System.Text.Json;

namespace Dashboard.Core.Usage.Import.Formats.LiteLlm;

/// <summary>The tags of a request: <c>["support-bot","env:prod","User-Agent: curl"]</c>.</summary>
internal sealed record LiteLlmTags(string? Tag, string? Environment)
{
    private const int MostTags = 10;

    private static readonly LiteLlmTags None = new(null, null);

    public static LiteLlmTags Read(ReadOnlySpan<byte> json)
    {
        if (json.Trim((byte)' ') is not [(byte)'[', ..])
            return None;

        List<string> tags = [];
        string? environment = null;
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.String || reader.GetString() is not { Length: > 0 } tag)
                    continue;

                if (tag.StartsWith("env:", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("environment:", StringComparison.OrdinalIgnoreCase))
                    environment ??= tag[(tag.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
                // LiteLLM adds the program's name and version by itself: every release would begin a new series.
                else if (!tag.StartsWith("User-Agent:", StringComparison.OrdinalIgnoreCase) && tags.Count < MostTags)
                    tags.Add(tag);
            }
        }
        catch (JsonException)
        {
            return None;
        }

        return new LiteLlmTags(tags.Count == 0 ? null : string.Join(',', tags), environment);
    }
}
