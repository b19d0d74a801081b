using System.Globalization;
using System.Text.Json.Nodes;

namespace Dashboard.Core.Routing.Import;

/// <summary>Reads a tree that somebody else wrote: what has another shape than expected is not there.</summary>
internal static class NodeReading
{
    public static JsonObject? Map(this JsonNode? node, string name) => node is JsonObject map ? map[name] as JsonObject : null;

    public static JsonArray? List(this JsonNode? node, string name) => node is JsonObject map ? map[name] as JsonArray : null;

    public static JsonNode? At(this JsonNode? node, string name) => node is JsonObject map ? map[name] : null;

    public static bool Has(this JsonNode? node, string name) => node is JsonObject map && map.ContainsKey(name);

    /// <summary>Text that is not blank; a number is its digits.</summary>
    public static string? Text(this JsonNode? node, string name) => node.At(name).AsText();

    public static string? AsText(this JsonNode? node) => node is not JsonValue value ? null
        : value.TryGetValue<string>(out var text) ? string.IsNullOrWhiteSpace(text) ? null : text.Trim()
        : value.TryGetValue<double>(out var number) ? number.ToString("R", CultureInfo.InvariantCulture)
        : null;

    public static double? Number(this JsonNode? node, string name) =>
        node.At(name) is JsonValue value && value.TryGetValue<double>(out var number) && double.IsFinite(number) ? number : null;

    public static bool? Flag(this JsonNode? node, string name) => node.At(name) is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    /// <summary>The texts of a list, or the one text that stands instead of it.</summary>
    public static IEnumerable<string> Texts(this JsonNode? node, string name) =>
        node.At(name) is JsonArray list ? list.Select(AsText).OfType<string>() : node.Text(name) is { } one ? [one] : [];

    public static IEnumerable<KeyValuePair<string, JsonNode?>> Fields(this JsonNode? node, string name) => node.Map(name) ?? [];
}
