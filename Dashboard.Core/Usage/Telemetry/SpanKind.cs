using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Telemetry;

/// <summary>
/// What a span stands for, by what its instrumentation says of it. Where it says nothing, a span with usage or with a
/// model is a call; that another call lies below it is found out by <see cref="Ledger.Writing.SpanTree"/>.
/// </summary>
internal static class SpanKind
{
    public static SpanRole Of(SpanFacts span) =>
        !span.IsAboutModels ? SpanRole.Plain
        : ByOperation(span.First(SpanNames.Operation))
            ?? ByOpenInference(span.First(SpanNames.OpenInferenceKind))
            ?? ByVercel(span.First(SpanNames.VercelOperation))
            ?? ByTraceloop(span.First(SpanNames.TraceloopKind))
            ?? (span.First(SpanNames.Tool) is not null ? SpanRole.Tool
                : span.First(SpanNames.RequestType) is not null || span.First(SpanNames.Model) is not null || HasUsage(span) ? SpanRole.Call
                : SpanRole.Wrapper);

    /// <summary>Whether it tells any tokens.</summary>
    public static bool HasUsage(SpanFacts span) =>
        (span.First(SpanNames.Input) ?? span.First(SpanNames.Output) ?? span.First(SpanNames.Total) ?? span.First(SpanNames.Reasoning)
            ?? span.First(SpanNames.CacheRead) ?? span.First(SpanNames.CacheWrite)) is not null;

    private static SpanRole? ByOperation(string? name) => name switch
    {
        "chat" or "generate_content" or "text_completion" or "completion" or "embeddings" or "embedding" => SpanRole.Call,
        "execute_tool" => SpanRole.Tool,
        "create_agent" or "invoke_agent" or "invoke_workflow" or "plan" or "retrieval" => SpanRole.Wrapper,
        // An operation that we do not know yet: its usage and the calls below it decide.
        _ => null,
    };

    private static SpanRole? ByOpenInference(string? kind) => kind switch
    {
        null => null,
        "LLM" or "EMBEDDING" => SpanRole.Call,
        "TOOL" => SpanRole.Tool,
        _ => SpanRole.Wrapper,
    };

    // "ai.generateText" wraps a "ai.generateText.doGenerate" for each step; the operation's name may be followed by the function's.
    private static SpanRole? ByVercel(string? operation)
    {
        if (operation is null || !operation.StartsWith("ai.", StringComparison.Ordinal))
            return null;

        var name = operation.Split(' ')[0];
        return name == "ai.toolCall" ? SpanRole.Tool
            : name.EndsWith(".doGenerate", StringComparison.Ordinal) || name.EndsWith(".doStream", StringComparison.Ordinal) || name.EndsWith(".doEmbed", StringComparison.Ordinal)
                ? SpanRole.Call
                : SpanRole.Wrapper;
    }

    private static SpanRole? ByTraceloop(string? kind) => kind switch
    {
        "workflow" or "task" or "agent" => SpanRole.Wrapper,
        "tool" => SpanRole.Tool,
        _ => null,
    };
}
