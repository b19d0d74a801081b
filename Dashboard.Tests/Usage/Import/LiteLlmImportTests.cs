using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Import;

public sealed class LiteLlmImportTests : IDisposable
{
    private const string Header = "request_id,api_key,spend,total_tokens,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider,request_tags,team_id,status,cache_hit,cache_read_input_tokens,cache_creation_input_tokens\n";

    // 130 + 130 + 10 prompt tokens, of which 60 read and 20 written; the failed one has none.
    private const string Rows =
        "a-1,key-1,0.000420,160,130,30,2026-03-01 23:30:00.123456,gpt-5-mini,openai,\"[\"\"support-bot\"\",\"\"prod\"\"]\",team-1,success,None,60,0\r\n"
        + "a-2,key-1,1.5e-05,140,130,10,2026-03-02 00:30:00,claude-haiku-4-5-20251001,anthropic,\"[\"\"support-bot\"\",\"\"prod\"\"]\",team-1,success,None,0,20\r\n"
        + "a-3,key-2,0.1,15,10,5,2026-03-02T01:00:00Z,gpt-5-mini,openai,,,success,None,,\r\n"
        + "a-4,key-2,0,0,0,0,2026-03-02T02:00:00+01:00,gpt-5-mini,openai,,,failure,None,0,0\r\n";

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Adds_up_a_file_as_done_by_hand()
    {
        var outcome = await _house.ImportAsync(_house.Write("logs.csv", Header + Rows));

        var file = outcome.Files.Single();
        Assert.Equal(("litellm", 4L, 4L, 0L, 0L), (file.Format, file.RowsRead, file.Accepted, file.Duplicates, file.Rejected));
        Assert.Equal(4, outcome.Totals.Requests);
        Assert.Equal(new TokenCounts(130 - 60 + 130 - 20 + 10, 60, null, null, 20, 45, null), outcome.Totals.Tokens);
        Assert.Equal(0.100435m, outcome.Totals.ReportedUsd);
    }

    [Fact]
    public async Task Gives_each_row_its_parties_and_its_day()
    {
        await _house.ImportTextAsync("logs.csv", Header + Rows);

        var days = await _house.SpendAsync("2026-03-01", "2026-03-03", SpendKey.Day, SpendKey.Provider);
        Assert.Equal(
            ["2026-03-01 openai 1", "2026-03-02 openai 2", "2026-03-02 anthropic 1"],
            days.Rows.Select(r => $"{r.Keys[0]} {r.Keys[1]} {r.Figures.Requests}"));
        await using var store = _house.Store.CreateDbContext();
        var series = await store.Series().SingleAsync(s => s.ApiKey == "key-1" && s.Host == "openai", UsageHouse.Ct);
        Assert.Equal(("openai", "litellm", "openai", "openai/gpt-5-mini", "support-bot,prod", "team-1"), (series.Contract, series.Gateway, series.Maker, series.ModelKey, series.Tag, series.Project));
        var connection = await store.Connections().SingleAsync(UsageHouse.Ct);
        Assert.Equal(("litellm", ConnectionRole.Ledger, true), (connection.Name, connection.Role, connection.SelfOperatedGateway));
    }

    [Fact]
    public async Task A_second_import_adds_nothing_under_any_name_or_connection()
    {
        await _house.ImportTextAsync("logs.csv", Header + Rows);

        var again = await _house.ImportAsync(_house.Write("copy.csv", Header + Rows));
        Assert.Equal((0L, 4L), (again.Files[0].Accepted, again.Files[0].Duplicates));
        Assert.Equal((0L, 0m, 0m), (again.Totals.Requests, again.Totals.ComputedUsd, again.Totals.ReportedUsd));

        var elsewhere = await _house.ImportAsync(new ImportRequest(SourceFiles.Select([_house.Write("copy.csv", Header + Rows)]), Connection: "other"));
        Assert.Equal((0L, 4L), (elsewhere.Files[0].Accepted, elsewhere.Files[0].Duplicates));
        Assert.Equal(4, (await _house.SpendAsync("2026-03-01", "2026-03-03")).Totals.Requests);
    }

    [Fact]
    public async Task The_same_request_is_known_in_json_lines_in_an_array_and_in_pages_of_the_api()
    {
        const string line = """{"request_id":"a-1","api_key":"key-1","spend":0.00042,"total_tokens":160,"prompt_tokens":130,"completion_tokens":30,"startTime":"2026-03-01T23:30:00.123Z","model":"gpt-5-mini","custom_llm_provider":"openai","request_tags":"[\"support-bot\",\"prod\"]","team_id":"team-1","metadata":"{\"usage_object\":{\"prompt_tokens_details\":{\"cached_tokens\":60},\"completion_tokens_details\":{\"reasoning_tokens\":12}},\"user_api_key_alias\":null}"}""";

        var lines = await _house.ImportAsync(_house.Write("a.jsonl", line + "\n"));
        Assert.Equal(new TokenCounts(70, 60, null, null, null, 30, 12), lines.Totals.Tokens);

        Assert.Equal(1, (await _house.ImportTextAsync("b.json", $"[\n{line}\n]")).Duplicates);
        Assert.Equal(1, (await _house.ImportTextAsync("c.json", $"{{\"data\":[{line}],\"total\":1}}")).Duplicates);
        Assert.Equal(1, (await _house.ImportTextAsync("d.csv", Header + Rows)).Duplicates);
    }

    [Fact]
    public async Task Metadata_splits_the_cache_by_lifetime_and_names_the_key()
    {
        const string line = """{"request_id":"m-1","api_key":"hash","spend":0.5,"total_tokens":1030,"prompt_tokens":1000,"completion_tokens":30,"startTime":"2026-03-01 10:00:00","model":"claude-haiku-4-5","custom_llm_provider":"bedrock","metadata":{"user_api_key_alias":"nightly","user_api_key_team_alias":"Data","usage_object":{"cache_creation_input_tokens":300,"cache_read_input_tokens":0,"prompt_tokens_details":{"cached_tokens":500,"cache_creation_token_details":{"ephemeral_5m_input_tokens":100,"ephemeral_1h_input_tokens":200}}}}}""";

        var outcome = await _house.ImportAsync(_house.Write("m.jsonl", line));

        Assert.Equal(new TokenCounts(200, 500, 100, 200, null, 30, null), outcome.Totals.Tokens);
        await using var store = _house.Store.CreateDbContext();
        var series = await store.Series().SingleAsync(s => s.Project != null, UsageHouse.Ct);
        Assert.Equal(("nightly", "Data", "amazon-bedrock", "anthropic"), (series.ApiKey, series.Project, series.Host, series.Maker));
    }

    [Fact]
    public async Task Every_bad_row_is_named_and_every_good_row_is_kept()
    {
        const string good = "g-1,k,0.1,15,10,5,2026-03-02 01:00:00,gpt-5-mini,openai,,,success,None,,\n";
        var outcome = await _house.ImportTextAsync("bad.csv", Header
            + ",k,0.1,15,10,5,2026-03-02 01:00:00,gpt-5-mini,openai,,,success,None,,\n"
            + "b-2,k,0.1,15,10,5,yesterday,gpt-5-mini,openai,,,success,None,,\n"
            + "b-3,k,0.1,15,ten,5,2026-03-02 01:00:00,gpt-5-mini,openai,,,success,None,,\n"
            + "b-4,k,0.1,99,10,5,2026-03-02 01:00:00,gpt-5-mini,openai,,,success,None,,\n"
            + "b-5,k,0.1,15,10,5,2026-03-02 01:00:00,gpt-5-mini,openai,,,success,None,8,8\n"
            + "b-6,k,-1,15,10,5,2026-03-02 01:00:00,gpt-5-mini,openai,,,success,None,,\n"
            + "b-7,k,0.1\n"
            + "b-8,\"k,0.1,15,10,5,2026-03-02 01:00:00,gpt-5-mini,openai,,,success,None,,\n"
            + good);

        Assert.Equal((9L, 1L, 8L), (outcome.RowsRead, outcome.Accepted, outcome.Rejected));
        Assert.Collection(
            outcome.Errors,
            e => Assert.Equal(new ImportError(2, "request_id is empty, expected the id of the request"), e),
            e => Assert.Equal(new ImportError(3, "startTime is \"yesterday\", expected a time such as 2026-11-22 03:46:57.713123"), e),
            e => Assert.Equal(new ImportError(4, "prompt_tokens is \"ten\", expected a whole number from 0 to 1,000,000,000,000"), e),
            e => Assert.Equal(new ImportError(5, "total_tokens is 99, expected 15 (prompt_tokens 10 + completion_tokens 5)"), e),
            e => Assert.StartsWith("prompt_tokens is 10, expected at least 16", e.Message, StringComparison.Ordinal),
            e => Assert.Equal(new ImportError(7, "spend is \"-1\", expected an amount in USD, not negative"), e),
            e => Assert.Equal(new ImportError(8, "the row has 3 columns, expected 15 as in the header"), e),
            e => Assert.Equal(new ImportError(9, "the row cannot be read: a quote is never closed"), e));
    }

    [Fact]
    public async Task Of_many_faults_the_first_hundred_are_told_and_the_rest_counted()
    {
        var rows = string.Concat(Enumerable.Range(0, 250).Select(i => $"x-{i},k,0.1,1,1,0,never,gpt-5-mini,openai,,,success,None,,\n"));

        var outcome = await _house.ImportTextAsync("bad.csv", Header + rows);

        Assert.Equal((250L, 100), (outcome.Rejected, outcome.Errors.Count));
    }

    [Fact]
    public async Task Nothing_from_a_price_unknown_to_the_gateway_is_unknown_and_not_free()
    {
        const string free = "z-1,k,0,15,10,5,2026-03-02 01:00:00,our-own-model,,,,success,None,,\n";
        const string remembered = "z-2,k,0,15,10,5,2026-03-02 01:00:00,our-own-model,,,,success,True,,\n";

        var outcome = await _house.ImportAsync(_house.Write("z.csv", Header + free + remembered));

        Assert.Null(outcome.Totals.ComputedUsd);
        Assert.Equal((1L, "our-own-model"), (outcome.Totals.UnpricedEntries, outcome.Totals.UnpricedModels.Single()));
        var spend = await _house.SpendAsync("2026-03-02", "2026-03-03", SpendKey.Model);
        Assert.Null(spend.Rows.Single().Figures.CostUsd);
        Assert.Equal(("our-own-model", 1L), (spend.Rows.Single().Keys[0], spend.Rows.Single().Figures.UnpricedEntries));
    }

    [Fact]
    public async Task A_dry_run_counts_exactly_what_an_import_then_adds_and_leaves_no_trace()
    {
        await _house.ImportTextAsync("first.csv", Header + Rows[..Rows.IndexOf("a-3", StringComparison.Ordinal)]);
        var before = await _house.SnapshotAsync();
        var request = new ImportRequest(SourceFiles.Select([_house.Write("all.csv", Header + Rows + Rows)])) { RowsToShow = 2 };

        var trial = await _house.ImportAsync(request with { DryRun = true });
        Assert.Equal(before, await _house.SnapshotAsync());
        await using (var store = _house.Store.CreateDbContext())
            Assert.Single(await store.Imports().ToListAsync(UsageHouse.Ct));

        var real = await _house.ImportAsync(request);
        Assert.Equal((2L, 6L), (real.Files[0].Accepted, real.Files[0].Duplicates));
        Assert.Equal((real.Files[0].Accepted, real.Files[0].Duplicates), (trial.Files[0].Accepted, trial.Files[0].Duplicates));
        Assert.Equal(real.Totals with { UnpricedModels = [] }, trial.Totals with { UnpricedModels = [] });
        Assert.Equal(["gpt-5-mini", "claude-haiku-4-5-20251001"], trial.Files[0].FirstRows.Select(r => r.Model));
    }
}
