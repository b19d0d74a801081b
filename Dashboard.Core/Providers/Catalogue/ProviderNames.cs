using System.Collections.Frozen;

namespace Dashboard.Core.Providers.Catalogue;

/// <summary>The names that tools and documents give to providers: prefixes of ids, attribute values, display names.</summary>
internal sealed class ProviderNames(IEnumerable<Provider> providers)
{
    // Normalised without any separator, so that "Together AI", "together_ai" and "togetherai" are one.
    private static readonly (string Key, string Names)[] Known =
    [
        ("openai", "openairesponses openaichat chatgpt textcompletionopenai openaicodex codex"),
        ("anthropic", "claude anthropicmessages claudecode"),
        ("google", "gemini gcpgemini gcpgenai googleai googleaistudio googlegemini aistudio googlegenerativeai genai googlegenai googlegla geminicli googlegeminicli googleaistudiogemini googleantigravity"),
        ("google-vertex", "vertex vertexai gcpvertexai googlevertexai googlecloud vertexaibeta googlevertexanthropic vertexaianthropicmodels googlecloudvertexai vertexanthropic gcpvertexanthropic gcpvertexgemini"),
        ("azure", "azureopenai azureai azureaiopenai azureaiinference azuretext azurefoundry azureaifoundry azurecognitiveservices microsoftazure azureopenairesponses azureaifoundryinference"),
        ("amazon-bedrock", "bedrock aws awsbedrock bedrockconverse bedrockmantle bedrockconverselike awsbedrockruntime anthropicbedrock"),
        ("mistral", "mistralai codestral"),
        ("xai", "grok"),
        ("meta", "metallama llama metaai facebook"),
        ("alibaba", "qwen dashscope alibabacloud alibabacn aliyun tongyi qwencode qwenportal"),
        ("zhipuai", "zhipu bigmodel thudm"),
        ("zai", "zaiorg"),
        ("moonshotai", "moonshot kimi moonshotaicn kimicoding kimicode"),
        ("deepseek", "deepseekai"),
        ("minimax", "minimaxai minimaxcn"),
        ("cohere", "coherechat coherelabs cohereforai"),
        ("nvidia", "nvidianim nim"),
        ("fireworks-ai", "fireworks"),
        ("togetherai", "together togetheraicomputer"),
        ("deepinfra", "deepinfrainc"),
        ("cloudflare-workers-ai", "workersai cf cloudflareworkers"),
        ("cloudflare-ai-gateway", "cloudflare"),
        ("vercel", "vercelaigateway aigateway"),
        ("litellm", "litellmproxy"),
        ("github-copilot", "copilot"),
        ("perplexity", "perplexityai"),
        ("novita-ai", "novita"),
        ("huggingface", "hf huggingfacerouter"),
        ("ollama", "ollamachat"),
        ("vllm", "hostedvllm"),
        ("voyageai", "voyage"),
        ("bytedance", "bytedanceseed volcengine doubao byteplus"),
        ("nousresearch", "nous"),
        ("stepfun", "stepfunai"),
        ("xiaomi", "xiaomimimo"),
        ("ibm", "ibmgranite watsonx ibmwatsonxai"),
    ];

    private readonly FrozenDictionary<string, Provider> _byName = Collect(providers);

    /// <summary>Null when nobody we know goes by this name.</summary>
    public Provider? Find(string? name) => name is null ? null : _byName.GetValueOrDefault(Squeeze(name));

    private static FrozenDictionary<string, Provider> Collect(IEnumerable<Provider> providers)
    {
        var names = new Dictionary<string, Provider>(StringComparer.Ordinal);
        var all = providers.ToDictionary(p => p.Key.Value, StringComparer.Ordinal);
        foreach (var provider in all.Values)
            names[Squeeze(provider.Key.Value)] = provider;

        foreach (var provider in all.Values)
            names.TryAdd(Squeeze(provider.Name), provider);

        foreach (var (key, others) in Known)
        {
            if (all.TryGetValue(key, out var provider))
            {
                foreach (var other in others.Split(' '))
                    names.TryAdd(other, provider);
            }
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Squeeze(string name) =>
        string.Create(name.Count(char.IsLetterOrDigit), name, static (span, text) =>
        {
            var i = 0;
            foreach (var c in text)
            {
                if (char.IsLetterOrDigit(c))
                    span[i++] = char.ToLowerInvariant(c);
            }
        });
}
