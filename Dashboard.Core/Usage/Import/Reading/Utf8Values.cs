using System.Buffers.Text;
using System.Text;

using Dashboard.Core.Store;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>Numbers and instants out of bytes.</summary>
internal static class Utf8Values
{
    /// <summary>A whole number from 0 to a limit; <c>36.0</c> is whole too (some exports write counts so).</summary>
    public static bool TryCount(ReadOnlySpan<byte> text, out long value)
    {
        text = text.Trim((byte)' ');
        if (Utf8Parser.TryParse(text, out value, out var used) && used == text.Length)
            return value is >= 0 and <= ReadLimits.Tokens;

        if (!TryDecimal(text, out var number) || number != decimal.Truncate(number) || number is < 0 or > ReadLimits.Tokens)
            return false;

        value = (long)number;
        return true;
    }

    /// <summary>An amount that is not negative, as written or with an exponent, in nano-units rounded half to even.</summary>
    public static bool TryNanos(ReadOnlySpan<byte> text, out long nanos)
    {
        nanos = 0;
        if (!TryDecimal(text.Trim((byte)' '), out var amount) || amount is < 0 or > ReadLimits.Money)
            return false;

        nanos = (long)decimal.Round(amount * 1_000_000_000m, 0, MidpointRounding.ToEven);
        return true;
    }

    /// <summary>
    /// <c>2026-11-22 03:46:57.713123</c> with a space or a T, with or without fraction, with Z, an offset or nothing,
    /// which is UTC; microseconds since 1970.
    /// </summary>
    public static bool TryInstant(ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        text = text.Trim((byte)' ');
        if (text.Length < 19 || text[4] != '-' || text[7] != '-' || (text[10] | 0x20) is not (0x20 or 't') || text[13] != ':' || text[16] != ':'
            || !Digits(text[..4], out var year) || !Digits(text[5..7], out var month) || !Digits(text[8..10], out var day)
            || !Digits(text[11..13], out var hour) || !Digits(text[14..16], out var minute) || !Digits(text[17..19], out var second))
            return false;

        // A leap second is the second before it.
        second = Math.Min(second, 59);
        if (year is < 2000 or > 2199 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59)
            return false;

        var rest = text[19..];
        var fraction = 0;
        if (rest is [(byte)'.' or (byte)',', ..])
        {
            var length = 1;
            for (var scale = 100_000; length < rest.Length && rest[length] is >= (byte)'0' and <= (byte)'9'; length++, scale /= 10)
                fraction += (rest[length] - '0') * scale;

            if (length == 1)
                return false;

            rest = rest[length..];
        }

        if (!TryOffset(rest, out var offset))
            return false;

        var ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks;
        microseconds = (ticks / TimeSpan.TicksPerMicrosecond) + fraction - (offset * 60_000_000L);
        return true;
    }

    /// <summary>The beginning of a value, to show in a message about it.</summary>
    public static string Shown(ReadOnlySpan<byte> text) => text.IsEmpty
        ? "empty"
        : $"\"{Encoding.UTF8.GetString(text[..Math.Min(text.Length, 40)])}{(text.Length > 40 ? "..." : "")}\"";

    /// <summary>The beginning of an instant, for limits of a bucket.</summary>
    public static bool TryUnixSeconds(long seconds, out long microseconds)
    {
        microseconds = seconds is >= 946_684_800 and < 7_258_118_400
            ? UtcMicroseconds.From(DateTime.UnixEpoch.AddSeconds(seconds))
            : 0;
        return microseconds != 0;
    }

    private static bool TryDecimal(ReadOnlySpan<byte> text, out decimal value)
    {
        if (Utf8Parser.TryParse(text, out value, out var used) && used == text.Length)
            return true;

        // Programs write small amounts as 1.2e-05.
        return Utf8Parser.TryParse(text, out value, out used, 'e') && used == text.Length;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        text = text.Trim((byte)' ');
        if (text.IsEmpty || text is [(byte)'Z' or (byte)'z'] || text.SequenceEqual("UTC"u8))
            return true;

        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length is not (3 or 5 or 6) || !Digits(text[1..3], out var hours))
            return false;

        var behind = 0;
        if (text.Length > 3 && !Digits(text[^2..], out behind))
            return false;

        minutes = ((hours * 60) + behind) * (text[0] == '-' ? -1 : 1);
        return hours < 24 && behind < 60;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (c is < (byte)'0' or > (byte)'9')
                return false;

            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
