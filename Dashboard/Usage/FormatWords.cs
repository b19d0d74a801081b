namespace Dashboard.Usage;

/// <summary>Formats as people call them.</summary>
internal static class FormatWords
{
    public static string Of(string format) => format switch
    {
        "litellm" => "LiteLLM spend logs",
        "openai-usage" => "OpenAI usage",
        "codex" => "Codex CLI sessions",
        "gemini-cli" => "Gemini CLI chats",
        "opencode" => "opencode messages",
        "pi" => "Sessions of pi or OpenClaw",
        "kimi-cli" => "Kimi CLI logs",
        "qwen-code" => "Qwen Code chats",
        "droid" => "Droid sessions",
        "amp" => "Amp threads",
        "tokscale" => "tokscale report",
        "ccusage" => "ccusage report",
        "cursor" => "Cursor usage events",
        "langfuse" => "Langfuse observations",
        "portkey" => "Portkey logs",
        "mistral-usage" => "Mistral usage",
        "csv" => "Table of usage",
        "claude-code" => "Claude Code transcripts",
        "otlp" => "OpenTelemetry traces",
        "push" => "Rows sent by programs",
        "openai-api" => "OpenAI",
        "anthropic-api" => "Anthropic",
        "openrouter-api" => "OpenRouter",
        "litellm-proxy" => "LiteLLM proxy",
        "copilot-billing" => "GitHub Copilot",
        _ => format,
    };
}
