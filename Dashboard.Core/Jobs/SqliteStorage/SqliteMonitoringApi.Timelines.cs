using System.Globalization;

namespace Dashboard.Core.Jobs.SqliteStorage;

internal sealed partial class SqliteMonitoringApi
{
    public override IDictionary<DateTime, long> SucceededByDatesCount() => ByDay("succeeded");

    public override IDictionary<DateTime, long> FailedByDatesCount() => ByDay("failed");

    public override IDictionary<DateTime, long> DeletedByDatesCount() => ByDay("deleted");

    public override IDictionary<DateTime, long> HourlySucceededJobs() => ByHour("succeeded");

    public override IDictionary<DateTime, long> HourlyFailedJobs() => ByHour("failed");

    public override IDictionary<DateTime, long> HourlyDeletedJobs() => ByHour("deleted");

    private Dictionary<DateTime, long> ByDay(string what) => Timeline(
        Enumerable.Range(0, 7).Select(back => storage.Now().Date.AddDays(-back)), what, "yyyy-MM-dd");

    private Dictionary<DateTime, long> ByHour(string what)
    {
        var now = storage.Now();
        return Timeline(Enumerable.Range(0, 24).Select(back => now.AddHours(-back)), what, "yyyy-MM-dd-HH");
    }

    /// <summary>The counters that Hangfire keeps under names like <c>stats:failed:2026-11-23-07</c>; a missing one is a zero.</summary>
    private Dictionary<DateTime, long> Timeline(IEnumerable<DateTime> points, string what, string format) =>
        storage.Sessions.Read(session => points.ToDictionary(
            point => point,
            point => session.Number(
                "SELECT Value FROM Counter WHERE Key = $key",
                ("$key", $"stats:{what}:{point.ToString(format, CultureInfo.InvariantCulture)}"))));
}
