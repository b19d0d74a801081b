using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dashboard.Core.AiModels.Lifecycle.Known;

/// <summary>Makes our list of known ends of collected facts. Run it with the command in docs/models.md; the same facts give the same file.</summary>
internal static class LifecycleMaker
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="lines">JSON Lines of <c>{provider, model, announced, retirement, earliest_retirement, replacement, source_url}</c>, those that people collected first.</param>
    /// <param name="hostOf">Our key for a provider's name; null leaves the fact out.</param>
    public static IReadOnlyList<string> Lines(IEnumerable<string> lines, Func<string, string?> hostOf)
    {
        var made = new Dictionary<(string Host, string Model), string>();
        foreach (var line in lines)
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            var (ends, bound) = (Text(row, "retirement"), Text(row, "earliest_retirement"));
            if (hostOf(Text(row, "provider")!) is not { } host || (ends ?? bound) is null || Text(row, "model") is not { } model)
                continue;

            var fact = new Dictionary<string, string> { ["at"] = host, ["id"] = model };
            if (Text(row, "announced") is { } announced && announced != ends)
                fact["announced"] = announced;

            fact[ends is null ? "notBefore" : "ends"] = (ends ?? bound)!;
            if (Text(row, "replacement") is { } next)
                fact["next"] = next;

            if (row.GetProperty("source_url") is { ValueKind: JsonValueKind.Array } sources && sources.GetArrayLength() > 0)
                fact["source"] = sources[0].GetString()!;

            // What a person collected wins over what a program scraped.
            made.TryAdd((host, model), JsonSerializer.Serialize(fact, Plain));
        }

        return [.. made.OrderBy(m => m.Key.Host, StringComparer.Ordinal).ThenBy(m => m.Key.Model, StringComparer.Ordinal).Select(m => m.Value)];
    }

    // Scraped rows leave an empty text where a day is not known.
    private static string? Text(JsonElement row, string name) => row.GetProperty(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;
}
