namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>Instants are stored as UTC ticks: exact, sortable, and free of any text format.</summary>
internal static class Instants
{
    public static long ToTicks(DateTime instant) =>
        (instant.Kind == DateTimeKind.Local ? instant.ToUniversalTime() : instant).Ticks;

    public static DateTime FromTicks(long ticks) => new(ticks, DateTimeKind.Utc);

    public static DateTime? FromTicks(long? ticks) => ticks is { } known ? FromTicks(known) : null;
}
