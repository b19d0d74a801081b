using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Samples.Traffic;

/// <summary>The company of the sample: what it sends to whom. Every key begins with "sample-", so that no rule of a real workload catches it and none of its rules catches real traffic.</summary>
internal static class SampleCompany
{
    // A runaway loop of an agent, and the day on which somebody noticed.
    private const int Runaway = 6, PriceCut = 120;

    public static IReadOnlyList<SampleConnection> Connections { get; } =
    [
        new("Sample: OpenAI", "sample-openai",
        [
            new("sales-4.1", Direct("openai", "gpt-4.1", "sales-assistant"), 2400, SampleShape.Office, new(3100, 410, Cached: .28)) { Growth = 1.9, Until = 331 },
            new("sales-5.1", Direct("openai", "gpt-5.1", "sales-assistant"), 3400, SampleShape.Office, new(3300, 620, Cached: .41, Reasoning: .35)) { Growth = 1.9, From = 330 },
            new("nightly-batch", Direct("openai", "gpt-5-mini", "nightly-summaries") with { ServiceTier = "batch" }, 26_000, SampleShape.Night, new(2100, 270)) { Growth = 1.25, Until = 201 },
            new("nightly-rest", Direct("openai", "gpt-5-mini", "nightly-summaries") with { ServiceTier = "batch" }, 11_000, SampleShape.Night, new(2100, 270)) { Growth = 1.25, From = 200 },
            new("planner", Direct("openai", "gpt-5.1", "research-assistant"), 260, SampleShape.Office, new(9500, 1900, Cached: .2, Reasoning: .6)) { Growth = 2.2 },
            new("voice-mini", Direct("openai", "gpt-5-mini", "voice-notes"), 140, SampleShape.Office, new(900, 220)) { From = 150, Until = 21 },
            new("voice-5.1", Direct("openai", "gpt-5.1", "voice-notes"), 150, SampleShape.Office, new(900, 240, Reasoning: .3)) { From = 20 },
            new("notebooks", Direct("openai", "gpt-5-mini", "notebooks"), 900, SampleShape.Office, new(1400, 350)) { Growth = 1.1 },
        ]),
        new("Sample: Anthropic", "sample-anthropic",
        [
            new("support-4.5", Direct("anthropic", "claude-sonnet-4-5", "support-bot"), 6800, SampleShape.Customers, new(3600, 330, Cached: .55, Written: .06)) { Growth = 1.6, Until = 151 },
            new("support-4.6", Direct("anthropic", "claude-sonnet-4-6", "support-bot"), 7900, SampleShape.Customers, new(3900, 340, Cached: .64, Written: .06)) { Growth = 1.6, From = 150 },
            new("triage", Direct("anthropic", "claude-haiku-4-5", "support-bot"), 9800, SampleShape.Customers, new(1100, 60, Cached: .3, Written: .04)) { Growth = 1.6, From = 400, RampDays = 30 },
        ]),
        new("Sample: Google", "sample-google",
        [
            new("intake", Direct("google", "gemini-2.5-flash", "document-intake"), 31_000, SampleShape.Office, new(4300, 390, Cached: .12)) { Growth = 1.7 },
            new("intake-hard", Direct("google", "gemini-2.5-pro", "document-intake"), 1900, SampleShape.Office, new(11_000, 900, Cached: .1, Reasoning: .4)) { Growth = 1.7, From = 420 },
        ]),
        new("Sample: Amazon Bedrock", "sample-aws",
        [
            new("claims", new SeriesFacts(Account: "sample-aws", Host: "amazon-bedrock", RawModel: "eu.anthropic.claude-sonnet-4-5-20250929-v1:0", ApiKey: "sample-document-intake", Project: "sample-claims"), 2100, SampleShape.Office, new(6100, 700, Cached: .35, Written: .05)) { Grain = Grain.Day, Growth = 1.3, From = 460 },
        ]),
        new("Sample: Mistral", "sample-mistral",
        [
            new("translation", Direct("mistral", "mistral-medium-2508", "translation"), 17_000, SampleShape.Customers, new(900, 860)) { Growth = 1.35 },
            new("contracts", Direct("mistral", "mistral-large-2512", "contract-review"), 1300, SampleShape.Office, new(23_000, 1700)) { Growth = 1.8, From = 380 },
            new("forms", Direct("mistral", "sample-forms-preview", "document-intake"), 620, SampleShape.Office, new(2600, 800)) { From = 70, RampDays = 20 },
        ]),
        new("Sample: DeepSeek", "sample-deepseek",
        [
            new("research", Direct("deepseek", "deepseek-reasoner", "research-assistant"), 11_000, SampleShape.Office, new(7200, 1500, Cached: .55, Reasoning: .7)) { Grain = Grain.Day, Growth = 2.6, From = 500 },
        ]),
        new("Sample: OpenRouter", "sample-openrouter",
        [
            new("answers", Routed("moonshotai", "moonshotai/kimi-k2-0905"), 23_000, SampleShape.Customers, new(2800, 300, Cached: .3)) { Grain = Grain.Day, From = 240, RampDays = 75, Reported = day => day > PriceCut ? (.60, .15, 2.50) : (.38, .10, 1.60) },
            new("answers-cheap", Routed("deepseek", "deepseek/deepseek-v3.2"), 14_000, SampleShape.Customers, new(2600, 260, Cached: .2)) { Grain = Grain.Day, From = 190, RampDays = 40, Reported = _ => (.23, .023, .34) },
        ]),
        new("Sample: LiteLLM (own gateway)", "sample-litellm",
        [
            new("agents-opus", Own("anthropic", "anthropic", "claude-opus-4-6", "coding-agents"), 760, SampleShape.Office, new(58_000, 1450, Cached: .88, Written: .05)) { Growth = 2.4, TracedDays = 60, Exchanges = (10, 50), Event = day => day == Runaway ? 4.6 : 1 },
            new("agents-sonnet", Own("anthropic", "anthropic", "claude-sonnet-4-6", "coding-agents"), 980, SampleShape.Office, new(34_000, 900, Cached: .84, Written: .06)) { Growth = 2.4, From = 300, TracedDays = 45, Exchanges = (6, 30) },
            new("deep-research", Own("openai", "openai", "gpt-5.1", "research-assistant"), 240, SampleShape.Office, new(26_000, 1300, Cached: .5, Reasoning: .5)) { Growth = 2, From = 260, TracedDays = 60, Exchanges = (30, 100) },
            new("nightly-own", Own("own-hardware", "vllm", "openai/gpt-oss-120b", "nightly-summaries"), 19_000, SampleShape.Night, new(2100, 280)) { Growth = 1.25, From = 200, RampDays = 14, Reported = _ => (.06, 0, .24) },
            new("routing-own", Own("own-hardware", "vllm", "openai/gpt-oss-120b", "support-bot"), 7400, SampleShape.Customers, new(700, 40)) { Growth = 1.6, From = 170, Reported = _ => (.06, 0, .24) },
        ])
        { SelfOperatedGateway = true },
    ];

    private static SeriesFacts Direct(string host, string model, string use) =>
        new(Account: $"sample-{host}", Host: host, RawModel: model, ApiKey: $"sample-{use}", Project: $"sample-{use}", Environment: "production");

    private static SeriesFacts Routed(string host, string model) =>
        new(Account: "sample-openrouter", Gateway: "openrouter", Host: host, RawModel: model, ApiKey: "sample-search-answers", Environment: "production");

    private static SeriesFacts Own(string contract, string host, string model, string use) =>
        new(Account: "sample-litellm", Contract: contract, Gateway: "litellm", Host: host, RawModel: model, ApiKey: $"sample-{use}", Project: $"sample-{use}", Tag: "sample", Environment: "production");
}

/// <summary>One source of the company's usage.</summary>
internal sealed record SampleConnection(string Name, string Account, IReadOnlyList<SampleStream> Streams)
{
    public bool SelfOperatedGateway { get; init; }
}
