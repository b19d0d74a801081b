using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dashboard.Core.Store;

/// <summary>Keeps an instant as whole microseconds since 1970, UTC; anything but UTC is refused.</summary>
public sealed class UtcMicroseconds() : ValueConverter<DateTime, long>(
    instant => From(instant), stored => To(stored))
{
    /// <summary>Microseconds since 1970 of a UTC instant.</summary>
    /// <exception cref="ArgumentException">The instant is not UTC.</exception>
    public static long From(DateTime instant) => instant.Kind == DateTimeKind.Utc
        ? (instant - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond
        : throw new ArgumentException($"Instants are stored in UTC; this one is {instant.Kind}.", nameof(instant));

    /// <summary>The UTC instant of microseconds since 1970.</summary>
    public static DateTime To(long stored) => DateTime.UnixEpoch.AddTicks(stored * TimeSpan.TicksPerMicrosecond);
}

/// <summary>The same for the few library types that insist on an offset.</summary>
public sealed class UtcOffsetMicroseconds() : ValueConverter<DateTimeOffset, long>(
    instant => UtcMicroseconds.From(instant.UtcDateTime), stored => new DateTimeOffset(UtcMicroseconds.To(stored)));
