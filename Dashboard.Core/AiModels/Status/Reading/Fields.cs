using System.Globalization;
using System.Text.Json;

namespace Dashboard.Core.AiModels.Status.Reading;

/// <summary>Members of answers that may lack them.</summary>
internal static class Fields
{
    public static JsonElement Member(JsonElement item, string name) =>
        item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var value) ? value : default;

    public static string? Text(JsonElement item, string name) => Member(item, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static DateTime? Moment(JsonElement item, string name) => Moment(Text(item, name));

    public static DateTime? Moment(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
