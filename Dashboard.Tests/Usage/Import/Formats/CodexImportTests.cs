using Dashboard.Core.Units;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Tests.Support;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Import.Formats;

public sealed class CodexImportTests : IDisposable
{
    private UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    private static string Header(string id, string? parent = null) =>
        $$"""{"timestamp":"2026-01-02T00:00:00Z","type":"session_meta","payload":{"id":"{{id}}","forked_from_id":{{(parent is null ? "null" : $"\"{parent}\"")}} } }""" + "\n";

    private static string Model(string model = "gpt-5") => $$"""{"timestamp":"2026-01-02T00:00:00Z","type":"turn_context","payload":{"model":"{{model}}"} }""" + "\n";

    private static string Count(int second, long input, long output, long? lastInput = null, long? lastOutput = null, string more = "") =>
        $$"""{"timestamp":"2026-01-02T00:00:{{second:00}}Z","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"input_tokens":{{input}},"output_tokens":{{output}},"total_tokens":{{input + output}}{{more}} }"""
        + (lastInput is null ? "" : $$""","last_token_usage":{"input_tokens":{{lastInput}},"output_tokens":{{lastOutput}},"total_tokens":{{lastInput + lastOutput}} }""") + "}}}\n";

    // Parent, child and grandchild: each repeats all of its ancestors under other times. 110, +55, +33.
    private static readonly string Parent = Header("p") + Model() + Count(1, 60, 6) + Count(2, 100, 10);
    private static readonly string Child = Header("c", "p") + Model() + Count(11, 60, 6) + Count(12, 100, 10) + Count(13, 150, 15);
    private static readonly string Grandchild = Header("g", "c") + Model() + Count(21, 60, 6) + Count(22, 100, 10) + Count(23, 150, 15) + Count(24, 180, 18);

    [Theory]
    [InlineData("archived-fork-33ce-3869__codex-home__archived_sessions__parent", "archived-fork-33ce-3869__codex-home__archived_sessions__child", 15_309_178)]
    [InlineData("missing-parent-siblings__codex-home__archived_sessions__sibling-a", "missing-parent-siblings__codex-home__archived_sessions__sibling-b", 15_309_178 + 3_093)]
    [InlineData("harness-smoke__codex-home__sessions__2026__07__11__parent", "harness-smoke__codex-home__archived_sessions__child", 17)]
    public async Task A_fork_counts_once_in_either_order(string first, string second, long total)
    {
        var (a, b) = (Shared(first), Shared(second));
        var together = await _house.ImportAsync(a, b);
        Assert.Equal(total, Total(together.Totals.Tokens));
        var snapshot = await _house.SnapshotAsync();

        Renew();
        var later = await _house.ImportAsync(b);
        var earlier = await _house.ImportAsync(a);
        Assert.Equal(total, Total(later.Totals.Tokens + earlier.Totals.Tokens));
        Assert.Equal(snapshot, await _house.SnapshotAsync());
        Assert.Empty(await _house.WrongRollUpsAsync("UTC"));

        Assert.Equal(0, Total((await _house.ImportAsync(a, b)).Totals.Tokens));
        Assert.Equal(snapshot, await _house.SnapshotAsync());
    }

    [Theory]
    [InlineData("p", "c", "g")]
    [InlineData("p", "g", "c")]
    [InlineData("c", "p", "g")]
    [InlineData("c", "g", "p")]
    [InlineData("g", "p", "c")]
    [InlineData("g", "c", "p")]
    public async Task Three_generations_count_once_in_any_order_of_imports(params string[] order)
    {
        foreach (var name in order)
            await _house.ImportTextAsync(name + ".jsonl", name == "p" ? Parent : name == "c" ? Child : Grandchild);

        await using (var store = _house.Store.CreateDbContext())
        {
            var entries = await store.UsageEntries().OrderBy(e => e.At).ToListAsync(UsageHouse.Ct);
            Assert.Equal([66, 44, 55, 33], entries.Select(e => e.Input!.Value + e.Output!.Value));
            Assert.Equal([1, 2, 13, 24], entries.Select(e => e.At.Second));
        }

        Assert.Empty(await _house.WrongRollUpsAsync("UTC"));
        foreach (var again in order)
            Assert.Equal(0, (await _house.ImportTextAsync(again + ".jsonl", again == "p" ? Parent : again == "c" ? Child : Grandchild)).Accepted);

        await using var after = _house.Store.CreateDbContext();
        Assert.Equal(4, await after.UsageEntries().CountAsync(UsageHouse.Ct));
    }

    [Fact]
    public async Task A_replayed_header_tells_the_grandparent()
    {
        // The parent between them was deleted: its header stands in the grandchild all the same.
        await _house.ImportTextAsync("p.jsonl", Parent);
        var outcome = await _house.ImportTextAsync("g.jsonl", Grandchild.Replace(Model(), Header("c", "p") + Header("p") + Model(), StringComparison.Ordinal));

        Assert.Equal((2L, 2L), (outcome.Accepted, outcome.Duplicates));
    }

    [Fact]
    public async Task Sessions_that_only_look_alike_are_two()
    {
        await _house.ImportTextAsync("a.jsonl", Header("a") + Model() + Count(1, 100, 5));
        var other = await _house.ImportTextAsync("b.jsonl", Header("b") + Model() + Count(1, 100, 5));

        Assert.Equal(1, other.Accepted);
    }

    [Fact]
    public async Task Only_movement_counts()
    {
        var text = Header("a") + Model() + Count(1, 100, 10, 100, 10) + Count(2, 100, 10, 100, 10) + Count(3, 300, 20, 200, 10)
            // The same totals again, later, then totals begun anew.
            + Count(4, 100, 10, 100, 10) + Count(5, 40, 4, 40, 4);
        var outcome = await _house.ImportAsync(_house.Write("a.jsonl", text));

        Assert.Equal((3L, 364L), (outcome.Files[0].Accepted, Total(outcome.Totals.Tokens)));
    }

    [Fact]
    public async Task Two_agents_in_one_file_have_totals_of_their_own()
    {
        var text = Header("a") + Model() + Count(1, 100, 10, 100, 10) + Count(2, 30, 3, 30, 3) + Count(3, 150, 15, 50, 5) + Count(4, 50, 5, 20, 2);
        var outcome = await _house.ImportAsync(_house.Write("a.jsonl", text));

        Assert.Equal(165 + 55, Total(outcome.Totals.Tokens));
    }

    [Fact]
    public async Task A_file_cut_into_parts_counts_its_last_answer_not_all_before_it()
    {
        var whole = Header("a") + Model() + Count(1, 100, 10, 100, 10);
        await _house.ImportTextAsync("a.jsonl", whole);
        var rest = await _house.ImportAsync(_house.Write("rest.jsonl", Count(3, 300, 20, 200, 10)));

        Assert.Equal(210, Total(rest.Totals.Tokens));
    }

    [Fact]
    public async Task The_total_tells_whether_reasoning_is_in_the_output()
    {
        static string With(long total) => Header("s" + total) + Count(1, 100, 50, more: ",\"reasoning_output_tokens\":20,\"cached_input_tokens\":40").Replace("\"total_tokens\":150", "\"total_tokens\":" + total, StringComparison.Ordinal);

        Assert.Equal(new TokenCounts(60, 40, Output: 50, Reasoning: 20), (await _house.ImportAsync(_house.Write("in.jsonl", With(150)))).Totals.Tokens);
        Assert.Equal(new TokenCounts(60, 40, Output: 70, Reasoning: 20), (await _house.ImportAsync(_house.Write("out.jsonl", With(170)))).Totals.Tokens);
        var wrong = await _house.ImportTextAsync("wrong.jsonl", With(151));
        Assert.Equal((0L, 1L, "total_tokens is 151, expected 150 (input_tokens 100 + output_tokens 50)"), (wrong.Accepted, wrong.Rejected, wrong.Errors[0].Message));
    }

    [Fact]
    public async Task A_trial_sees_forks_as_an_import_does()
    {
        await _house.ImportTextAsync("p.jsonl", Parent);
        var trial = await _house.ImportAsync(new Core.Usage.Import.ImportRequest(Core.Usage.Import.Sources.SourceFiles.Select([_house.Write("c.jsonl", Child)]), DryRun: true));

        Assert.Equal((1L, 2L, 55L), (trial.Files[0].Accepted, trial.Files[0].Duplicates, Total(trial.Totals.Tokens)));
    }

    private static string Shared(string name) => SharedData.PathTo($"usage/codex_jsonl/codexbar_Issue2037__{name}.jsonl");

    private void Renew()
    {
        _house.Dispose();
        _house = new UsageHouse();
    }

    private static long Total(TokenCounts tokens) => (tokens.Prompt ?? 0) + (tokens.Output ?? 0);
}
