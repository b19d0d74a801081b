namespace Dashboard.Core.AiModels.Pages;

/// <summary>A page that a host is known to publish.</summary>
public sealed record KnownPage(string Host, PageKind Kind, string Url, string? Component = null);

/// <summary>Pages of the hosts met most often. Offered, never watched unasked.</summary>
public static class KnownPages
{
    public static IReadOnlyList<KnownPage> All { get; } =
    [
        new("openai", PageKind.Deprecations, "https://developers.openai.com/api/docs/deprecations.md"),
        new("anthropic", PageKind.Deprecations, "https://platform.claude.com/docs/en/about-claude/model-deprecations.md"),
        new("google", PageKind.Deprecations, "https://ai.google.dev/gemini-api/docs/deprecations"),
        new("google-vertex", PageKind.Deprecations, "https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/model-versions"),
        new("amazon-bedrock", PageKind.Deprecations, "https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html"),
        new("azure", PageKind.Deprecations, "https://learn.microsoft.com/en-us/azure/ai-foundry/concepts/model-lifecycle-retirement"),
        new("mistral", PageKind.Deprecations, "https://docs.mistral.ai/models"),
        new("cohere", PageKind.Deprecations, "https://docs.cohere.com/docs/deprecations.md"),
        new("groq", PageKind.Deprecations, "https://console.groq.com/docs/deprecations.md"),
        new("cerebras", PageKind.Deprecations, "https://inference-docs.cerebras.ai/support/deprecation.md"),
        new("deepseek", PageKind.Deprecations, "https://api-docs.deepseek.com/updates/"),
        new("moonshotai", PageKind.Deprecations, "https://platform.kimi.ai/docs/models.md"),
        new("alibaba", PageKind.Deprecations, "https://www.alibabacloud.com/help/en/model-studio/model-depreciation"),
        new("xai", PageKind.Deprecations, "https://docs.x.ai/developers/migration/may-15-retirement.md"),
        new("anthropic", PageKind.Status, "https://status.claude.com/api/v2/summary.json", "k8w3r06qmzrp"),
        new("openai", PageKind.Status, "https://status.openai.com/api/v2/summary.json", "01JMXBRMFE6N2NNT7DG6XZQ6PW"),
        new("google-vertex", PageKind.Status, "https://status.cloud.google.com/incidents.json", "Z0FZJAMvEB4j3NbCJs6B"),
        new("amazon-bedrock", PageKind.Status, "https://status.aws.amazon.com/rss/bedrock-us-east-1.rss"),
        new("cohere", PageKind.Status, "https://status.cohere.com/api/v2/summary.json", "01HQ6CA39NZ5X3PRFPN71Q89TE"),
        new("groq", PageKind.Status, "https://groqstatus.com/api/v2/summary.json", "01K053E2FAKWKEYHXEV7WAHJBM"),
        new("togetherai", PageKind.Status, "https://status.together.ai/index.json"),
        new("fireworks-ai", PageKind.Status, "https://status.fireworks.ai/index.json"),
        new("huggingface", PageKind.Status, "https://status.huggingface.co/index.json"),
        new("deepseek", PageKind.Status, "https://status.deepseek.com/api/v2/summary.json", "j4n367d9mh3x"),
        new("github-copilot", PageKind.Status, "https://www.githubstatus.com/api/v2/summary.json", "pjmpxvq2cmr2"),
    ];
}
