using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>Finds what stands in a JSON object under any of its names.</summary>
internal static class JsonElements
{
    /// <summary>A property that is there and not null.</summary>
    public static JsonElement? Find(this JsonElement from, params ReadOnlySpan<string> names) => from.Find(out _, names);

    /// <summary>The same, and which of the names it was; the first where it is none of them.</summary>
    public static JsonElement? Find(this JsonElement from, out string found, params ReadOnlySpan<string> names)
    {
        found = names[0];
        if (from.ValueKind != JsonValueKind.Object)
            return null;

        foreach (var name in names)
        {
            if (!from.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
                continue;

            found = name;
            return value;
        }

        return null;
    }

    public static JsonElement? FindObject(this JsonElement from, params ReadOnlySpan<string> names) =>
        from.Find(names) is { ValueKind: JsonValueKind.Object } found ? found : null;

    public static JsonElement? FindArray(this JsonElement from, params ReadOnlySpan<string> names) =>
        from.Find(names) is { ValueKind: JsonValueKind.Array } found ? found : null;

    /// <summary>Words, or a number as it is written; null when there is nothing but space.</summary>
    public static string? FindText(this JsonElement from, params ReadOnlySpan<string> names) => from.Find(names)?.Words();

    /// <inheritdoc cref="FindText"/>
    public static string? Words(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    /// <summary>The text of a string, or a value as it is written.</summary>
    public static ReadOnlySpan<byte> Bytes(this JsonElement value) => value.ValueKind == JsonValueKind.String
        ? Encoding.UTF8.GetBytes(value.GetString()!)
        : JsonMarshal.GetRawUtf8Value(value);
}
