using Dashboard.Core.Providers.Catalogue;

namespace Dashboard.Tests.Providers.Catalogue;

/// <summary>Ids as tools and invoices write them, and what they stand for.</summary>
public sealed class ModelMatcherTests
{
    private static readonly ModelCatalogue Catalogue = new(CatalogueReader.Embedded);

    [Theory]
    // Plain and dated.
    [InlineData("gpt-4o", "openai/gpt-4o", "openai/gpt-4o")]
    [InlineData("GPT-5", "openai/gpt-5", "openai/gpt-5")]
    [InlineData("gpt-4o-2024-05-13", "openai/gpt-4o", "openai/gpt-4o-2024-05-13")]
    [InlineData("gpt-5-nano-2025-08-07", "openai/gpt-5-nano", "openai/gpt-5-nano")]
    [InlineData("gpt-4-1106-preview", "openai/gpt-4-turbo", "openai/gpt-4-1106-preview")]
    [InlineData("claude-sonnet-4-5-20250929", "anthropic/claude-sonnet-4-5", "anthropic/claude-sonnet-4-5-20250929")]
    [InlineData("claude-opus-4-20250514", "anthropic/claude-opus-4", "anthropic/claude-opus-4-20250514")]
    [InlineData("gemini-2.0-flash-001", "google/gemini-2.0-flash", "google/gemini-2.0-flash")]
    // Floating names and spellings.
    [InlineData("claude-sonnet-4-latest", "anthropic/claude-sonnet-4", "anthropic/claude-sonnet-4")]
    [InlineData("claude-3.5-sonnet-20241022", "anthropic/claude-3-5-sonnet", "anthropic/claude-3-5-sonnet-20241022")]
    [InlineData("claude-4.5-sonnet", "anthropic/claude-sonnet-4-5", "anthropic/claude-sonnet-4-5")]
    [InlineData("Claude Sonnet 4.6", "anthropic/claude-sonnet-4-6", "anthropic/claude-sonnet-4-6")]
    [InlineData("claude-4-sonnet-20250514-thinking", "anthropic/claude-sonnet-4", "anthropic/claude-sonnet-4")]
    [InlineData("mistral-large-latest", "mistral/mistral-large-2512", "mistral/mistral-large-latest")]
    [InlineData("gpt-5-codex-high", "openai/gpt-5-codex", "openai/gpt-5-codex")]
    // A name that contains another is its own.
    [InlineData("gpt-5-nano", "openai/gpt-5-nano", "openai/gpt-5-nano")]
    [InlineData("gpt-5.1-codex-max", "openai/gpt-5.1-codex-max", "openai/gpt-5.1-codex-max")]
    [InlineData("kimi-k2-thinking", "moonshotai/kimi-k2-thinking", "moonshotai/kimi-k2-thinking")]
    [InlineData("gpt-4-turbo-2024-04-09", "openai/gpt-4-turbo", "openai/gpt-4-turbo-2024-04-09")]
    // Clouds.
    [InlineData("azure/gpt-4o", "openai/gpt-4o", "azure/gpt-4o")]
    [InlineData("azure/eu/gpt-4o-2024-11-20", "openai/gpt-4o", "azure/gpt-4o")]
    [InlineData("bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0", "anthropic/claude-sonnet-4-5", "amazon-bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0")]
    [InlineData("bedrock/converse/eu.anthropic.claude-haiku-4-5-20251001-v1:0", "anthropic/claude-haiku-4-5", "amazon-bedrock/eu.anthropic.claude-haiku-4-5-20251001-v1:0")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:inference-profile/global.anthropic.claude-opus-4-6-v1", "anthropic/claude-opus-4-6", "amazon-bedrock/global.anthropic.claude-opus-4-6-v1")]
    [InlineData("amazon.nova-lite-v1:0", "amazon/nova-lite", "amazon-bedrock/amazon.nova-lite-v1:0")]
    [InlineData("openai.gpt-oss-120b-1:0", "openai/gpt-oss-120b", "amazon-bedrock/openai.gpt-oss-120b-1:0")]
    [InlineData("vertex_ai/claude-sonnet-4@20250514", "anthropic/claude-sonnet-4", "google-vertex/claude-sonnet-4@20250514")]
    [InlineData("claude-opus-4-5@20251101", "anthropic/claude-opus-4-5", "google-vertex/claude-opus-4-5@20251101")]
    [InlineData("projects/p/locations/us-central1/publishers/google/models/gemini-2.5-flash", "google/gemini-2.5-flash", "google-vertex/gemini-2.5-flash")]
    [InlineData("models/gemini-2.5-pro", "google/gemini-2.5-pro", "google/gemini-2.5-pro")]
    // Hosts of open weights.
    [InlineData("accounts/fireworks/models/llama-v3p1-8b-instruct", "meta/llama-3.1-8b-instruct", "fireworks-ai/accounts/fireworks/models/llama-v3p1-8b-instruct")]
    [InlineData("together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo", "meta/llama-3.3-70b-instruct", "togetherai/meta-llama/Llama-3.3-70B-Instruct-Turbo")]
    [InlineData("groq/openai/gpt-oss-120b", "openai/gpt-oss-120b", "groq/openai/gpt-oss-120b")]
    [InlineData("cerebras/zai-glm-4.7", "zhipuai/glm-4.7", "cerebras/zai-glm-4.7")]
    // Gateways.
    [InlineData("openrouter/anthropic/claude-sonnet-4.5", "anthropic/claude-sonnet-4-5", "openrouter/anthropic/claude-sonnet-4.5")]
    [InlineData("openrouter/anthropic/claude-sonnet-4.5:thinking", "anthropic/claude-sonnet-4-5", "openrouter/anthropic/claude-sonnet-4.5")]
    [InlineData("vercel/anthropic/claude-sonnet-4.5", "anthropic/claude-sonnet-4-5", "vercel/anthropic/claude-sonnet-4.5")]
    [InlineData("litellm_proxy/claude-sonnet-4-5", "anthropic/claude-sonnet-4-5", "anthropic/claude-sonnet-4-5")]
    public void An_id_stands_for_a_model_and_an_offering(string raw, string model, string offering)
    {
        var match = Catalogue.Match(raw);

        Assert.NotNull(match);
        Assert.Equal(model, match.Key.ToString());
        Assert.Equal(offering, match.Offering?.ToString());
    }

    [Theory]
    [InlineData("gpt-5-super")]
    [InlineData("gpt-4o-mini-xyz")]
    [InlineData("gpt-5.2-codex-max")]
    [InlineData("claude-instant-1.2")]
    [InlineData("unknown-model-xyz")]
    [InlineData("<synthetic>")]
    [InlineData("my-gpt-4o-deployment")]
    [InlineData("someone/gpt-4o")]
    [InlineData("unsloth/Llama-3.3-70B-Instruct")]
    [InlineData("ft:gpt-4o-2024-08-06:org::abc")]
    [InlineData("anthropic/gpt-4o")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("////")]
    [InlineData(null)]
    public void An_unknown_id_has_no_match_and_no_guess(string? raw) => Assert.Null(Catalogue.Match(raw));

    [Theory]
    [InlineData("llama-3.3-70b-versatile", "groq", null, "groq", null, "groq/llama-3.3-70b-versatile")]
    [InlineData("gpt-35-turbo", "azure.ai.openai", null, "azure", null, "azure/gpt-3.5-turbo-0125")]
    [InlineData("nova-lite", "aws.bedrock", null, "amazon-bedrock", null, "amazon-bedrock/amazon.nova-lite-v1:0")]
    [InlineData("anthropic/claude-4.6-sonnet-20260217", "openrouter", null, null, "openrouter", "openrouter/anthropic/claude-sonnet-4.6")]
    [InlineData("claude-sonnet-4-5", "Google Vertex", "openrouter", "google-vertex", "openrouter", "openrouter/anthropic/claude-sonnet-4.5")]
    [InlineData("claude-sonnet-4-5", "anthropic", "litellm", "anthropic", "litellm", "anthropic/claude-sonnet-4-5")]
    [InlineData("llama3.1:8b", "ollama", null, "ollama", null, null)]
    [InlineData("gpt-4o", "a-reseller-nobody-knows", null, null, null, null)]
    [InlineData("Qwen/Qwen3-Coder-480B-A35B-Instruct", null, null, null, null, null)]
    public void The_hints_say_who_served_and_who_routed(string raw, string? hostHint, string? gatewayHint, string? host, string? gateway, string? offering)
    {
        var match = Catalogue.Match(raw, hostHint, gatewayHint);

        Assert.NotNull(match);
        Assert.Equal((host, gateway, offering), (match.Host?.Value, match.Gateway?.Value, match.Offering?.ToString()));
    }

    [Theory]
    [InlineData("meta-llama/Llama-3.3-70B-Instruct", true)]
    [InlineData("gpt-4o", false)]
    [InlineData("gpt-oss-20b", true)]
    [InlineData("claude-opus-4-6", false)]
    [InlineData("glm-4.6", true)]
    public void Open_weights_are_the_makers_word(string raw, bool open) => Assert.Equal(open, Catalogue.Match(raw)?.OpenWeights);
}
