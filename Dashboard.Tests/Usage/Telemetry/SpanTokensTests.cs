namespace Dashboard.Tests.Usage.Telemetry;

/// <summary>Both conventions of counting are recognised; what contradicts itself is rejected with its field.</summary>
public sealed class SpanTokensTests : IDisposable
{
    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Theory]
    // As OpenTelemetry wants it: the cache is a part of the input.
    [InlineData("test", "anthropic", 100, 40, 10, 20, null, null, "50/40/10/20/")]
    [InlineData("test", "anthropic", 100, 40, 10, 20, 120, null, "50/40/10/20/")]
    // The total shows that it stands beside it.
    [InlineData("test", "anthropic", 100, 40, 10, 20, 170, null, "100/40/10/20/")]
    // It cannot be a part of what is smaller.
    [InlineData("test", "anthropic", 10, 4000, 10, 20, null, null, "10/4000/10/20/")]
    [InlineData("test", "anthropic", 10, 4000, 10, 20, 30, null, "10/4000/10/20/")]
    // Instrumentations that pass on what the provider said.
    [InlineData("ai", "anthropic.messages", 100, 40, null, 20, null, null, "100/40//20/")]
    [InlineData("strands.telemetry.tracer", "aws.bedrock", 100, 40, null, 20, null, null, "100/40//20/")]
    [InlineData("ai", "openai.responses", 100, 40, null, 20, null, null, "60/40//20/")]
    // Thoughts are a part of the output, unless the total or the provider's habit says otherwise.
    [InlineData("test", "openai", 100, null, null, 20, null, 15, "100///20/15")]
    [InlineData("test", "gcp.gemini", 100, null, null, 20, 135, 15, "100///35/15")]
    [InlineData("test", "gcp.gemini", 100, null, null, 20, null, 30, "100///50/30")]
    [InlineData("test", "openai", 100, 40, null, 20, 160, 20, "100/40//20/20")]
    public async Task Both_conventions_give_disjoint_classes(string scope, string provider, int input, int? read, int? write, int output, int? total, int? reasoning, string expected)
    {
        List<(string, object)> attributes =
            [("gen_ai.operation.name", "chat"), ("gen_ai.system", provider), ("gen_ai.usage.input_tokens", input), ("gen_ai.usage.output_tokens", output)];
        if (read is { } r)
            attributes.Add(("gen_ai.usage.cache_read.input_tokens", r));
        if (write is { } w)
            attributes.Add(("gen_ai.usage.cache_creation.input_tokens", w));
        if (total is { } t)
            attributes.Add(("gen_ai.usage.total_tokens", t));
        if (reasoning is { } z)
            attributes.Add(("gen_ai.usage.reasoning.output_tokens", z));

        var outcome = await _house.ImportAsync(_house.Write("trace.json", Spans.Batch(Spans.With("1", null, "chat", [.. attributes]) with { Scope = scope })));

        var tokens = outcome.Totals.Tokens;
        Assert.Equal(expected, $"{tokens.Input}/{tokens.CacheRead}/{tokens.CacheWriteUnknown}/{tokens.Output}/{tokens.Reasoning}");
    }

    [Theory]
    [InlineData("gen_ai.usage.total_tokens", 131, "span 0000000000000001: gen_ai.usage.total_tokens is 131, expected 120 or 160 (input 100 + output 20, with or without what was read from the cache 40")]
    [InlineData("gen_ai.usage.output_tokens", -1, "span 0000000000000001: gen_ai.usage.output_tokens is \"-1\", expected a whole number from 0 to 1,000,000,000,000")]
    [InlineData("gen_ai.usage.cost", -0.5, "gen_ai.usage.cost is \"-0.5\", expected an amount in USD, not negative")]
    public async Task What_contradicts_itself_is_rejected_with_its_field(string key, double value, string message)
    {
        var span = Spans.Call("1", null, 100, 20);
        span.Attributes["gen_ai.usage.cache_read.input_tokens"] = 40;
        span.Attributes[key] = value;

        var file = (await _house.ImportAsync(_house.Write("trace.json", Spans.Batch(span)))).Files[0];

        Assert.Equal((0L, 1L), (file.Accepted, file.Rejected));
        Assert.StartsWith(message, Assert.Single(file.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_resource_and_the_trace_stand_in_the_entry_and_the_cost_that_the_span_tells()
    {
        var span = Spans.Call("1", null, 100, 20);
        span.Attributes["gen_ai.usage.cost"] = 0.0125;

        var outcome = await _house.ImportAsync(_house.Write("trace.json", Spans.Batch(span)));

        Assert.Equal(0.0125m, outcome.Totals.ReportedUsd);
        var entry = Assert.Single(await _house.EntriesAsync());
        Assert.Contains(Spans.Trace, entry, StringComparison.Ordinal);
        Assert.EndsWith("openai//openai/gpt-5-mini/////shop", entry, StringComparison.Ordinal);
        Assert.Equal("production", Assert.Single((await _house.SpendAsync("2026-03-01", "2026-03-02", Core.Usage.Analytics.SpendKey.Environment)).Rows).Keys[0]);
    }
}
