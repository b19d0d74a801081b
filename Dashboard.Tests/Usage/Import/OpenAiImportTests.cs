using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Import;

public sealed class OpenAiImportTests : IDisposable
{
    // 2026-03-01 and 2026-03-02, UTC.
    private const long First = 1772323200, Second = First + 86400;

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    private static string Page(long start, string results, string more = "false", string next = "null", long length = 86400) =>
        $$"""{"object":"page","data":[{"object":"bucket","start_time":{{start}},"end_time":{{start + length}},"results":[{{results}}]}],"has_more":{{more}},"next_page":{{next}}}""";

    private static string Result(long input, long cached, long output, long requests, string more = "\"model\":\"gpt-5-mini\",\"project_id\":\"p\"") =>
        $$"""{"object":"organization.usage.completions.result","input_tokens":{{input}},"input_cached_tokens":{{cached}},"output_tokens":{{output}},"num_model_requests":{{requests}},{{more}}}""";

    [Fact]
    public async Task Input_includes_what_was_read_from_the_cache()
    {
        var outcome = await _house.ImportAsync(_house.Write("p.json", Page(First, Result(1000, 250, 500, 7))));

        Assert.Equal("openai-usage", outcome.Files[0].Format);
        Assert.Equal(7, outcome.Totals.Requests);
        Assert.Equal(new TokenCounts(750, 250, Output: 500), outcome.Totals.Tokens);
    }

    [Fact]
    public async Task A_bucket_that_comes_again_replaces_the_one_before()
    {
        await _house.ImportTextAsync("a.json", Page(First, Result(1000, 250, 500, 7) + "," + Result(10, 0, 5, 1, "\"model\":\"gpt-5-mini\",\"project_id\":\"q\"")));

        var later = await _house.ImportAsync(_house.Write("b.json", Page(First, Result(1500, 300, 600, 9))));

        Assert.Equal((0L, 1L, 1L), (later.Files[0].Accepted, later.Files[0].Duplicates, later.Files[0].Updated));
        Assert.Equal((2L, 450L), (later.Totals.Requests!.Value, later.Totals.Tokens.Input!.Value));
        var spend = await _house.SpendAsync("2026-03-01", "2026-03-02");
        Assert.Equal((10L, 1200L + 10, 300L, 605L), (spend.Totals.Requests, spend.Totals.Tokens.Input, spend.Totals.Tokens.CacheRead, spend.Totals.Tokens.Output));
        Assert.Empty(await _house.WrongRollUpsAsync("UTC"));

        var same = await _house.ImportTextAsync("c.json", Page(First, Result(1500, 300, 600, 9)));
        Assert.Equal((0L, 1L, 0L), (same.Accepted, same.Duplicates, same.Updated));
    }

    [Fact]
    public async Task Results_that_differ_only_by_user_are_added()
    {
        await _house.ImportTextAsync("a.json", Page(First, Result(100, 0, 5, 1, "\"model\":\"m\",\"user_id\":\"u1\"") + "," + Result(200, 0, 7, 2, "\"model\":\"m\",\"user_id\":\"u2\"")));

        var spend = await _house.SpendAsync("2026-03-01", "2026-03-02", SpendKey.Model);
        Assert.Equal((3L, 300L), (spend.Rows.Single().Figures.Requests, spend.Rows.Single().Figures.Tokens.Input));
    }

    [Fact]
    public async Task A_utc_day_is_that_date_in_every_time_zone()
    {
        await _house.Get<ChangeReportingZone>().RunAsync("America/Los_Angeles", UsageHouse.Ct);
        await _house.ImportTextAsync("a.json", Page(First, Result(100, 0, 5, 1)));
        await _house.ImportTextAsync("h.json", Page(Second, Result(200, 0, 5, 1), length: 3600));

        var spend = await _house.SpendAsync("2026-02-28", "2026-03-04", SpendKey.Day);
        Assert.Equal(["2026-03-01 300"], spend.Rows.Select(r => $"{r.Keys[0]} {r.Figures.Tokens.Input}"));
        await using var store = _house.Store.CreateDbContext();
        Assert.Equal([false, true], await store.UsageDays().OrderBy(d => d.UtcDay).Select(d => d.UtcDay).ToListAsync(UsageHouse.Ct));
        Assert.Single(await store.UsageHours().ToListAsync(UsageHouse.Ct));
    }

    [Fact]
    public async Task A_bucket_cut_off_by_now_is_replaced_by_the_whole_one()
    {
        await _house.ImportTextAsync("a.json", Page(First, Result(100, 0, 5, 1), length: 5000));
        await _house.ImportTextAsync("b.json", Page(First, Result(900, 0, 50, 10)));

        Assert.Equal(10, (await _house.SpendAsync("2026-03-01", "2026-03-02")).Totals.Requests);
    }

    [Fact]
    public async Task Batches_are_another_tier_and_cost_half()
    {
        await _house.ImportTextAsync("a.json", Page(First, Result(1_000_000, 0, 0, 1, "\"model\":\"gpt-5-mini\",\"batch\":false")));
        await _house.ImportTextAsync("b.json", Page(Second, Result(1_000_000, 0, 0, 1, "\"model\":\"gpt-5-mini\",\"batch\":true")));

        var spend = await _house.SpendAsync("2026-03-01", "2026-03-03", SpendKey.ServiceTier);
        var costs = spend.Rows.ToDictionary(r => r.Keys[0] ?? "standard", r => r.Figures.CostUsd);
        Assert.Equal(costs["standard"] / 2, costs["batch"]);
        Assert.True(costs["standard"] > 0);
    }

    [Fact]
    public async Task An_export_that_was_cut_off_says_so()
    {
        var outcome = await _house.ImportTextAsync("a.json", Page(First, Result(1, 0, 1, 1), more: "true"));

        Assert.Equal(1, outcome.Accepted);
        Assert.Contains("has_more is true and next_page is null", Assert.Single(outcome.Errors).Message, StringComparison.Ordinal);
        Assert.Empty((await _house.ImportTextAsync("b.json", Page(First, Result(1, 0, 1, 1), more: "true", next: "\"page_2\""))).Errors);
    }

    [Fact]
    public async Task Rows_that_contradict_themselves_are_named_with_their_line()
    {
        var page = Page(First, "\n" + Result(100, 250, 5, 1) + ",\n" + Result(100, 20, 5, 1, "\"input_uncached_tokens\":90") + ",\n" + Result(100, 20, 5, 1, "\"input_uncached_tokens\":80"));

        var outcome = await _house.ImportTextAsync("a.json", page);

        Assert.Equal((1L, 2L), (outcome.Accepted, outcome.Rejected));
        Assert.Equal([2, 3], outcome.Errors.Select(e => e.Line));
        Assert.Contains("input_tokens is 100, expected at least 250", outcome.Errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("input_uncached_tokens is 90, expected 80", outcome.Errors[1].Message, StringComparison.Ordinal);
    }
}
