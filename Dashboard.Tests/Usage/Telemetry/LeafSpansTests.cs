using Dashboard.Core.Usage.Import;

namespace Dashboard.Tests.Usage.Telemetry;

/// <summary>Usage counts once, in the call itself, whatever wraps it and in whatever order and batches the spans come.</summary>
public sealed class LeafSpansTests : IDisposable
{
    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    // An agent says that it is one; a framework's step does not; between step and call lies a plain span.
    private static readonly Spans[] Trace =
    [
        Spans.With("a", null, "invoke_agent shop", ("gen_ai.operation.name", "invoke_agent"), ("gen_ai.usage.input_tokens", 300), ("gen_ai.usage.output_tokens", 30)),
        Spans.Unsaid("b", "a", 100, 10),
        Spans.With("c", "b", "POST /chat"),
        Spans.Call("d", "c", 100, 10),
        Spans.Call("e", "a", 200, 20),
    ];

    [Fact]
    public async Task Every_order_and_every_split_gives_the_same_ledger()
    {
        var expected = default(IReadOnlyList<string>);
        // The sibling comes last every time: it changes nothing for the others.
        foreach (var order in Orders(Trace.Length - 1).Select(o => (List<int>)[.. o, Trace.Length - 1]))
        {
            using var house = new UsageHouse();
            // A plain span says nothing of models: alone and before its child, nobody could know that it matters.
            if (order.IndexOf(2) < order.IndexOf(3))
                continue;

            foreach (var (i, span) in order.Index())
                await house.ImportAsync(house.Write($"{i}.json", Spans.Batch(Trace[span])));

            var entries = await house.EntriesAsync();
            expected ??= entries;
            Assert.Equal(expected, entries);
            Assert.Empty(await house.WrongRollUpsAsync("UTC"));
            var spend = await house.SpendAsync("2026-03-01", "2026-03-02");
            Assert.Equal((300L, 30L, 2L), (spend.Totals.Tokens.Input!.Value, spend.Totals.Tokens.Output!.Value, spend.Totals.Requests!.Value));
        }
    }

    [Fact]
    public async Task In_one_batch_the_order_does_not_matter_and_each_span_is_told_of()
    {
        foreach (var spans in new[] { Trace, [.. Trace.Reverse()] })
        {
            using var house = new UsageHouse();
            var path = house.Write("trace.json", Spans.Batch(spans));

            var trial = await house.Get<ImportUsage>().RunAsync(new ImportRequest(Core.Usage.Import.Sources.SourceFiles.Select([path]), DryRun: true), null, UsageHouse.Ct);
            Assert.Empty(await house.EntriesAsync());
            foreach (var outcome in new[] { trial, await house.ImportAsync(path) })
            {
                Assert.Equal((5L, 2L, 0L, 3L, 0L), Counts(outcome));
                Assert.Equal(330, outcome.Totals.Tokens.Input + outcome.Totals.Tokens.Output);
            }

            Assert.Equal((5L, 0L, 2L, 3L, 0L), Counts(await house.ImportAsync(path)));
            Assert.Equal(2, (await house.EntriesAsync()).Count);
        }
    }

    [Fact]
    public async Task A_trial_sees_the_repetitions_that_the_ledger_knows()
    {
        await _house.ImportAsync(_house.Write("wrapper.json", Spans.Batch(Trace[1])));

        var path = _house.Write("call.json", Spans.Batch(Spans.Call("d", "b", 100, 10)));
        var trial = await _house.Get<ImportUsage>().RunAsync(new ImportRequest(Core.Usage.Import.Sources.SourceFiles.Select([path]), DryRun: true), null, UsageHouse.Ct);

        Assert.Equal(0, trial.Totals.Tokens.Input);
        Assert.Contains("100", Assert.Single(await _house.EntriesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_tool_asks_a_model_is_not_what_its_caller_asked()
    {
        await _house.ImportAsync(_house.Write("trace.json", Spans.Batch(
            Spans.Call("1", null, 100, 10), Spans.With("2", "1", "execute_tool search", ("gen_ai.operation.name", "execute_tool")), Spans.Call("3", "2", 50, 5))));

        Assert.Equal(165, await TokensAsync());
    }

    [Fact]
    public async Task Vercels_outer_span_repeats_its_steps()
    {
        (string, object)[] usage = [("ai.model.id", "gpt-5-mini"), ("ai.model.provider", "openai.responses"), ("ai.usage.promptTokens", 100), ("ai.usage.completionTokens", 10)];
        await _house.ImportAsync(_house.Write("trace.json", Spans.Batch(
            Spans.With("1", null, "ai.generateText", [.. usage, ("ai.operationId", "ai.generateText")]) with { Scope = "ai" },
            Spans.With("2", "1", "ai.generateText.doGenerate", [.. usage, ("ai.operationId", "ai.generateText.doGenerate")]) with { Scope = "ai" })));

        Assert.Equal(110, await TokensAsync());
        Assert.Contains("openai//openai/gpt-5-mini", Assert.Single(await _house.EntriesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Openinference_says_what_is_a_call()
    {
        (string, object)[] usage = [("llm.model_name", "gpt-5-mini"), ("llm.token_count.prompt", 100), ("llm.token_count.completion", 10)];
        await _house.ImportAsync(_house.Write("trace.json", Spans.Batch(
            Spans.With("1", null, "Agent.run", [.. usage, ("openinference.span.kind", "AGENT")]), Spans.With("2", "1", "ChatCompletion", [.. usage, ("openinference.span.kind", "LLM")]))));

        Assert.Equal(110, await TokensAsync());
    }

    [Fact]
    public async Task A_failed_call_without_tokens_counts_nothing_and_one_with_tokens_counts()
    {
        var outcome = await _house.ImportAsync(_house.Write("trace.json", Spans.Batch(
            Spans.With("1", null, "chat", ("gen_ai.operation.name", "chat"), ("gen_ai.request.model", "gpt-5-mini")) with { Failed = true },
            Spans.Call("2", null, 100, 10) with { Failed = true })));

        Assert.Equal((2L, 1L, 0L, 1L, 0L), Counts(outcome));
    }

    [Fact]
    public async Task Copilots_lines_are_read_and_a_broken_one_hides_no_other()
    {
        var outcome = await _house.ImportAsync(_house.Write("otel.jsonl", """
            {"type":"span","traceId":"4bf92f3577b34da6a3ce929d0e0e4736","spanId":"00000000000000a1","parentSpanId":"00000000000000a0","name":"chat gpt-5","startTime":[1772359200,5000],"endTime":[1772359201,0],"attributes":{"gen_ai.operation.name":"chat","gen_ai.provider.name":"github","gen_ai.response.model":"gpt-5","gen_ai.usage.input_tokens":1234,"gen_ai.usage.cache_read.input_tokens":1000,"gen_ai.usage.output_tokens":56}}
            {"type":"metric","name":"gen_ai.client.token.usage","attributes":{}}
            {"type":"span",
            {"type":"span","traceId":"4bf92f3577b34da6a3ce929d0e0e4736","spanId":"00000000000000a0","name":"invoke_agent","startTime":[1772359199,0],"attributes":{"gen_ai.operation.name":"invoke_agent","gen_ai.usage.input_tokens":1234,"gen_ai.usage.output_tokens":56}}
            """));

        Assert.Equal((4L, 1L, 0L, 2L, 1L), Counts(outcome));
        Assert.Equal((234L, 1000L, 56L), (outcome.Totals.Tokens.Input!.Value, outcome.Totals.Tokens.CacheRead!.Value, outcome.Totals.Tokens.Output!.Value));
    }

    private static (long Read, long Accepted, long Duplicates, long Skipped, long Rejected) Counts(ImportOutcome outcome) =>
        outcome.Files[0] is var f ? (f.RowsRead, f.Accepted, f.Duplicates, f.Skipped, f.Rejected) : default;

    private async Task<long> TokensAsync()
    {
        var totals = (await _house.SpendAsync("2026-03-01", "2026-03-02")).Totals.Tokens;
        return totals.Prompt!.Value + totals.Output!.Value;
    }

    private static IEnumerable<List<int>> Orders(int count) =>
        count == 0 ? [[]] : Orders(count - 1).SelectMany(rest => Enumerable.Range(0, count).Select(at => (List<int>)[.. rest[..at], count - 1, .. rest[at..]]));
}
