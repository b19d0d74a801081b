using System.Text.RegularExpressions;

namespace Dashboard.Core.Providers.Catalogue.Making;

/// <summary>Whose model a host's id names, and what the model is called without the host's additions.</summary>
internal static partial class ModelNaming
{
    // First hit wins: a Nemotron is NVIDIA's although it begins with "llama".
    private static readonly (string Part, string Maker)[] Families =
    [
        ("llama-3.1-sonar", "perplexity"), ("nemotron", "nvidia"), ("hermes", "nousresearch"), ("gpt-oss", "openai"), ("claude", "anthropic"), ("gemini", "google"), ("gemma", "google"),
        ("deepseek", "deepseek"), ("qwen", "alibaba"), ("qwq", "alibaba"), ("qvq", "alibaba"), ("kimi", "moonshotai"), ("moonshot", "moonshotai"),
        ("minimax", "minimax"), ("glm", "zhipuai"), ("grok", "xai"), ("mistral", "mistral"), ("mixtral", "mistral"), ("ministral", "mistral"),
        ("magistral", "mistral"), ("codestral", "mistral"), ("devstral", "mistral"), ("pixtral", "mistral"), ("voxtral", "mistral"),
        ("llama", "meta"), ("phi-", "microsoft"), ("wizardlm", "microsoft"), ("nova-", "amazon"), ("titan", "amazon"), ("command", "cohere"),
        ("cohere", "cohere"), ("embed-v", "cohere"), ("rerank-v", "cohere"), ("aya-", "cohere"), ("jamba", "ai21"), ("granite", "ibm"), ("mimo", "xiaomi"), ("step-", "stepfun"), ("ernie", "baidu"),
        ("seed-", "bytedance"), ("hunyuan", "tencent"), ("sonar", "perplexity"), ("palmyra", "writer"), ("gpt-", "openai"), ("o1", "openai"),
        ("o3", "openai"), ("o4", "openai"), ("whisper", "openai"), ("text-embedding-3", "openai"), ("text-embedding-ada", "openai"),
        ("codex-mini", "openai"), ("text-davinci", "openai"), ("text-curie", "openai"), ("text-babbage", "openai"), ("text-ada", "openai"),
        ("davinci", "openai"), ("babbage", "openai"), ("curie", "openai"), ("ada", "openai"), ("voyage", "voyageai"), ("solar", "upstage"), ("mercury", "inception"), ("sarvam", "sarvam"), ("bge-", "baai"),
        ("flux", "black-forest-labs"), ("trinity", "arcee-ai"), ("lfm", "liquid"), ("olmo", "allenai"), ("cogito", "deepcogito"), ("intellect", "primeintellect"),
    ];

    // Whole families whose weights are published, and whole families whose weights never were.
    private static readonly string[] Open = ["llama", "gemma", "mixtral", "mistral-7b", "deepseek", "gpt-oss", "hermes", "olmo", "granite", "phi-", "whisper-large"];
    private static readonly string[] Closed = ["claude", "gpt-", "chatgpt", "o1", "o3", "o4", "gemini", "nova", "titan", "sonar", "text-", "davinci", "curie", "babbage", "ada", "codex"];

    // Snapshots whose day has no year, and names that moved.
    private static readonly Dictionary<string, string> Moved = new(StringComparer.Ordinal)
    {
        ["gpt-3-5-turbo-0125"] = "gpt-3.5-turbo", ["gpt-3-5-turbo-0301"] = "gpt-3.5-turbo", ["gpt-3-5-turbo-0613"] = "gpt-3.5-turbo",
        ["gpt-3-5-turbo-1106"] = "gpt-3.5-turbo", ["gpt-3-5-0301"] = "gpt-3.5-turbo", ["gpt-3-5-turbo-16k-0613"] = "gpt-3.5-turbo-16k",
        ["gpt-4-0314"] = "gpt-4", ["gpt-4-0613"] = "gpt-4", ["gpt-4-32k-0314"] = "gpt-4-32k", ["gpt-4-32k-0613"] = "gpt-4-32k",
        ["gpt-4-1106-preview"] = "gpt-4-turbo", ["gpt-4-0125-preview"] = "gpt-4-turbo", ["gpt-4-turbo-preview"] = "gpt-4-turbo",
        ["gpt-4-turbo-vision"] = "gpt-4-turbo", ["gpt-4-vision-preview"] = "gpt-4-turbo", ["gpt-4-1106-vision-preview"] = "gpt-4-turbo",
        ["gpt-5-chat"] = "gpt-5-chat-latest", ["gpt-5-1-chat"] = "gpt-5.1-chat-latest", ["gpt-5-2-chat"] = "gpt-5.2-chat-latest", ["gpt-5-3-chat"] = "gpt-5.3-chat-latest",
        ["claude-2-0"] = "claude-2", ["claude-2-1"] = "claude-2", ["claude-v2"] = "claude-2", ["claude-v2-1"] = "claude-2", ["claude-opus-4-0"] = "claude-opus-4", ["claude-sonnet-4-0"] = "claude-sonnet-4", ["claude-4-opus"] = "claude-opus-4", ["claude-4-sonnet"] = "claude-sonnet-4",
        ["gemini-pro-1-5"] = "gemini-1.5-pro", ["gemini-flash-1-5"] = "gemini-1.5-flash", ["gemini-flash-1-5-8b"] = "gemini-1.5-flash-8b",
        ["llama-4-scout-17b-16e-instruct"] = "llama-4-scout-17b-instruct", ["llama-4-scout"] = "llama-4-scout-17b-instruct",
        ["llama-4-maverick-17b-128e-instruct"] = "llama-4-maverick-17b-instruct", ["llama-4-maverick"] = "llama-4-maverick-17b-instruct",
        ["llama-3-8b-8192"] = "llama-3-8b-instruct", ["llama-3-70b-8192"] = "llama-3-70b-instruct", ["llama-3-1-8b-instant"] = "llama-3.1-8b-instruct",
        ["llama-3-8b-chat-hf"] = "llama-3-8b-instruct", ["llama-3-70b-chat-hf"] = "llama-3-70b-instruct",
        ["llama-3-3-70b-versatile"] = "llama-3.3-70b-instruct", ["llama-3-1-70b-versatile"] = "llama-3.1-70b-instruct",
        ["grok-4-0709"] = "grok-4", ["gpt-5-6"] = "gpt-5.6-sol", ["gpt-3-5-turbo-instruct-0914"] = "gpt-3.5-turbo-instruct",
        ["gpt-4-turbo-0125-preview"] = "gpt-4-turbo", ["text-embedding-ada"] = "text-embedding-ada-002", ["text-embedding-ada-002-v2"] = "text-embedding-ada-002",
        ["o3-mini-high"] = "o3-mini", ["o4-mini-high"] = "o4-mini",
        ["claude-opus-4-6-fast"] = "claude-opus-4-6", ["claude-opus-4-7-fast"] = "claude-opus-4-7", ["claude-opus-4-8-fast"] = "claude-opus-4-8",
        ["command-a"] = "command-a-03-2025", ["command-r7b"] = "command-r7b-12-2024", ["north-mini-code"] = "north-mini-code-1-0",
        ["mistral-saba-24b"] = "mistral-saba", ["mistral-7b-instruct-v03"] = "mistral-7b-instruct-v0.3", ["qwen3-coder"] = "qwen3-coder-480b-a35b-instruct",
        ["qwen3-235b-a22b-2507"] = "qwen3-235b-a22b-instruct-2507", ["llama-3-2-11b-instruct"] = "llama-3.2-11b-vision-instruct",
        ["llama-3-2-90b-instruct"] = "llama-3.2-90b-vision-instruct", ["codestral-latest"] = "codestral", ["devstral-medium-latest"] = "devstral-medium",
        ["magistral-medium-latest"] = "magistral-medium", ["pixtral-large-latest"] = "pixtral-large", ["ministral-3b-latest"] = "ministral-3b",
        ["ministral-8b-latest"] = "ministral-8b", ["devstral-latest"] = "devstral",
        ["r1"] = "deepseek-r1", ["v3"] = "deepseek-v3-0324", ["v3-2"] = "deepseek-v3.2",
        ["deepseek-chat-v3-0324"] = "deepseek-v3-0324", ["deepseek-chat-v3-1"] = "deepseek-v3.1",
        ["kimi-k2"] = "kimi-k2-0711", ["kimi-k2-instruct"] = "kimi-k2-0711", ["kimi-k2-0711-preview"] = "kimi-k2-0711", ["kimi-k2-1t"] = "kimi-k2-0711",
        ["kimi-k2-0905-preview"] = "kimi-k2-0905", ["kimi-k2-instruct-0905"] = "kimi-k2-0905",
        ["open-mistral-nemo"] = "mistral-nemo", ["mistral-nemo-instruct-2407"] = "mistral-nemo", ["mistral-large-3"] = "mistral-large-2512",
        ["mistral-large-3-675b-instruct"] = "mistral-large-2512", ["mistral-large-3-675b-instruct-2512"] = "mistral-large-2512",
        ["mistral-small-3-2-24b-instruct"] = "mistral-small-2506", ["mistral-small-3-2-24b-instruct-2506"] = "mistral-small-2506", ["mistral-small3-2"] = "mistral-small-2506",
        ["mistral-small-3-1-24b-instruct"] = "mistral-small-2503", ["mistral-small-24b-instruct-2501"] = "mistral-small-2501",
        ["mistral-small-4-119b-2603"] = "mistral-small-2603", ["mistral-small-4-119b"] = "mistral-small-2603",
        ["mistral-medium-3"] = "mistral-medium-2505", ["mistral-medium-3-instruct"] = "mistral-medium-2505", ["mistral-medium-3-1"] = "mistral-medium-2508",
        ["mistral-medium-3-5"] = "mistral-medium-2604", ["mistral-medium-3-5-128b"] = "mistral-medium-2604",
        ["devstral-2"] = "devstral-2512", ["devstral-2-123b"] = "devstral-2512", ["devstral-2-123b-instruct-2512"] = "devstral-2512",
        ["devstral-small-2-24b"] = "labs-devstral-small-2512", ["devstral-small-2"] = "labs-devstral-small-2512", ["pixtral-12b-2409"] = "pixtral-12b",
        ["ministral-3-14b-instruct"] = "ministral-14b-2512", ["ministral-3-8b-instruct"] = "ministral-8b-2512", ["ministral-3-3b-instruct"] = "ministral-3b-2512",
        ["ministral-3-8b-instruct-2512"] = "ministral-8b-2512", ["mixtral-8x7b-instruct-v0-1"] = "mixtral-8x7b-instruct", ["mixtral-8x22b-instruct-v0-1"] = "mixtral-8x22b-instruct",
        ["open-mixtral-8x7b"] = "mixtral-8x7b-instruct", ["open-mixtral-8x22b"] = "mixtral-8x22b-instruct", ["mixtral-8x7b-32768"] = "mixtral-8x7b-instruct",
        ["gemma-3-27b"] = "gemma-3-27b-it", ["gemma-3-12b"] = "gemma-3-12b-it", ["gemma-3-4b"] = "gemma-3-4b-it", ["gemma-4-31b"] = "gemma-4-31b-it",
        ["qwen3-coder-480b"] = "qwen3-coder-480b-a35b-instruct", ["qwen3-235b"] = "qwen3-235b-a22b", ["qwen3-30b"] = "qwen3-30b-a3b",
        ["qwen3-next-80b"] = "qwen3-next-80b-a3b-instruct", ["qwen3-next-80b-a3b"] = "qwen3-next-80b-a3b-instruct", ["qwen3-vl-235b"] = "qwen3-vl-235b-a22b",
        ["qwen3-5-122b"] = "qwen3.5-122b-a10b", ["qwen3-5-397b"] = "qwen3.5-397b-a17b", ["qwen3-coder-30b"] = "qwen3-coder-30b-a3b-instruct",
    };

    /// <summary>Other names, by normalised name, and what they stand for.</summary>
    public static IEnumerable<(string Alias, string Name)> Aliases => Moved.Where(m => m.Key.Length > 4).Select(m => (m.Key, m.Value));

    /// <summary>The maker that the family name gives away; null when it does not.</summary>
    public static string? MakerOf(string name) =>
        Array.Find(Families, f => name.StartsWith(f.Part, StringComparison.Ordinal)).Maker
        ?? Array.Find(Families, f => f.Part.Length > 4 && name.Contains(f.Part, StringComparison.Ordinal)).Maker;

    /// <summary>What is known of a whole family's weights; null when its models differ.</summary>
    public static bool? OpenWeights(string name) =>
        Array.Exists(Open, f => name.StartsWith(f, StringComparison.Ordinal)) ? true
        : Array.Exists(Closed, f => name.StartsWith(f, StringComparison.Ordinal)) ? false
        : null;

    /// <summary>A host's bare id without its date, version and variant: readable, lower case.</summary>
    public static string Clean(string bare)
    {
        var name = bare.ToLowerInvariant();
        name = Variant().Replace(name, "");
        name = Bedrock().Replace(name, "");
        name = Version().Replace(name, "");
        name = Prefixed().Replace(name.Replace(':', '-'), "");
        // Fireworks cannot write a dot: kimi-k2p6.
        name = PointedNumber().Replace(name, "${whole}.${part}");
        name = LlamaNumber().Replace(name.Replace("meta-llama-", "llama-", StringComparison.Ordinal), "llama-${number}");
        name = LlamaPoint().Replace(name, "llama-${whole}.${part}");
        name = name.Replace("gpt-35-", "gpt-3.5-", StringComparison.Ordinal);
        name = Joined().Replace(name, "${family}${number}");
        name = Apart().Replace(name, "${family}-${number}");
        name = DeepSeekNumber().Replace(name, "deepseek-v${number}");
        name = Known(name);
        name = Known(Date().Replace(name, ""));
        return name;
    }

    /// <summary>The floating name behind <c>-latest</c>; null when the name does not float.</summary>
    public static string? Floating(string name) => name.EndsWith("-latest", StringComparison.Ordinal) ? name[..^7] : null;

    /// <summary>Names that stand for the same weights, the likeliest first.</summary>
    public static IEnumerable<string> Spellings(string name)
    {
        yield return name;
        var plain = Packing().Replace(name, "");
        if (plain != name)
            yield return Known(plain);

        foreach (var other in (string[])[plain + "-instruct", plain + "-it", Instruct().Replace(plain, "")])
        {
            if (other != plain)
                yield return Known(other);
        }
    }

    private static string Known(string name) => Moved.GetValueOrDefault(ModelName.Normalise(name)) ?? name;

    [GeneratedRegex(@"(:[a-z]+|@[a-z0-9-]+|-maas)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Variant();

    [GeneratedRegex(@"^((us|us-gov|eu|apac|au|jp|ca|global|regional)\.)?(anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen|writer|google|nvidia|moonshot|moonshotai|minimax|zai|xai)\.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Bedrock();

    [GeneratedRegex(@"-v\d:\d+(:\d+k)?$|-?1?:0$|(?<=(claude|nova)-.*)-v1$|(?<=gemini-\d.*)-00\d$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Version();

    [GeneratedRegex(@"(?<=[a-z-])(?<whole>\d)p(?<part>\d)(?=$|-)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex PointedNumber();

    [GeneratedRegex(@"llama-?v?(?<number>\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex LlamaNumber();

    [GeneratedRegex(@"llama-(?<whole>\d)[-_](?<part>\d)(?=-)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex LlamaPoint();

    // digitalocean and SAP write anthropic-claude-…, Azure cohere-command-…
    [GeneratedRegex(@"^(anthropic|openai|databricks|google|cohere|ai21|groq|cerebras|moonshot|arcee|alibaba|nvidia-nvidia|zai|azure|nousresearch)-+(?=claude|gpt|gemini|gemma|command|embed|jamba|llama|kimi|trinity|qwen|glm|nemotron)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Prefixed();

    [GeneratedRegex(@"^(?<family>qwen)-(?<number>\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Joined();

    [GeneratedRegex(@"(?<family>^gemma|opus|sonnet|haiku)(?<number>\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Apart();

    [GeneratedRegex(@"^deepseek-(?<number>\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex DeepSeekNumber();

    [GeneratedRegex(@"-20\d\d-?(0\d|1[0-2])-?([0-2]\d|3[01])$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Date();

    [GeneratedRegex(@"(-(fp8|fp4|nvfp4|bf16|int4|int8|awq|dynamic|turbo|lite|tput|tee|fast|basic|fw|cs|versatile|cloud|free))+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Packing();

    [GeneratedRegex(@"-(instruct|it|chat|preview)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Instruct();
}
