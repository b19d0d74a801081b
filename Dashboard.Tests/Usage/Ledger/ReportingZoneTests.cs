using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Ledger;

public sealed class ReportingZoneTests : IDisposable
{
    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    private static string Rows(params string[] instants) =>
        "request_id,startTime,prompt_tokens,completion_tokens\n" + string.Concat(instants.Select((at, i) => $"r-{i},{at},1,0\n"));

    // Each list stands in order of time; the days were looked up by hand.
    [Theory]
    [InlineData("UTC", "2026-03-08 23:59:59.999999,2026-03-09 00:00:00", "2026-03-08 1,2026-03-09 1")]
    // 8 March has 23 hours in California: from 08:00 to 07:00 UTC.
    [InlineData("America/Los_Angeles", "2026-03-08 07:59:59,2026-03-08 08:00:00,2026-03-09 06:59:59,2026-03-09 07:00:00", "2026-03-07 1,2026-03-08 2,2026-03-09 1")]
    // 1 November has 25: from 07:00 to 08:00 UTC.
    [InlineData("America/Los_Angeles", "2026-11-01 06:59:59,2026-11-01 07:00:00,2026-11-02 07:59:59,2026-11-02 08:00:00", "2026-10-31 1,2026-11-01 2,2026-11-02 1")]
    // Half past six in the evening is midnight in India.
    [InlineData("Asia/Kolkata", "2026-05-01 18:29:59,2026-05-01 18:30:00", "2026-05-01 1,2026-05-02 1")]
    // New Zealand goes back to 12 hours ahead on 5 April, and to 13 on 27 September.
    [InlineData("Pacific/Auckland", "2026-04-04 10:59:59,2026-04-04 11:00:00,2026-04-05 11:59:59,2026-04-05 12:00:00", "2026-04-04 1,2026-04-05 2,2026-04-06 1")]
    [InlineData("Pacific/Auckland", "2026-09-26 11:59:59,2026-09-26 12:00:00,2026-09-27 10:59:59,2026-09-27 11:00:00", "2026-09-26 1,2026-09-27 2,2026-09-28 1")]
    public async Task A_day_is_the_reporting_zones_day_also_when_the_clock_changes(string zone, string instants, string days)
    {
        await _house.Get<ChangeReportingZone>().RunAsync(zone, UsageHouse.Ct);
        await _house.ImportTextAsync("rows.csv", Rows(instants.Split(',')));

        var spend = await _house.SpendAsync("2026-01-01", "2027-01-01", SpendKey.Day);

        Assert.Equal(days.Split(','), spend.Rows.Select(r => $"{r.Keys[0]} {r.Figures.Requests}"));
        Assert.Equal(zone, spend.TimeZone);
    }

    [Fact]
    public async Task Changing_the_zone_reckons_all_days_anew_and_drops_the_old_ones()
    {
        await _house.ImportTextAsync("rows.csv", Rows("2026-05-01 18:29:59", "2026-05-01 18:30:00", "2026-05-01 23:00:00"));
        Assert.Equal(3, (await _house.SpendAsync("2026-05-01", "2026-05-02")).Totals.Requests);

        await _house.Get<ChangeReportingZone>().RunAsync("Asia/Kolkata", UsageHouse.Ct);

        Assert.Equal(1, (await _house.SpendAsync("2026-05-01", "2026-05-02")).Totals.Requests);
        Assert.Equal(3, (await _house.SpendAsync("2026-05-01", "2026-05-03")).Totals.Requests);
        Assert.Empty(await _house.WrongRollUpsAsync("Asia/Kolkata"));
        await using var store = _house.Store.CreateDbContext();
        Assert.Equal([1], await store.UsageDays().Select(d => d.Generation).Distinct().ToListAsync(UsageHouse.Ct));
    }

    [Fact]
    public async Task Old_days_are_read_until_the_new_ones_are_there_and_imports_reach_both()
    {
        await _house.ImportTextAsync("rows.csv", Rows("2026-05-01 18:29:59", "2026-05-01 18:30:00"));
        // As a rebuild leaves it that was stopped after all entries so far.
        await _house.ExecuteAsync("INSERT INTO ReportingZones VALUES(1,'UTC',0,'Asia/Kolkata',0)");
        using (var days = new DayRebuild($"Data Source={_house.Store.Folder.Database}", TimeProvider.System, TimeSpan.Zero))
        {
            Assert.True(days.Start("Asia/Kolkata", UsageHouse.Ct));
            Assert.True(days.BuildSlice(UsageHouse.Ct));
        }

        await _house.ImportTextAsync("more.csv", Rows("2026-04-30 18:00:00", "2026-06-01 18:30:00").Replace("r-", "s-", StringComparison.Ordinal));
        Assert.Equal(("UTC", 2L), ((await _house.SpendAsync("2026-05-01", "2026-05-02")).TimeZone, (await _house.SpendAsync("2026-05-01", "2026-05-02")).Totals.Requests));

        await _house.Get<ChangeReportingZone>().RunAsync("Asia/Kolkata", UsageHouse.Ct);
        Assert.Equal(4, (await _house.SpendAsync("2026-04-01", "2026-07-01")).Totals.Requests);
        Assert.Empty(await _house.WrongRollUpsAsync("Asia/Kolkata"));
    }

    [Fact]
    public async Task A_zone_that_is_none_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _house.Get<ChangeReportingZone>().RunAsync("Mars/Olympus", UsageHouse.Ct));
}
