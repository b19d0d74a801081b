using System.Net.Http.Headers;

namespace Dashboard.Core.Outbound.Turns;

/// <summary>Reads <c>Retry-After</c>: seconds (<c>120</c>) or a date (<c>Wed, 21 Oct 2026 07:28:00 GMT</c>). Pure.</summary>
public static class RetryAfter
{
    /// <summary>How long to wait, never less than nothing nor more than <paramref name="cap"/>; null when not said.</summary>
    public static TimeSpan? Read(string? header, DateTimeOffset now, TimeSpan cap)
    {
        // More seconds than an int holds: the parser gives up, but the meaning is clear.
        if (header?.Trim() is { Length: > 9 } digits && digits.All(char.IsAsciiDigit))
            return cap;

        if (!RetryConditionHeaderValue.TryParse(header, out var value))
            return null;

        var wait = value.Delta ?? value.Date - now;
        return wait switch
        {
            null => null,
            { } w when w < TimeSpan.Zero => TimeSpan.Zero,
            { } w when w > cap => cap,
            _ => wait,
        };
    }
}
