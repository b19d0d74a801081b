using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Import;

public sealed class ClaudeCodeImportTests : IDisposable
{
    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    private static string Line(
        string id, long output, string? request = "r", string at = "2026-01-09T10:00:00.000Z", string more = "", string usage = "", string session = "s-1", string model = "claude-opus-4-6") =>
        $$$$"""{"timestamp":"{{{{at}}}}","sessionId":"{{{{session}}}}","cwd":"/home/dev/shop","version":"2.0.31",{{{{(request is null ? "" : $"\"requestId\":\"{request}\",")}}}}{{{{more}}}}"type":"assistant","message":{"id":"{{{{id}}}}","model":"{{{{model}}}}","content":[{"type":"text","text":"\"usage\":{\"input_tokens\":999}"}],"usage":{"input_tokens":3,"cache_creation_input_tokens":30,"cache_read_input_tokens":100,{{{{usage}}}}"output_tokens":{{{{output}}}}}}}""" + "\n";

    private static string Progress(string id, long output, string at = "2026-01-09T10:00:00.000Z") =>
        $$$$$$"""{"type":"progress","sessionId":"s-1","cwd":"/home/dev/shop","version":"2.0.31","isSidechain":false,"timestamp":"2026-01-09T23:59:59.999Z","data":{"type":"agent_progress","message":{"type":"assistant","timestamp":"{{{{{{at}}}}}}","requestId":"r","message":{"id":"{{{{{{id}}}}}}","model":"claude-opus-4-6","usage":{"input_tokens":3,"cache_creation_input_tokens":30,"cache_read_input_tokens":100,"output_tokens":{{{{{{output}}}}}}}}}}}""" + "\n";

    [Fact]
    public async Task Of_all_copies_of_a_message_the_fullest_counts_once()
    {
        var outcome = await _house.ImportAsync(_house.Write("a.jsonl", Line("m1", 1) + Line("m1", 250, at: "2026-01-09T10:00:01.000Z") + Line("m1", 2, at: "2026-01-09T10:00:02.000Z")));

        Assert.Equal((3L, 1L, 2L), (outcome.Files[0].RowsRead, outcome.Files[0].Accepted, outcome.Files[0].Duplicates));
        Assert.Equal((1L, new TokenCounts(3, 100, null, null, 30, 250, null)), (outcome.Totals.Requests!.Value, outcome.Totals.Tokens));
    }

    [Fact]
    public async Task A_fuller_copy_in_a_later_import_brings_the_entry_and_its_roll_ups_up_to_date()
    {
        await _house.ImportTextAsync("old/a.jsonl", Line("m1", 5, at: "2026-01-09T23:59:59.900Z") + Line("m2", 7));

        var later = await _house.ImportAsync(_house.Write("new/b.jsonl", Line("m1", 400, at: "2026-01-10T00:00:00.300Z") + Line("m2", 7)));

        Assert.Equal((0L, 2L, 1L), (later.Files[0].Accepted, later.Files[0].Duplicates, later.Files[0].Updated));
        Assert.Equal((0L, 395L), (later.Totals.Requests!.Value, later.Totals.Tokens.Output!.Value));
        var days = await _house.SpendAsync("2026-01-09", "2026-01-11", SpendKey.Day);
        Assert.Equal(["2026-01-09 7", "2026-01-10 400"], days.Rows.Select(r => $"{r.Keys[0]} {r.Figures.Tokens.Output}"));
        Assert.Empty(await _house.WrongRollUpsAsync("UTC"));
    }

    [Fact]
    public async Task A_copy_without_request_id_is_the_same_message()
    {
        await _house.ImportTextAsync("a.jsonl", Line("m1", 20));

        Assert.Equal((0L, 1L), Counts(await _house.ImportTextAsync("b.jsonl", Line("m1", 20, request: null))));
        Assert.Equal((0L, 1L), Counts(await _house.ImportTextAsync("c.jsonl", Line("m1", 20, request: "other"))));
        Assert.Equal((1L, 0L), Counts(await _house.ImportTextAsync("d.jsonl", Line("m2", 20, request: null))));
    }

    [Fact]
    public async Task A_replay_in_a_side_chain_never_stands_for_the_message_itself()
    {
        var replay = Line("m1", 500, request: "r-2", more: "\"isSidechain\":true,");

        var outcome = await _house.ImportAsync(_house.Write("a.jsonl", replay + Line("m1", 20) + replay));

        Assert.Equal(20, outcome.Totals.Tokens.Output);
    }

    [Fact]
    public async Task A_subagent_counts_once_whether_its_own_file_or_its_parent_tells_of_it()
    {
        var own = Line("m1", 1, more: "\"isSidechain\":true,") + Line("m1", 90, more: "\"isSidechain\":true,\"costUSD\":0.06,");
        _house.Write("tree/s.jsonl", Progress("m1", 40) + Progress("m1", 90) + Progress("only-here", 11));
        _house.Write("tree/s/subagents/agent-1.jsonl", own);

        var outcome = await _house.ImportAsync(Path.Combine(_house.Folder, "tree"));

        Assert.Equal((2L, 101L, 0.06m), (outcome.Totals.Requests!.Value, outcome.Totals.Tokens.Output!.Value, outcome.Totals.ReportedUsd!.Value));
        var days = await _house.SpendAsync("2026-01-09", "2026-01-11", SpendKey.Day);
        Assert.Equal("2026-01-09", Assert.Single(days.Rows).Keys[0]);
    }

    [Fact]
    public async Task Lines_that_are_not_answers_are_passed_over_and_broken_ones_named()
    {
        var outcome = await _house.ImportTextAsync("a.jsonl",
            """{"type":"summary","summary":"About \"usage\":{}","leafUuid":"x"}""" + "\n"
            + """{"type":"user","sessionId":"s-1","version":"2.0.1","message":{"role":"user","content":"log: {\"usage\":{\"input_tokens\":999999}}"}}""" + "\n\n"
            + Line("e", 0, more: "\"isApiErrorMessage\":true,", model: "<synthetic>").Replace(":3,", ":0,", StringComparison.Ordinal).Replace(":30,", ":0,", StringComparison.Ordinal).Replace(":100,", ":0,", StringComparison.Ordinal)
            + Line("m1", 20)
            + Line("m2", 20, usage: "\"speed\":null,")
            + Line("m3", 20).Replace("2.0.31", "dev", StringComparison.Ordinal)
            + Line("m4", 20, at: "sometime")
            + """{"type":"assistant","sessionId":"s-1","timestamp":"2026-01-09T10:00:00Z","message":{"id":"m5"}}""" + "\n"
            + Line("m6", 20)[..200]);

        Assert.Equal((9L, 1L, 3L, 5L), (outcome.RowsRead, outcome.Accepted, outcome.Skipped, outcome.Rejected));
        Assert.Collection(
            outcome.Errors,
            e => Assert.Equal((6, "usage.speed is null, expected a value or no such field"), ((int)e.Line, e.Message)),
            e => Assert.Equal((7, "version is \"dev\", expected one such as 2.0.31"), ((int)e.Line, e.Message)),
            e => Assert.Equal((8, "timestamp is \"sometime\", expected a time such as 2026-01-09T10:00:00.000Z"), ((int)e.Line, e.Message)),
            e => Assert.Equal((9, "message.usage is not there, expected an object with token counts"), ((int)e.Line, e.Message)),
            e => Assert.StartsWith("not valid JSON, perhaps cut off", e.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lifetimes_of_the_cache_are_told_apart_and_fast_mode_is_a_tier()
    {
        var outcome = await _house.ImportAsync(_house.Write("a.jsonl",
            Line("m1", 20, usage: "\"speed\":\"fast\",\"cache_creation\":{\"ephemeral_5m_input_tokens\":10,\"ephemeral_1h_input_tokens\":15},")));

        Assert.Equal(new TokenCounts(3, 100, 10, 15, 5, 20, null), outcome.Totals.Tokens);
        await using var store = _house.Store.CreateDbContext();
        var series = await store.Series().SingleAsync(s => s.Project != null, UsageHouse.Ct);
        Assert.Equal(("fast", "/home/dev/shop", "claude-code", "anthropic", "anthropic/claude-opus-4-6"), (series.ServiceTier, series.Project, series.Service, series.Contract, series.ModelKey));
        Assert.Equal("s-1", (await store.UsageEntries().SingleAsync(UsageHouse.Ct)).TraceId);
    }

    private static (long, long) Counts(Core.Usage.Import.FileOutcome outcome) => (outcome.Accepted, outcome.Duplicates);
}
