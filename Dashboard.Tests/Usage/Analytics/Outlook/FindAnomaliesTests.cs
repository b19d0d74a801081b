using System.Globalization;
using System.Text;

using Dashboard.Core.Alerts.Rules;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Outlook;
using Dashboard.Core.Usage.Analytics.Outlook.Anomalies;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger.Writing;

using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Usage.Analytics.Outlook;

public sealed class FindAnomaliesTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 10, 16), Thursday = new(2026, 10, 15);

    private readonly UsageHouse _house = new(new FakeTimeProvider(new DateTimeOffset(2026, 10, 16, 9, 0, 0, TimeSpan.Zero)));

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task An_unusual_day_is_found_once_and_told_once_whatever_comes_and_goes()
    {
        await RestateAsync(400);
        await FindAsync();
        await FindAsync();

        var anomaly = Assert.Single(await ListAsync());
        Assert.Equal((SpendKey.Key, "batch", Thursday, 400m), (anomaly.Found.Key, anomaly.Found.Value, anomaly.Found.Day, Math.Round(anomaly.Found.Usd)));
        var alert = Assert.Single(await RingAsync());
        Assert.Equal("key:batch:2026-10-15", alert.Subject);
        Assert.StartsWith("API key batch cost $400.00 on 15 Oct 2026, expected about $50", alert.Title, StringComparison.Ordinal);

        // The source takes it back, and says it again: it was told already.
        await RestateAsync(50);
        await FindAsync();
        Assert.Empty(await ListAsync());
        await RestateAsync(400);
        await FindAsync();
        Assert.False(Assert.Single(await ListAsync()).Rings);
        Assert.Empty(await RingAsync());

        // Much larger than what was told is news.
        await RestateAsync(900);
        await FindAsync();
        Assert.Equal("key:batch:2026-10-15#2", Assert.Single(await RingAsync()).Subject);
    }

    [Fact]
    public async Task Filters_find_an_anomaly_by_its_subject_and_by_where_it_happened()
    {
        await RestateAsync(400);
        await FindAsync();

        Assert.Single(await ListAsync(new SpendFilter(SpendKey.Key, "batch")));
        Assert.Single(await ListAsync(new SpendFilter(SpendKey.Model, "openai/gpt-5-mini")));
        Assert.Empty(await ListAsync(new SpendFilter(SpendKey.Key, "bot")));
        // As on every page: one of several values will do, and what is left out is left out.
        Assert.Single(await ListAsync(new SpendFilter(SpendKey.Key, "bot"), new SpendFilter(SpendKey.Key, "batch")));
        Assert.Empty(await ListAsync(new SpendFilter(SpendKey.Key, "batch") { Exclude = true }));
        Assert.Single(await ListAsync(new SpendFilter(SpendKey.Key, "bot") { Exclude = true }));
    }

    [Fact]
    public async Task A_forecast_of_the_ledger_knows_the_month_and_what_is_not_told_yet()
    {
        await RestateAsync(50);
        var answer = await _house.Get<ForecastQuery>().MonthAsync([], SpendBasis.Best, UsageHouse.Ct);

        // Two keys of 50 on each of 31 days; today's are not over.
        Assert.InRange(answer.Line.Expected!.Value, 3050, 3150);
        Assert.Equal(15, answer.Line.Days.Count(d => !d.IsForecast));
        Assert.Equal((Today, 0, 0), (answer.Today, (int)answer.UnpricedEntries, answer.Behind.Count));
        Assert.InRange((await _house.Get<ForecastQuery>().MonthAsync([new(SpendKey.Key, "bot")], SpendBasis.Best, UsageHouse.Ct)).Line.Expected!.Value, 1530, 1570);

        // Ten days of a file that stops early are carried on from there.
        var early = new StringBuilder(Header);
        for (var day = Today.AddDays(-60); day <= Today.AddDays(-6); day = day.AddDays(1))
            early.Append(Row("early", day, 10));

        await _house.ImportAsync(new ImportRequest(SourceFiles.Select([_house.Write("early.csv", early.ToString())]), Connection: "other"));
        var both = await _house.Get<ForecastQuery>().MonthAsync([], SpendBasis.Best, UsageHouse.Ct);
        Assert.InRange(both.Line.Expected!.Value, 3350, 3470);
        Assert.Equal(new BehindConnection("other", Today.AddDays(-6)), Assert.Single(both.Behind));
    }

    private const string Header = "request_id,api_key,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider,status\n";

    private Task<bool> FindAsync() => _house.Get<FindAnomalies>().RunAsync(UsageHouse.Ct);

    private Task<IReadOnlyList<KnownAnomaly>> ListAsync(params SpendFilter[] only) =>
        _house.Get<AnomaliesQuery>().ListAsync(Period.LastDays(Today, 30), only, UsageHouse.Ct);

    private Task<IReadOnlyList<AlertCandidate>> RingAsync() => new SpendAnomalyRule(_house.Get<AnomaliesQuery>(), _house.Get<ReportingDayQuery>()).AskAsync(UsageHouse.Ct);

    // The whole of a gateway's log, with so much for one key on Thursday.
    private Task RestateAsync(int thursday)
    {
        var from = Today.AddDays(-90);
        var text = new StringBuilder(Header);
        for (var day = from; day <= Today; day = day.AddDays(1))
            text.Append(Row("bot", day, 50)).Append(Row("batch", day, day == Thursday ? thursday : 50, $"-{thursday}"));

        return _house.ImportAsync(new ImportRequest(SourceFiles.Select([_house.Write($"{thursday}.csv", text.ToString())]), Connection: "gateway") { Window = new Window("gateway", from, Today.AddDays(1)), Again = true });
    }

    private static string Row(string key, DateOnly day, int usd, string version = "") => string.Create(CultureInfo.InvariantCulture,
        $"{key}-{day:yyyyMMdd}{version},{key},{usd},{usd * 1000},{usd * 100},{day:yyyy-MM-dd} 08:00:00,{(key == "batch" ? "gpt-5-mini" : "gpt-5")},openai,success\n");
}
