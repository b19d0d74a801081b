using System.Globalization;
using System.Text.Json;

namespace Dashboard.Core.Usage.Pricing;

/// <summary>A JSON object whose names may be written <c>cacheReadTokens</c>, <c>cache_read_tokens</c> or <c>cacheRead</c>; numbers may be strings.</summary>
internal sealed class LooseObject
{
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);

    public LooseObject(JsonElement json)
    {
        foreach (var member in json.EnumerateObject())
            _members[Plain(member.Name)] = member.Value;
    }

    public string? Text(string name) => Get(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => throw new FormatException($"{name} must be a string, not {other.GetRawText()}"),
    };

    public LooseObject? Object(string name) => Get(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } found => new LooseObject(found),
        _ => throw new FormatException($"{name} must be an object"),
    };

    /// <summary>The objects of an array, or the one object that stands in its place.</summary>
    public IReadOnlyList<LooseObject> Objects(string name) => Get(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } several => [.. several.EnumerateArray().Select(e => new LooseObject(e))],
        { ValueKind: JsonValueKind.Object } one => [new LooseObject(one)],
        _ => throw new FormatException($"{name} must be an object or an array of objects"),
    };

    public decimal? Number(string name)
    {
        if (Get(name) is not { } found)
            return null;

        var text = found.ValueKind == JsonValueKind.String ? found.GetString() : found.GetRawText();
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{name} is no number: {text}");
    }

    /// <summary>A number of things: whole and not negative.</summary>
    public long? Count(string name) => Number(name) switch
    {
        null => null,
        { } count when count >= 0 && count <= long.MaxValue && decimal.Truncate(count) == count => (long)count,
        { } other => throw new FormatException($"{name} is no count: {other}"),
    };

    public bool Flag(string name) => Get(name) is { ValueKind: JsonValueKind.True };

    /// <summary>The two numbers of <c>[from, until]</c>; null where there are none.</summary>
    public decimal? First(string name) =>
        Get(name) is { ValueKind: JsonValueKind.Array } pair && pair.GetArrayLength() > 0 ? pair[0].GetDecimal() : null;

    private JsonElement? Get(string name) =>
        _members.TryGetValue(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    private static string Plain(string name)
    {
        var plain = name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        return plain.Length > 6 && plain.EndsWith("tokens", StringComparison.Ordinal) ? plain[..^6] : plain;
    }
}
