using System.Collections.Frozen;

namespace Dashboard.Core.Usage.Import.Formats.LiteLlm;

/// <summary>LiteLLM writes who serves a model in front of its name: <c>bedrock/anthropic.claude-…</c>. What else stands there is part of the name.</summary>
internal static class LiteLlmPrefix
{
    private static readonly FrozenSet<string> Hosts = FrozenSet.ToFrozenSet(
        [
            "openai", "azure", "azure_ai", "anthropic", "bedrock", "bedrock_converse", "vertex_ai", "gemini", "groq", "mistral", "cohere", "deepseek", "xai",
            "together_ai", "fireworks_ai", "openrouter", "ollama", "ollama_chat", "hosted_vllm", "perplexity", "replicate", "deepinfra", "databricks",
            "huggingface", "nvidia_nim", "cerebras", "sambanova", "watsonx", "github_copilot", "moonshot", "dashscope", "voyage", "novita", "hyperbolic",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the name says nothing about it.</summary>
    public static string? HostIn(string? model) =>
        model?.IndexOf('/', StringComparison.Ordinal) is { } slash and > 0 && Hosts.Contains(model[..slash]) ? model[..slash] : null;
}
