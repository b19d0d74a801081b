namespace Dashboard.Core.Providers.Catalogue.Making;

/// <summary>
/// The providers that the catalogue covers, reviewed by hand on 2026-07-24: home of the legal seat, roles, ownership.
/// A country is left out where no public statement of the seat was found.
/// </summary>
internal static class ProviderList
{
    private const ProviderRoles Maker = ProviderRoles.Maker;
    private const ProviderRoles Host = ProviderRoles.Host;
    private const ProviderRoles Gateway = ProviderRoles.Gateway;
    private const ProviderRoles Lab = Maker | Host;

    /// <summary>They are covered as parties, without offerings of their own.</summary>
    public static IReadOnlyList<(string Key, string Name)> Resellers { get; } =
    [
        ("302ai", "302.AI"), ("abacus", "Abacus"), ("aihubmix", "AIHubMix"), ("anyapi", "AnyAPI"), ("auriko", "Auriko"),
        ("fastrouter", "FastRouter"), ("firmware", "Firmware"), ("gitlab", "GitLab Duo"), ("jiekou", "Jiekou.AI"), ("kilo", "Kilo Gateway"),
        ("llmgateway", "LLM Gateway"), ("merge-gateway", "Merge Gateway"), ("nano-gpt", "NanoGPT"), ("opencode", "OpenCode Zen"),
        ("opencode-go", "OpenCode Go"), ("orcarouter", "OrcaRouter"), ("perplexity-agent", "Perplexity Agent"), ("qihang-ai", "QiHang"),
        ("qiniu-ai", "Qiniu"), ("routing-run", "routing.run"), ("vivgrid", "Vivgrid"), ("zenmux", "ZenMux"),
    ];

    public static IReadOnlyList<Provider> All { get; } =
    [
        // Labs that serve their own models.
        Of("openai", "OpenAI", Lab, "US"), Of("anthropic", "Anthropic", Lab, "US"), Of("google", "Google", Lab, "US"),
        Of("xai", "xAI", Lab, "US"), Of("mistral", "Mistral AI", Lab, "FR"), Of("cohere", "Cohere", Lab, "CA"),
        Of("deepseek", "DeepSeek", Lab, "CN"), Of("alibaba", "Alibaba Cloud", Lab, "CN"), Of("moonshotai", "Moonshot AI", Lab, "CN"),
        Of("minimax", "MiniMax", Lab, "CN"), Of("zhipuai", "Zhipu AI", Lab, "CN"), Of("stepfun", "StepFun", Lab, "CN"),
        Of("xiaomi", "Xiaomi", Lab, "CN"), Of("perplexity", "Perplexity", Lab, "US"), Of("nvidia", "NVIDIA", Lab, "US"),
        Of("inception", "Inception", Lab, "US"), Of("upstage", "Upstage", Lab, "KR"), Of("sarvam", "Sarvam AI", Lab, "IN"),
        Of("sakana", "Sakana AI", Lab, "JP"), Of("voyageai", "Voyage AI", Lab, "US"), Of("ai21", "AI21 Labs", Lab, "IL"),
        Of("meta", "Meta", Lab, "US"),

        // Labs whose models others serve.
        Of("microsoft", "Microsoft", Maker, "US"), Of("amazon", "Amazon", Maker, "US"), Of("ibm", "IBM", Maker, "US"),
        Of("nousresearch", "Nous Research", Maker, "US"), Of("allenai", "Allen Institute for AI", Maker, "US"), Of("arcee-ai", "Arcee AI", Maker, "US"),
        Of("liquid", "Liquid AI", Maker, "US"), Of("writer", "Writer", Maker, "US"), Of("deepcogito", "Deep Cogito", Maker, "US"),
        Of("primeintellect", "Prime Intellect", Maker, "US"), Of("essentialai", "Essential AI", Maker, "US"), Of("servicenow-ai", "ServiceNow", Maker, "US"),
        Of("rekaai", "Reka AI", Maker, "US"), Of("thinkingmachines", "Thinking Machines", Maker, "US"), Of("black-forest-labs", "Black Forest Labs", Maker, "DE"),
        Of("stabilityai", "Stability AI", Maker, "GB"), Of("lgai", "LG AI Research", Maker, "KR"), Of("baidu", "Baidu", Maker, "CN"),
        Of("bytedance", "ByteDance", Maker, "CN"), Of("tencent", "Tencent", Maker, "CN"), Of("inclusionai", "Inclusion AI (Ant Group)", Maker, "CN"),
        Of("kwaipilot", "Kuaishou", Maker, "CN"), Of("baichuan", "Baichuan", Maker, "CN"), Of("baai", "BAAI", Maker, "CN"),
        Of("meituan", "Meituan", Maker, "CN"), Of("sao10k", "Sao10K", Maker),

        // Clouds and hosts.
        Of("azure", "Microsoft Azure", Host, "US", owner: "microsoft", follows: true),
        Of("amazon-bedrock", "Amazon Bedrock", Host, "US", owner: "amazon", follows: true),
        Of("google-vertex", "Google Vertex AI", Host, "US", owner: "google", follows: true),
        Of("zai", "Z.ai", Host, "CN", owner: "zhipuai"), Of("alibaba-cn", "Alibaba Cloud (China)", Host, "CN", owner: "alibaba"),
        Of("moonshotai-cn", "Moonshot AI (China)", Host, "CN", owner: "moonshotai"), Of("minimax-cn", "MiniMax (China)", Host, "CN", owner: "minimax"),
        Of("groq", "Groq", Host, "US"), Of("cerebras", "Cerebras", Host, "US"), Of("togetherai", "Together AI", Host, "US"),
        Of("fireworks-ai", "Fireworks AI", Host, "US"), Of("deepinfra", "DeepInfra", Host, "US"), Of("baseten", "Baseten", Host, "US"),
        Of("novita-ai", "Novita AI", Host, "US"), Of("friendli", "FriendliAI", Host, "US"), Of("databricks", "Databricks", Host, "US"),
        Of("snowflake-cortex", "Snowflake Cortex", Host, "US"), Of("cloudflare-workers-ai", "Cloudflare Workers AI", Host, "US"),
        Of("digitalocean", "DigitalOcean", Host, "US"), Of("vultr", "Vultr", Host, "US"), Of("wandb", "Weights & Biases", Host, "US"),
        Of("tinfoil", "Tinfoil", Host, "US"), Of("venice", "Venice", Host, "US"), Of("ollama-cloud", "Ollama Cloud", Host, "US"),
        Of("chutes", "Chutes", Host), Of("siliconflow", "SiliconFlow", Host, "CN"), Of("modelscope", "ModelScope", Host, "CN"),
        Of("sambanova", "SambaNova", Host, "US"), Of("nscale", "Nscale", Host, "GB"), Of("hyperbolic", "Hyperbolic", Host, "US"),
        Of("nebius", "Nebius", Host, "NL"), Of("scaleway", "Scaleway", Host, "FR"), Of("ovhcloud", "OVHcloud", Host, "FR"),
        Of("stackit", "STACKIT", Host, "DE"), Of("privatemode-ai", "Privatemode AI", Host, "DE"), Of("sap-ai-core", "SAP AI Core", Host, "DE"),
        Of("berget", "Berget AI", Host, "SE"), Of("evroc", "evroc", Host, "SE"), Of("regolo-ai", "Regolo AI", Host, "IT"),
        Of("cloudferro-sherlock", "CloudFerro Sherlock", Host, "PL"),

        // Gateways: they list other hosts' models.
        Of("openrouter", "OpenRouter", Gateway, "US", aggregates: true, follows: true),
        Of("vercel", "Vercel AI Gateway", Gateway, "US", aggregates: true, follows: true),
        Of("cloudflare-ai-gateway", "Cloudflare AI Gateway", Gateway, "US", aggregates: true, follows: true),
        Of("huggingface", "Hugging Face", Gateway, "US", aggregates: true), Of("helicone", "Helicone", Gateway, "US", aggregates: true, follows: true),
        Of("portkey", "Portkey", Gateway, "US", follows: true), Of("requesty", "Requesty", Gateway, "US", aggregates: true),
        Of("cortecs", "cortecs", Gateway, "AT", aggregates: true), Of("poe", "Poe", Gateway, "US", aggregates: true),
        Of("github-copilot", "GitHub Copilot", Gateway, "US", owner: "microsoft", aggregates: true),
        Of("github-models", "GitHub Models", Gateway, "US", owner: "microsoft", aggregates: true),
        Of("cursor", "Cursor", Gateway, "US", aggregates: true),

        // Resellers and routers whose lists say nothing that their hosts do not; known so that their lists raise no alarm.
        .. Resellers.Select(r => Of(r.Key, r.Name, Gateway, aggregates: true)),

        // Software that we run ourselves.
        Of("litellm", "LiteLLM", Gateway, self: true, follows: true), Of("openclaw", "OpenClaw", Gateway, self: true, follows: true),
        Of("ollama", "Ollama", Host, self: true), Of("vllm", "vLLM", Host, self: true),
        Of("lmstudio", "LM Studio", Host, self: true), Of("llamacpp", "llama.cpp", Host, self: true),
    ];

    private static Provider Of(
        string key, string name, ProviderRoles roles, string? country = null, string? owner = null,
        bool aggregates = false, bool follows = false, bool self = false) =>
        new(new(key), name, roles, country, owner is null ? null : new ProviderKey(owner), aggregates, follows, self);
}
