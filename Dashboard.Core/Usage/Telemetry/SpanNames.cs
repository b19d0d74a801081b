using System.Collections.Frozen;

namespace Dashboard.Core.Usage.Telemetry;

/// <summary>
/// What instrumentations call things. For each figure the conventions of OpenTelemetry come first (the current name,
/// then older ones and spellings seen in the wild), then OpenInference, then the AI SDK of Vercel.
/// </summary>
internal static class SpanNames
{
    public static readonly string[] Operation = ["gen_ai.operation.name"];
    public static readonly string[] OpenInferenceKind = ["openinference.span.kind"];
    public static readonly string[] VercelOperation = ["ai.operationId", "operation.name"];
    public static readonly string[] TraceloopKind = ["traceloop.span.kind"];
    public static readonly string[] RequestType = ["llm.request.type"];
    public static readonly string[] Tool = ["gen_ai.tool.name", "gen_ai.tool.call.id"];

    public static readonly string[] Provider = ["gen_ai.provider.name", "gen_ai.system", "llm.provider", "ai.model.provider", "llm.system"];

    /// <summary>What answered is what is billed; what was asked for may be an alias.</summary>
    public static readonly string[] Model =
    [
        "gen_ai.response.model", "gen_ai.request.model", "ai.response.model", "ai.model.id", "llm.model_name", "embedding.model_name", "gen_ai.model",
        "llm.response.model", "llm.request.model",
    ];

    public static readonly string[] Tier =
        ["openai.response.service_tier", "gen_ai.openai.response.service_tier", "gen_ai.response.service_tier", "openai.request.service_tier", "gen_ai.openai.request.service_tier"];

    public static readonly string[] Cost = ["gen_ai.usage.cost", "gen_ai.usage.cost.total", "gen_ai.usage.total_cost", "llm.cost.total"];

    public static readonly string[] Input =
    [
        "gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens", "llm.usage.prompt_tokens", "llm.token_count.prompt",
        "ai.usage.inputTokens", "ai.usage.promptTokens", "ai.usage.tokens",
    ];

    public static readonly string[] Output =
    [
        "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens", "llm.usage.completion_tokens", "llm.token_count.completion",
        "ai.usage.outputTokens", "ai.usage.completionTokens",
    ];

    public static readonly string[] Total =
        ["gen_ai.usage.total_tokens", "llm.usage.total_tokens", "llm.token_count.total", "ai.usage.totalTokens"];

    public static readonly string[] CacheRead =
    [
        "gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens", "gen_ai.usage.input_cached_tokens", "gen_ai.usage.input_tokens.cached",
        "gen_ai.usage.cached_tokens", "gen_ai.usage.cached_input_tokens", "gen_ai.usage.cache_read_tokens", "gen_ai.usage.details.cache_read_tokens",
        "gen_ai.usage.details.cache_read_input_tokens", "gen_ai.usage.details.cached_tokens", "llm.usage.cache_read_input_tokens",
        "llm.token_count.prompt_details.cache_read", "ai.usage.inputTokenDetails.cacheReadTokens", "ai.usage.cachedInputTokens",
    ];

    public static readonly string[] CacheWrite =
    [
        "gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.cache_creation_input_tokens", "gen_ai.usage.input_cache_creation",
        "gen_ai.usage.cache_write.input_tokens", "gen_ai.usage.cache_write_input_tokens", "gen_ai.usage.input_tokens.cache_write",
        "gen_ai.usage.cache_write_tokens", "gen_ai.usage.details.cache_write_tokens", "gen_ai.usage.details.cache_creation_input_tokens",
        "llm.usage.cache_creation_input_tokens", "llm.token_count.prompt_details.cache_write", "ai.usage.inputTokenDetails.cacheWriteTokens",
    ];

    public static readonly string[] Reasoning =
    [
        "gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens", "gen_ai.usage.output_tokens.reasoning", "gen_ai.usage.output_reasoning_tokens",
        "gen_ai.usage.details.reasoning_tokens", "llm.usage.reasoning_tokens", "llm.token_count.completion_details.reasoning",
        "ai.usage.outputTokenDetails.reasoningTokens", "ai.usage.reasoningTokens",
    ];

    public static readonly string[] InputAudio =
        ["gen_ai.usage.input_audio_tokens", "gen_ai.usage.details.input_audio_tokens", "llm.token_count.prompt_details.audio"];

    public static readonly string[] OutputAudio =
        ["gen_ai.usage.output_audio_tokens", "gen_ai.usage.details.output_audio_tokens", "llm.token_count.completion_details.audio"];

    private static readonly string[] Prefixes = ["gen_ai.", "llm.", "ai.", "openinference.", "traceloop."];

    /// <summary>Every attribute that is worth its value.</summary>
    public static FrozenSet<string> Wanted { get; } = new[]
    {
        Operation, OpenInferenceKind, VercelOperation, TraceloopKind, RequestType, Tool, Provider, Model, Tier, Cost,
        Input, Output, Total, CacheRead, CacheWrite, Reasoning, InputAudio, OutputAudio,
    }.SelectMany(n => n).ToFrozenSet(StringComparer.Ordinal);

    public static bool AreAboutModels(string key) => Prefixes.Any(p => key.StartsWith(p, StringComparison.Ordinal));
}
