using System.Text.Json;

namespace Dashboard.Core.AiModels.Answers;

/// <summary>Members of answers that may lack them, or hold something else.</summary>
internal static class Fields
{
    public static JsonElement Member(JsonElement item, string name) =>
        item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var value) ? value : default;

    public static string? Text(JsonElement item, string name) => Member(item, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static DateTime? Moment(JsonElement item, string name) => Moments.Read(Member(item, name));
}
