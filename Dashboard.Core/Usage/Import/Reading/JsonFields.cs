using System.Text.Json;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>The fields of one JSON object; <c>cache_creation.ephemeral_5m_input_tokens</c> stands in an object within.</summary>
internal sealed class JsonFields : RowFields
{
    public JsonFields(JsonElement element, long line)
    {
        Element = element;
        Begin(line);
    }

    public JsonElement Element { get; }

    public override string Whole => Element.GetRawText();

    public override string? Text(string name) => Plain(At(name));

    /// <summary>A value that is not plain; null when it is absent.</summary>
    public JsonElement? At(string name)
    {
        JsonElement? element = Element;
        foreach (var part in name.Split('.'))
            element = element?.Find(part);

        return element;
    }

    /// <summary>The objects of an array; none when it is absent.</summary>
    public IEnumerable<JsonElement> All(string name) => Objects(At(name));

    public static IEnumerable<JsonElement> Objects(JsonElement? array) =>
        array is { ValueKind: JsonValueKind.Array } all ? all.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object) : [];

    private static string? Plain(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        _ => value?.Words(),
    };
}
