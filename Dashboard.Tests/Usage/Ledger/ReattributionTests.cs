using System.Diagnostics;
using System.Globalization;

using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Attributing;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Ledger;

/// <summary>Other rules are felt at once: what belongs to whom hangs on series, and no history is touched.</summary>
public sealed class ReattributionTests(ITestOutputHelper output) : IDisposable
{
    private const int Many = 100_000;

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task A_hundred_thousand_series_are_attributed_anew_in_a_moment_and_the_ledger_stays_as_it_was()
    {
        await SeedAsync();
        var before = await _house.SnapshotAsync();
        await _house.Get<SaveWorkload>().RunAsync(new WorkloadDraft("odd", "Odd", Rules: [new(RuleKind.Project, "p-*1"), new(RuleKind.Key, "key-7*")]), UsageHouse.Ct);
        await _house.Get<CurrentSeries>().EnsureAsync(UsageHouse.Ct);
        await _house.Get<SaveWorkload>().RunAsync(new WorkloadDraft("all", "All", Rules: [new(RuleKind.Project, "p-*", 5), new(RuleKind.Service, "nothing")]), UsageHouse.Ct);

        var watch = Stopwatch.StartNew();
        await _house.Get<CurrentSeries>().EnsureAsync(UsageHouse.Ct);
        var thought = watch.Elapsed;
        watch.Restart();
        await _house.Get<CurrentSeries>().EnsureAsync(UsageHouse.Ct);
        var again = watch.Elapsed;
        watch.Restart();
        var picture = await _house.Get<AttributionPictureQuery>().TakeAsync(UsageHouse.Ct);
        var taken = watch.Elapsed;
        watch.Restart();
        var preview = picture.Preview(new WorkloadDraft("new", "New", Rules: [new(RuleKind.Project, "p-*2", -1)]));
        var previewed = watch.Elapsed;

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Many} series: thought over in {thought.TotalMilliseconds:0} ms, not needed again {again.TotalMilliseconds:0.0} ms, picture {taken.TotalMilliseconds:0} ms, each preview {previewed.TotalMilliseconds:0} ms"));
        await using var store = _house.Store.CreateDbContext();
        Assert.Equal(
            [("all", Many * 81 / 100), ("odd", Many * 19 / 100)],
            (await store.Series().Where(s => s.WorkloadKey != null).GroupBy(s => s.WorkloadKey!).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync(UsageHouse.Ct)).Select(g => (g.Key, g.Count)));
        Assert.Equal(before, await _house.SnapshotAsync());
        Assert.Equal(Many / 10, preview.Caught.Series);
    }

    [Fact]
    public async Task Thinking_again_without_a_reason_changes_nothing_and_waits_for_no_writer()
    {
        await _house.ImportTextAsync("a.csv", "request_id,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider\n1,9.00,100,0,2026-03-02 10:00:00,gpt-5-mini,openai\n");
        await using var other = _house.Store.CreateDbContext();
        await using var writing = await other.Database.BeginTransactionAsync(UsageHouse.Ct);
        await other.Database.ExecuteSqlAsync($"UPDATE Series SET Environment = Environment", UsageHouse.Ct);

        Assert.Equal(0, await _house.Get<ReattributeSeries>().RunAsync(UsageHouse.Ct));
    }

    // Straight into the tables: how they come to be there is other tests' business. One series in ten has project p-N1.
    private async Task SeedAsync()
    {
        await _house.ImportTextAsync("a.csv", "request_id,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider\n1,9.00,100,0,2026-03-02 10:00:00,gpt-5-mini,openai\n");
        var today = (await _house.Get<ReportingDayQuery>().TodayAsync(UsageHouse.Ct)).Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await _house.ExecuteAsync($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Many})
            INSERT INTO Series (TupleHash, ConnectionId, Contract, Gateway, Host, RawModel, ApiKey, Project, BaseId, ModelKey, Maker, MakerCountry, MakerBloc, HostCountry, HostBloc, OpenWeights)
            SELECT randomblob(16), ConnectionId, Contract, Gateway, Host, RawModel, 'key-' || ((i / 10) % 10), 'p-' || i, Id, ModelKey, Maker, MakerCountry, MakerBloc, HostCountry, HostBloc, OpenWeights
            FROM n, (SELECT * FROM Series ORDER BY Id LIMIT 1);
            """);
        await _house.ExecuteAsync($"INSERT INTO UsageDays (Generation, Day, SeriesId, UtcDay, {string.Join(',', Figures.Columns)}) SELECT 0, '{today}', Id, 0, {string.Join(',', Figures.Columns.Select(_ => 1))} FROM Series WHERE Project IS NOT NULL");
    }
}
