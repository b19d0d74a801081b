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

    /// <summary>Other names, by normalised name, and what they stand for.</summary>
    public static IEnumerable<(string Alias, string Name)> Aliases => OtherNames.All.Where(m => m.Key.Length > 4).Select(m => (m.Key, m.Value));

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

    private static string Known(string name) => OtherNames.All.GetValueOrDefault(ModelName.Normalise(name)) ?? name;

    [GeneratedRegex(@"(:[a-z]+|@[a-z0-9-]+|-maas)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Variant();

    [GeneratedRegex(@"^((us|us-gov|eu|apac|au|jp|ca|global|regional)\.)?(anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen|writer|google|nvidia|moonshot|moonshotai|minimax|zai|xai)\.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Bedrock();

    [GeneratedRegex(@"-v\d:\d+(:\d+k)?$|-?1?:0$|(?<=(claude|nova)-.*)-v1$|(?<=gemini-\d.*)-00\d$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Version();

    [GeneratedRegex(@"(?<=[a-z-])(?<whole>\d)p(?<part>\d)(?=$|-)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex PointedNumber();

    [GeneratedRegex(@"llama-?v?(?<number>\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex LlamaNumber();

    [GeneratedRegex(@"llama-(?<whole>\d)[-_](?<part>\d)(?=-)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex LlamaPoint();

    // digitalocean and SAP write anthropic-claude-…, Azure cohere-command-…
    [GeneratedRegex(@"^(anthropic|openai|databricks|google|cohere|ai21|groq|cerebras|moonshot|arcee|alibaba|nvidia-nvidia|zai|azure|nousresearch)-+(?=claude|gpt|gemini|gemma|command|embed|jamba|llama|kimi|trinity|qwen|glm|nemotron)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Prefixed();

    [GeneratedRegex(@"^(?<family>qwen)-(?<number>\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Joined();

    [GeneratedRegex(@"(?<family>^gemma|opus|sonnet|haiku)(?<number>\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Apart();

    [GeneratedRegex(@"^deepseek-(?<number>\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex DeepSeekNumber();

    [GeneratedRegex(@"-20\d\d-?(0\d|1[0-2])-?([0-2]\d|3[01])$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Date();

    [GeneratedRegex(@"(-(fp8|fp4|nvfp4|bf16|int4|int8|awq|dynamic|turbo|lite|tput|tee|fast|basic|fw|cs|versatile|cloud|free))+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Packing();

    [GeneratedRegex(@"-(instruct|it|chat|preview)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Instruct();
}
