namespace Dashboard.Core.Terms.Sources;

/// <summary>A document that a provider is known to publish.</summary>
public sealed record KnownSource(string Provider, string Name, TermsKind Kind, string Url);

/// <summary>Documents of the providers met most often: addresses that can be read without running scripts, as far as known. Offered, never watched unasked.</summary>
public static class KnownSources
{
    public static IReadOnlyList<KnownSource> All { get; } =
    [
        new("openai", "Services agreement", TermsKind.Terms, "https://openai.com/policies/services-agreement/"),
        new("openai", "Usage policies", TermsKind.UsagePolicy, "https://openai.com/policies/usage-policies/"),
        new("openai", "Model deprecations", TermsKind.Deprecations, "https://developers.openai.com/api/docs/deprecations.md"),
        new("openai", "Supported countries", TermsKind.Regions, "https://developers.openai.com/api/docs/supported-countries"),
        new("anthropic", "Commercial terms", TermsKind.Terms, "https://www.anthropic.com/legal/commercial-terms"),
        new("anthropic", "Usage policy", TermsKind.UsagePolicy, "https://www.anthropic.com/legal/aup"),
        new("anthropic", "Model deprecations", TermsKind.Deprecations, "https://platform.claude.com/docs/en/about-claude/model-deprecations.md"),
        new("anthropic", "Supported regions", TermsKind.Regions, "https://platform.claude.com/docs/en/api/supported-regions.md"),
        new("google", "APIs terms of service", TermsKind.Terms, "https://developers.google.com/terms"),
        new("google", "Generative AI use policy", TermsKind.UsagePolicy, "https://policies.google.com/terms/generative-ai/use-policy"),
        new("google", "Gemini API deprecations", TermsKind.Deprecations, "https://ai.google.dev/gemini-api/docs/deprecations"),
        new("google", "Gemini API regions", TermsKind.Regions, "https://ai.google.dev/gemini-api/docs/available-regions"),
        new("mistral", "Commercial terms", TermsKind.Terms, "https://legal.mistral.ai/terms/commercial-terms-of-service"),
        new("mistral", "Usage policy", TermsKind.UsagePolicy, "https://legal.mistral.ai/terms/usage-policy"),
        new("mistral", "Models and their retirement", TermsKind.Deprecations, "https://docs.mistral.ai/models"),
        new("deepseek", "Terms of use", TermsKind.Terms, "https://cdn.deepseek.com/policies/en-US/deepseek-terms-of-use.html"),
        new("deepseek", "Privacy policy", TermsKind.Privacy, "https://cdn.deepseek.com/policies/en-US/deepseek-privacy-policy.html"),
        new("amazon", "Service terms", TermsKind.Terms, "https://aws.amazon.com/service-terms/"),
        new("amazon", "Acceptable use policy", TermsKind.UsagePolicy, "https://aws.amazon.com/aup/"),
        new("microsoft", "Model retirements", TermsKind.Deprecations, "https://learn.microsoft.com/en-us/azure/ai-foundry/openai/concepts/model-retirements"),
        new("openrouter", "Terms", TermsKind.Terms, "https://openrouter.ai/terms"),
        new("moonshotai", "Models", TermsKind.Deprecations, "https://platform.kimi.ai/docs/models.md"),
        new("moonshotai", "Privacy agreement", TermsKind.Privacy, "https://platform.moonshot.ai/docs/agreement/userprivacy"),
        new("alibaba", "Model Studio retirements", TermsKind.Deprecations, "https://www.alibabacloud.com/help/en/model-studio/model-depreciation"),
        new("xai", "Enterprise terms", TermsKind.Terms, "https://x.ai/legal/terms-of-service-enterprise"),
        new("xai", "Acceptable use policy", TermsKind.UsagePolicy, "https://x.ai/legal/acceptable-use-policy"),
        new("cohere", "SaaS agreement", TermsKind.Terms, "https://cohere.com/saas-agreement"),
        new("cohere", "Model deprecations", TermsKind.Deprecations, "https://docs.cohere.com/docs/deprecations.md"),
        new("groq", "Model deprecations", TermsKind.Deprecations, "https://console.groq.com/docs/deprecations.md"),
    ];
}
