using Dashboard.Core.Store;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>In which time zone days are reckoned, and which day it is there.</summary>
public sealed class ReportingDayQuery(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    public async Task<ReportingDay> TodayAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var (_, name) = await RollUpReading.ReckoningAsync(store, ct);
        var zone = ChangeReportingZone.Find(name) ?? TimeZoneInfo.Utc;
        return new ReportingDay(name, zone, DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(time.GetUtcNow().UtcDateTime, zone)));
    }
}

/// <summary>Today, where days are reckoned.</summary>
public sealed record ReportingDay(string TimeZone, TimeZoneInfo Zone, DateOnly Today)
{
    /// <summary>The day of an instant there.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone));

    /// <summary>The instant at which a day begins there, UTC.</summary>
    public DateTime StartOf(DateOnly day) => StartOf(Zone, day);

    internal static DateTime StartOf(TimeZoneInfo zone, DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Where clocks go forward at midnight the day begins later.
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);

        return TimeZoneInfo.ConvertTimeToUtc(midnight, zone);
    }
}
