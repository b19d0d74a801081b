using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Dashboard.Core.AiModels.Answers;

/// <summary>Days and instants in the spellings that hosts use. What names no year, or could be read in two ways, is not said: "10.5" is no day.</summary>
internal static partial class Moments
{
    // What programs write for "none" (1970, 0001, 9999) lies outside.
    private static readonly DateTime Earliest = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Latest = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["EST"] = "-05:00",
        ["EDT"] = "-04:00",
        ["CST"] = "-06:00",
        ["CDT"] = "-05:00",
        ["MST"] = "-07:00",
        ["MDT"] = "-06:00",
        ["PST"] = "-08:00",
        ["PDT"] = "-07:00",
    };

    /// <summary>A text, or Unix seconds or milliseconds.</summary>
    public static DateTime? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Read(value.GetString()),
        JsonValueKind.Number when value.TryGetDecimal(out var unix) => Unix(unix),
        _ => null,
    };

    public static DateTime? Read(string? text)
    {
        if (text is null)
            return null;

        if (!Clear().IsMatch(text))
            return decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var unix) ? Unix(unix) : null;

        // Amazon's feeds: "Thu, 20 Nov 2025 09:12:00 PST".
        var written = Zone().Replace(text, z => Zones[z.Value]);
        return DateTime.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment) ? Known(moment) : null;
    }

    private static DateTime? Unix(decimal number) => number switch
    {
        > 0 and < 10_000_000_000 => Known(DateTime.UnixEpoch.AddSeconds((double)number)),
        > 0 and < 10_000_000_000_000 => Known(DateTime.UnixEpoch.AddMilliseconds((double)number)),
        _ => null,
    };

    private static DateTime? Known(DateTime moment) => moment >= Earliest && moment < Latest ? moment : null;

    // 2026-05-31 with or without a time, or a year and the name of a month.
    [GeneratedRegex(@"^\s*\d{4}[-/]\d{1,2}[-/]\d{1,2}(\D|$)|^(?=.*\b\d{4}\b).*\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Clear();

    [GeneratedRegex(@"(?<=\d )[ECMP][SD]T(?=\s*$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 3000)]
    private static partial Regex Zone();
}
