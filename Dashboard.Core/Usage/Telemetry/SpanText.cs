using System.Globalization;
using System.Text.Json;

namespace Dashboard.Core.Usage.Telemetry;

/// <summary>Values of attributes as text, written the same whatever the encoding they came in.</summary>
internal static class SpanText
{
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A plain value; null for lists and objects.</summary>
    public static string? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>An id in lower case; an id of zeros is none.</summary>
    public static string Id(string? id) => id is null || id.AsSpan().Trim('0').IsEmpty ? "" : id.ToLowerInvariant();
}
