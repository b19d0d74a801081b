using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>Values of one JSON object, found under any of their names; remembers the first that is not what it should be.</summary>
internal sealed class AliasedFields
{
    private const string WholeNumber = "a whole number from 0 to 1,000,000,000,000";

    /// <summary>Which field is wrong, what stands there and what was expected; null when all are well.</summary>
    public string? Fault { get; private set; }

    public void Begin() => Fault = null;

    /// <summary>A property that is there and not null.</summary>
    public static JsonElement? Get(JsonElement from, params ReadOnlySpan<string> names)
    {
        if (from.ValueKind != JsonValueKind.Object)
            return null;

        foreach (var name in names)
        {
            if (from.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
                return value;
        }

        return null;
    }

    public static JsonElement? Object(JsonElement from, params ReadOnlySpan<string> names) =>
        Get(from, names) is { ValueKind: JsonValueKind.Object } found ? found : null;

    public static JsonElement? Array(JsonElement from, params ReadOnlySpan<string> names) =>
        Get(from, names) is { ValueKind: JsonValueKind.Array } found ? found : null;

    /// <summary>Words, or a number as it is written; null when there is nothing but space.</summary>
    public static string? Text(JsonElement from, params ReadOnlySpan<string> names) => Get(from, names) is { } value ? TextOf(value) : null;

    public long? Count(JsonElement from, params ReadOnlySpan<string> names)
    {
        if (Get(from, names) is not { } value)
            return null;

        if (Utf8Values.TryCount(Bytes(value), out var count))
            return count;

        Blame(Found(from, names), value, WholeNumber);
        return null;
    }

    /// <summary>A count that stands in a field of a table; an empty field is not reported.</summary>
    public long? Count(string name, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return null;

        if (Utf8Values.TryCount(text, out var count))
            return count;

        Fault ??= $"{name} is {Utf8Values.Shown(text)}, expected {WholeNumber}";
        return null;
    }

    /// <summary>An amount in billionths.</summary>
    public long? Nanos(JsonElement from, params ReadOnlySpan<string> names)
    {
        if (Get(from, names) is not { } value)
            return null;

        if (Utf8Values.TryNanos(Bytes(value), out var nanos))
            return nanos;

        Blame(Found(from, names), value, "an amount that is not negative");
        return null;
    }

    /// <summary>A moment as text, or as seconds or milliseconds since 1970; microseconds.</summary>
    public long? Instant(JsonElement from, params ReadOnlySpan<string> names)
    {
        if (Get(from, names) is not { } value)
        {
            Fault ??= $"{names[0]} is empty, expected a time such as 2026-01-09T10:00:00.000Z";
            return null;
        }

        if (Moments.TryRead(Bytes(value), out var at))
            return at;

        Blame(Found(from, names), value, "a time such as 2026-01-09T10:00:00.000Z");
        return null;
    }

    public void Blame(string fault) => Fault ??= fault;

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static ReadOnlySpan<byte> Bytes(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? Encoding.UTF8.GetBytes(value.GetString()!)
        : JsonMarshal.GetRawUtf8Value(value);

    private static string Found(JsonElement from, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (from.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
                return name;
        }

        return names[0];
    }

    private void Blame(string name, JsonElement value, string expected) => Fault ??= $"{name} is {Utf8Values.Shown(Bytes(value))}, expected {expected}";
}
