using Dashboard.Core.Store;
using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Analytics.RollUps;

/// <summary>The steps of a chart: which there are, and in which a day or an hour lies.</summary>
internal sealed record Steps(IReadOnlyList<SpendStep> All, Func<int, int> Of)
{
    public static Steps Days(Period period, SpendGrain grain)
    {
        var key = grain switch { SpendGrain.Week => SpendKey.Week, SpendGrain.Month => SpendKey.Month, _ => SpendKey.Day };
        List<SpendStep> steps = [];
        var numbers = new int[period.Days];
        for (var i = 0; i < period.Days; i++)
        {
            var day = period.From.AddDays(i);
            if (i == 0 || SpendQuery.FirstDay(key, day.DayNumber) == day.DayNumber)
                steps.Add(new SpendStep(day, day));

            steps[^1] = steps[^1] with { Until = day.AddDays(1) };
            numbers[i] = steps.Count - 1;
        }

        return new Steps(steps, day => numbers[day - period.From.DayNumber]);
    }

    /// <summary>Every UTC hour that lies in the period, also those that begin before it where a zone has halves of hours.</summary>
    public static Steps Hours(Period period, TimeZoneInfo zone)
    {
        var (first, until) = Bounds(period, zone);
        var steps = Enumerable.Range(0, until - first).Select(i =>
        {
            var hour = DateTime.UnixEpoch.AddHours(first + i);
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(hour, zone));
            return new SpendStep(day, day, hour);
        });
        return new Steps([.. steps], hour => hour - first);
    }

    /// <summary>The hours of those steps; must be asked inside of a transaction.</summary>
    public static SumRows ReadHours(DashboardStore store, Period period, TimeZoneInfo zone, SeriesGroups groups, IReadOnlyList<SumColumn> columns)
    {
        var (first, until) = Bounds(period, zone);
        return HourRows.Read(store, first, until, columns, series => series < groups.Of.Length && groups.Of[series] != SeriesGroups.None);
    }

    private static (int First, int Until) Bounds(Period period, TimeZoneInfo zone) => (
        (int)Math.Floor((ReportingDay.StartOf(zone, period.From) - DateTime.UnixEpoch).TotalHours),
        (int)Math.Ceiling((ReportingDay.StartOf(zone, period.Until) - DateTime.UnixEpoch).TotalHours));
}
