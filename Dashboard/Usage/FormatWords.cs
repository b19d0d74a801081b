namespace Dashboard.Usage;

/// <summary>Formats as people call them.</summary>
internal static class FormatWords
{
    public static string Of(string format) => format switch
    {
        "litellm" => "LiteLLM spend logs",
        "openai-usage" => "OpenAI usage",
        "claude-code" => "Claude Code transcripts",
        "openai-api" => "OpenAI",
        "anthropic-api" => "Anthropic",
        "openrouter-api" => "OpenRouter",
        "litellm-proxy" => "LiteLLM proxy",
        "copilot-billing" => "GitHub Copilot",
        _ => format,
    };
}
