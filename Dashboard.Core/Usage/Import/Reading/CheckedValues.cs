using System.Text.Json;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>What a row states, checked; the first value that is not what it should be is remembered.</summary>
internal sealed class CheckedValues
{
    private const string WholeNumber = "a whole number from 0 to 1,000,000,000,000";
    private const string Moment = "a time such as 2026-01-09T10:00:00.000Z";

    /// <summary>Which field is wrong, what stands there and what was expected; null when all are well.</summary>
    public string? Fault { get; private set; }

    /// <summary>Another row.</summary>
    public void Begin() => Fault = null;

    public long? Count(JsonElement from, params ReadOnlySpan<string> names) =>
        from.Find(out var name, names) is { } value ? Whole(name, value.Bytes()) : null;

    /// <summary>A count that stands in a field of a table; an empty field is not reported.</summary>
    public long? Count(string name, ReadOnlySpan<byte> text) => text.IsEmpty ? null : Whole(name, text);

    /// <summary>An amount in billionths.</summary>
    public long? Nanos(JsonElement from, params ReadOnlySpan<string> names)
    {
        if (from.Find(out var name, names) is not { } value)
            return null;

        if (Utf8Values.TryNanos(value.Bytes(), out var nanos))
            return nanos;

        Blame(name, value.Bytes(), "an amount that is not negative");
        return null;
    }

    /// <summary>A moment as text, or as seconds or milliseconds since 1970; microseconds.</summary>
    public long? Instant(JsonElement from, params ReadOnlySpan<string> names)
    {
        if (from.Find(out var name, names) is not { } value)
            Blame(name, [], Moment);
        else if (Moments.TryRead(value.Bytes(), out var at))
            return at;
        else
            Blame(name, value.Bytes(), Moment);

        return null;
    }

    public void Blame(string field, ReadOnlySpan<byte> found, string expected)
    {
        if (Fault is null)
            Blame($"{field} is {Utf8Values.Shown(found)}, expected {expected}");
    }

    public void Blame(string fault) => Fault ??= fault;

    private long? Whole(string name, ReadOnlySpan<byte> text)
    {
        if (Utf8Values.TryCount(text, out var count))
            return count;

        Blame(name, text, WholeNumber);
        return null;
    }
}
