using System.Globalization;
using System.Text.Json;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>The day on which a host stops answering, in the spellings that hosts use.</summary>
internal static class RetirementDay
{
    // OpenRouter says "never" with a date of 2098.
    private const int NeverFrom = 2090;

    /// <summary>A date, an instant (its UTC day) or Unix seconds; null when nothing is said or "never".</summary>
    public static DateOnly? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Read(value.GetString()),
        JsonValueKind.Number when value.TryGetInt64(out var unix) && unix is > 0 and < 253402300800 => Known(DateTime.UnixEpoch.AddSeconds(unix)),
        _ => null,
    };

    public static DateOnly? Read(string? text) => Moment(text) is { } moment ? Known(moment) : null;

    public static DateTime? Moment(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    private static DateOnly? Known(DateTime moment) => moment.Year < NeverFrom ? DateOnly.FromDateTime(moment) : null;
}
