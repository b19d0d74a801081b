using Dashboard.Core.Units;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Usage.Telemetry;

/// <summary>
/// Real spans of other projects, with what those projects assert of them in our classes: their output and their
/// output_reasoning_tokens (and their output_audio_tokens) together are our output.
/// </summary>
public sealed class OtlpExamplesTests : IDisposable
{
    private readonly UsageHouse _house = new();

    public static TheoryData<string, Expected> Files => new()
    {
        // Input 70 beside the cache (140 is the total of all), output 40 of which 5 were sound.
        { "otlp_genai/langfuse_7674_should_normalize_official_gen_ai_cache_usage_into_Langfuse_canonical_keys.json", Counted(70, 20, 10, 40) },
        { "otlp_genai/langfuse_8170_should_subtract_cache_tokens_only_once_when_dotted_and_flat_Anthropic_spellings.json", Counted(70, 20, 10, null) },
        { "otlp_genai/langfuse_2321_should_extract_OpenInference_llm_token_count_prompt_details_cache_read_cache_wri.json", Counted(5000, 40000, 5000, 200) },
        { "otlp_genai/langfuse_2426_should_subtract_gen_ai_usage_input_cached_tokens_input_cache_creation_from_inclu.json", Counted(5000, 40000, 5000, 200) },
        // Output 15 + 30 thought + 5 of sound.
        { "otlp_genai/langfuse_7758_should_extract_OpenInference_llm_token_count_completion_details_reasoning_audio.json", Counted(100, null, null, 50, 30) },
        // Output 35 + 25 thought; their total of 160 is 100 + 60.
        { "otlp_genai/langfuse_7852_should_subtract_gen_ai_usage_reasoning_output_tokens_from_inclusive_output_token.json", Counted(100, null, null, 60, 25) },
        // More thought than output: output 0 + 60 thought.
        { "otlp_genai/langfuse_7944_should_clamp_output_at_0_when_reasoning_details_exceed_the_emitted_output_count.json", Counted(null, null, null, 60, 60) },
        // No output told, 25 thought.
        { "otlp_genai/langfuse_8015_should_keep_output_absent_when_only_a_reasoning_detail_is_emitted.json", Counted(null, null, null, 25, 25) },
        // Calls of models that tell no tokens: a request each, of a model that the source names.
        { "otlp_genai/langfuse_1012_should_convert_a_Vercel_AI_SDK_embedding_span_to_Langfuse_embedding_create_event.json", Counted(null, null, null, null) with { Model = "gemini-embedding-001" } },
        { "otlp_genai/langfuse_867_LFE_5171_should_convert_a_Semantic_Kernel_1_55_OTel_Span_with_new_event_based_se.json", Counted(null, null, null, null) with { Model = "gpt-4-0613" } },
        // A tool is no call of a model.
        { "otlp_genai/langfuse_1826_should_prioritize_gen_ai_tool_name_over_logfire_msg_for_tool_observation_name.json", new Expected("otlp", 0, null) { Skipped = 1 } },
        // What the project kept of this test is its list of prices.
        { "copilot_cli_otel/ccusage_inline__copilot_loader__includes_reasoning_tokens_in_total_tokens.jsonl", new Expected(null, 0, null) { Reason = "this is a list of prices" } },
    };

    public void Dispose() => _house.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_gives_what_its_project_asserts_or_the_right_reason(string file, Expected expected)
    {
        var outcome = await _house.ImportAsync(SharedData.PathTo("usage/" + file));

        var read = outcome.Files[0];
        Assert.Equal((expected.Format, expected.Accepted, 0L, expected.Skipped), (read.Format, read.Accepted, read.Rejected, read.Skipped));
        if (expected.Reason is { } reason)
            Assert.StartsWith(reason, Assert.Single(read.Errors).Message, StringComparison.Ordinal);
        else
            Assert.Empty(read.Errors);

        if (expected.Tokens is { } tokens)
            Assert.Equal((tokens, 1L), (outcome.Totals.Tokens, outcome.Totals.Requests));

        if (expected.Model is { } model)
            Assert.Contains("/" + model + "/", Assert.Single(await _house.EntriesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_of_the_two_folders_is_in_the_table()
    {
        var known = Files.Select(row => row.Data.Item1).ToList();
        var there = new[] { "otlp_genai", "copilot_cli_otel" }.SelectMany(f => Directory.EnumerateFiles(SharedData.PathTo("usage/" + f)).Select(p => $"{f}/{Path.GetFileName(p)}"));

        Assert.Equal(there.Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    private static Expected Counted(long? input, long? read, long? write, long? output, long? reasoning = null) =>
        new("otlp", 1, new TokenCounts(input, read, CacheWriteUnknown: write, Output: output, Reasoning: reasoning));

    /// <summary>What a file must give.</summary>
    public sealed record Expected(string? Format, long Accepted, TokenCounts? Tokens)
    {
        public long Skipped { get; init; }

        public string? Model { get; init; }

        public string? Reason { get; init; }
    }
}
