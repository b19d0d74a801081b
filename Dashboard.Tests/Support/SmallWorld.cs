using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;

namespace Dashboard.Tests.Support;

/// <summary>A catalogue of a dozen parties, so that tests of risk do not move when the world's does.</summary>
internal static class SmallWorld
{
    public static ModelCatalogue Catalogue { get; } = new(new CatalogueData(
        "2026-07-02",
        [
            Lab("openai", "OpenAI", "US"), Lab("anthropic", "Anthropic", "US"), Lab("mistral", "Mistral", "FR"), Lab("deepseek", "DeepSeek", "CN"),
            new(new("aws"), "AWS", ProviderRoles.None, "US"),
            new(new("amazon-bedrock"), "Amazon Bedrock", ProviderRoles.Host, "US", Owner: new("aws")),
            new(new("nebius"), "Nebius", ProviderRoles.Host, "NL"),
            new(new("islandhost"), "Island Host", ProviderRoles.Host, "IS"),
            new(new("openrouter"), "OpenRouter", ProviderRoles.Gateway, "US", Aggregates: true),
            new(new("litellm"), "LiteLLM", ProviderRoles.Gateway, SelfOperated: true),
            new(new("vllm"), "vLLM", ProviderRoles.Host, SelfOperated: true),
        ],
        [
            Model("openai/gpt-5", false), Model("openai/gpt-oss-120b", true), Model("anthropic/claude-opus-4-6", false),
            Model("mistral/mistral-large", false), Model("deepseek/deepseek-v3", true),
        ],
        [
            At("openai", "gpt-5", "openai/gpt-5"), At("anthropic", "claude-opus-4-6", "anthropic/claude-opus-4-6"),
            At("amazon-bedrock", "claude-opus-4-6", "anthropic/claude-opus-4-6"), At("mistral", "mistral-large", "mistral/mistral-large"),
            At("deepseek", "deepseek-v3", "deepseek/deepseek-v3"), At("nebius", "deepseek-v3", "deepseek/deepseek-v3"),
            At("nebius", "gpt-oss-120b", "openai/gpt-oss-120b"),
        ],
        new Dictionary<string, ModelKey>()));

    private static Provider Lab(string key, string name, string country) => new(new(key), name, ProviderRoles.Maker | ProviderRoles.Host, country);

    private static CatalogueModel Model(string key, bool openWeights) => new(ModelKey.Parse(key)!.Value, key, openWeights);

    private static Offering At(string host, string id, string model) => new(new(host), id, ModelKey.Parse(model)!.Value, []);
}
