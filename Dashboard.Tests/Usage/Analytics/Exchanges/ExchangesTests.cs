using System.Globalization;
using System.Text;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Exchanges;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Analytics.Exchanges;

public sealed class ExchangesTests : IDisposable
{
    private const string Header = "request_id,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider,status,session_id,api_key\n";

    private static readonly Period Year = new(new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1));

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Counts_answers_by_trace_and_says_what_names_none()
    {
        await _house.ImportTextAsync("rows.csv", Header
            + Row("a1", "2026-05-04 10:00:00", "t1") + Row("a2", "2026-05-04 10:00:01", "t1") + Row("a3", "2026-05-04 10:00:02", "t1", model: "gpt-4o")
            + Row("b1", "2026-05-04 11:00:00", "t2") + Row("c1", "2026-05-04 11:00:00", "t3")
            // A failed call brought no answer.
            + Row("c2", "2026-05-04 11:00:00", "t3", status: "failure")
            + Row("d1", "2026-05-04 12:00:00", "") + Row("d2", "2026-05-05 12:00:00", ""));

        var all = (await AskAsync()).All;

        Assert.Equal((3, 5, 2), (all.Actions, all.Exchanges, all.WithoutTrace));
        Assert.Equal((1, 3), (all.Median, all.P90));
        Assert.Equal([2, 0, 1, 0, 0, 0, 0, 0], all.Sizes);
        Assert.Equal(5 / 7.0, all.TracedPart!.Value, 6);
        Assert.Equal(new DateOnly(2026, 5, 4), Assert.Single(all.Weeks).Monday);
    }

    [Fact]
    public async Task Of_several_values_any_will_do_and_what_is_left_out_is_left_out()
    {
        await _house.ImportTextAsync("rows.csv", Header
            + Row("a1", "2026-05-04 10:00:00", "t1") + Row("b1", "2026-05-04 11:00:00", "t2", model: "gpt-4o") + Row("c1", "2026-05-04 12:00:00", "t3", model: "o3"));
        SpendFilter Of(string model, bool exclude = false) => new(SpendKey.Model, model) { Exclude = exclude };
        async Task<long> CountAsync(params SpendFilter[] only) => (await _house.Get<ExchangesQuery>().AskAsync(Year, only, UsageHouse.Ct)).All.Actions;

        Assert.Equal((1, 2, 2), (await CountAsync(Of("openai/gpt-4o")), await CountAsync(Of("openai/gpt-4o"), Of("openai/o3")), await CountAsync(Of("openai/o3", exclude: true))));
    }

    [Fact]
    public async Task A_session_over_midnight_is_an_action_on_each_of_its_days()
    {
        await _house.ImportTextAsync("rows.csv", Header + Row("a1", "2026-05-04 23:59:00", "t1") + Row("a2", "2026-05-05 00:01:00", "t1"));
        Assert.Equal((2, 1), ((await AskAsync()).All.Actions, (await AskAsync()).All.Median!.Value));

        // In California both are of the same afternoon.
        await _house.Get<ChangeReportingZone>().RunAsync("America/Los_Angeles", UsageHouse.Ct);
        Assert.Equal((1, 2), ((await AskAsync()).All.Actions, (await AskAsync()).All.Median!.Value));
    }

    [Fact]
    public async Task The_same_id_at_two_connections_is_two_actions()
    {
        var file = _house.Write("rows.csv", Header + Row("a1", "2026-05-04 10:00:00", "t1"));
        var other = _house.Write("more.csv", Header + Row("b1", "2026-05-04 10:00:00", "t1"));
        await _house.ImportAsync(new ImportRequest(SourceFiles.Select([file]), Connection: "one"));
        await _house.ImportAsync(new ImportRequest(SourceFiles.Select([other]), Connection: "two"));

        Assert.Equal(2, (await AskAsync()).All.Actions);
    }

    [Fact]
    public async Task What_a_source_takes_back_is_counted_no_more_and_a_trial_leaves_nothing()
    {
        var rows = _house.Write("rows.csv", Header + Row("a1", "2026-05-04 10:00:00", "t1") + Row("a2", "2026-05-04 10:00:00", "t1"));
        await _house.ImportAsync(new ImportRequest(SourceFiles.Select([rows]), Connection: "gateway"));
        Assert.Equal(2, (await AskAsync()).All.Median);

        await _house.ImportAsync(new ImportRequest(SourceFiles.Select([_house.Write("trial.csv", Header + Row("a3", "2026-05-04 10:00:00", "t1"))]), Connection: "gateway") { DryRun = true });
        Assert.Equal(2, (await AskAsync()).All.Median);

        var less = _house.Write("less.csv", Header + Row("a1", "2026-05-04 10:00:00", "t1"));
        await _house.ImportAsync(new ImportRequest(SourceFiles.Select([less]), Connection: "gateway") { Window = new Window("gateway", new DateOnly(2026, 5, 4), new DateOnly(2026, 5, 5)) });
        Assert.Equal(1, (await AskAsync()).All.Median);
    }

    [Fact]
    public async Task Counting_stops_when_patience_ends_and_tells_how_many_days_wait()
    {
        await _house.ImportTextAsync("rows.csv", Header + string.Concat(Enumerable.Range(1, 9).Select(d => Row($"r{d}", $"2026-05-0{d} 10:00:00", $"t{d}"))));

        Assert.Equal(9, await _house.Get<SettleExchanges>().RunAsync(TimeSpan.FromTicks(-1), UsageHouse.Ct));
        // A reader does not count while rows come in, and says so.
        await _house.ExecuteAsync("UPDATE Imports SET State=0");
        Assert.Equal((9, 0L), ((await AskAsync()).WaitingDays, (await AskAsync()).All.Actions));

        Assert.Equal(0, await _house.Get<SettleExchanges>().RunAsync(TimeSpan.MaxValue, UsageHouse.Ct));
        Assert.Equal((0, 9L), ((await AskAsync()).WaitingDays, (await AskAsync()).All.Actions));
    }

    [Fact]
    public async Task A_store_from_before_counting_is_counted_from_its_entries()
    {
        await _house.ImportTextAsync("rows.csv", Header + Row("a1", "2026-05-04 10:00:00", "t1"));
        await _house.ImportAsync(new ImportRequest(SourceFiles.Select([_house.Write("page.json", OpenAiPage.Of(("2026-05-06", "gpt-4o", 7)))])));
        await _house.ExecuteAsync("DELETE FROM StaleExchangeDays");

        Assert.Equal(1, (await AskAsync()).All.Actions);
        Assert.True((await AskAsync()).All.WithoutTrace > 0);
    }

    [Theory]
    [InlineData("UTC", 1)]
    [InlineData("America/Los_Angeles", 2)]
    [InlineData("Asia/Kolkata", 3)]
    [InlineData("Pacific/Auckland", 4)]
    public async Task Whatever_came_in_whatever_order_the_counted_days_equal_a_scan(string zone, int seed)
    {
        var random = new Random(seed);
        for (var step = 0; step < 6; step++)
        {
            if (step == 3)
                await _house.Get<ChangeReportingZone>().RunAsync(zone, UsageHouse.Ct);

            var text = new StringBuilder(Header);
            for (var i = 0; i < 60; i++)
                text.Append(Row($"r{random.Next(200)}", At(random), random.Next(4) == 0 ? "" : $"t{random.Next(8)}", random.Next(2) == 0 ? "gpt-4o" : "gpt-5-mini", random.Next(9) == 0 ? "failure" : "success"));

            await _house.ImportTextAsync($"{step}.csv", text.ToString());
            await _house.Get<SettleExchanges>().RunAsync(random.Next(3) == 0 ? TimeSpan.Zero : TimeSpan.MaxValue, UsageHouse.Ct);
        }

        await _house.ImportAsync(new ImportRequest(SourceFiles.Select([_house.Write("page.json", OpenAiPage.Of(("2026-03-08", "gpt-4o", 7)))])));
        await _house.Get<SettleExchanges>().RunAsync(TimeSpan.MaxValue, UsageHouse.Ct);
        Assert.Equal(await ScanAsync(zone), await CountedAsync());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(99, 99)]
    [InlineData(100, 100)]
    [InlineData(104, 100)]
    [InlineData(105, 110)]
    [InlineData(12_345, 12_000)]
    public void Sizes_from_a_hundred_on_have_two_digits(long exchanges, int size) => Assert.Equal(size, ExchangeDay.SizeOf(exchanges));

    private Task<ExchangesReport> AskAsync() => _house.Get<ExchangesQuery>().AskAsync(Year, [], UsageHouse.Ct);

    private async Task<List<string>> CountedAsync()
    {
        await using var store = _house.Store.CreateDbContext();
        return [.. (await store.ExchangeDays().ToListAsync(UsageHouse.Ct)).Select(d => $"{d.Day:yyyy-MM-dd} {d.SeriesId} {d.Size} {d.Actions} {d.Exchanges}").Order(StringComparer.Ordinal)];
    }

    // Knows nothing of how days are counted.
    private async Task<List<string>> ScanAsync(string zone)
    {
        await using var store = _house.Store.CreateDbContext();
        var connections = await store.Series().ToDictionaryAsync(s => s.Id, s => s.ConnectionId, UsageHouse.Ct);
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var entries = (await store.UsageEntries().ToListAsync(UsageHouse.Ct)).Where(e => e.Status is null or EntryStatus.Success)
            .Select(e => (Entry: e, Day: DateOnly.FromDateTime(e.Grain.IsOfUtcDays() ? e.At : TimeZoneInfo.ConvertTimeFromUtc(e.At, info)))).ToList();
        var actions = entries.Where(e => e.Entry is { Grain: Grain.Request, TraceId: not null })
            .GroupBy(e => (e.Day, connections[e.Entry.SeriesId], e.Entry.TraceId))
            .Select(g => (g.Key.Day, Series: g.GroupBy(e => e.Entry.SeriesId).OrderByDescending(s => s.Count()).ThenBy(s => s.Key).First().Key, Count: g.Count()))
            .GroupBy(a => (a.Day, a.Series, Size: ExchangeDay.SizeOf(a.Count)))
            .Select(g => $"{g.Key.Day:yyyy-MM-dd} {g.Key.Series} {g.Key.Size} {g.Count()} {g.Sum(a => a.Count)}");
        var rest = entries.Where(e => e.Entry.Grain != Grain.Request || e.Entry.TraceId is null)
            .GroupBy(e => (e.Day, e.Entry.SeriesId))
            .Select(g => (g.Key, Sum: g.Sum(e => e.Entry.Grain == Grain.Request ? e.Entry.Requests ?? 1 : e.Entry.Requests ?? 0)))
            .Where(g => g.Sum > 0).Select(g => $"{g.Key.Day:yyyy-MM-dd} {g.Key.SeriesId} 0 0 {g.Sum}");
        return [.. actions.Concat(rest).Order(StringComparer.Ordinal)];
    }

    private static string Row(string id, string at, string trace, string model = "gpt-5-mini", string status = "success") =>
        $"{id},0.01,100,10,{at},{model},openai,{status},{trace},k1\n";

    private static string At(Random random)
    {
        DateTime[] around = [new(2026, 3, 8), new(2026, 4, 4), new(2026, 9, 26), new(2026, 11, 1), new(2026, 12, 30)];
        return around[random.Next(5)].AddSeconds(random.Next(2 * 86400)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
