using System.Globalization;
using System.Text.Json;

using Dashboard.Core.AiModels.Answers;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>What one entry of a listing says, under the names that hosts use.</summary>
internal static class ListingFields
{
    private const decimal PerToken = 1_000_000m;
    private const decimal MostDollars = 1_000_000m;
    private const decimal MostTokens = 1_000_000_000_000m;

    // Who names the day what: OpenAI, Mistral, OpenRouter.
    private static readonly string[] RetirementNames = ["shutdown_date", "deprecation", "expiration_date"];
    private static readonly string[] ContextNames = ["context_length", "context_window", "max_context_length", "max_model_len", "inputTokenLimit", "max_input_tokens"];
    private static readonly string[] OutputNames = ["max_completion_tokens", "max_output_tokens", "outputTokenLimit", "max_tokens"];

    /// <summary>The id to call; Google's <c>models/…</c> and <c>publishers/…/models/…</c> say where it is, not what it is.</summary>
    public static string? Id(JsonElement model)
    {
        if ((Text(model, "id") ?? Text(model, "modelId") ?? Text(model, "model_id")) is { } id)
            return id;

        var name = Text(model, "name") ?? Text(model, "model");
        if (name is null)
            return null;

        // Azure: {"name":"gpt-4o","version":"2024-08-06","format":"OpenAI"} is called by both.
        if (Text(model, "format") is not null && Text(model, "version") is { Length: > 0 } version)
            return $"{name}-{version}";

        // An entry with only a display name is none.
        var called = Member(model, "supportedGenerationMethods").ValueKind is JsonValueKind.Array || Member(model, "launchStage").ValueKind is JsonValueKind.String
            || Member(model, "endpoints").ValueKind is JsonValueKind.Array || Member(model, "is_deprecated").ValueKind is JsonValueKind.True or JsonValueKind.False
            || Text(model, "digest") is not null || Text(model, "modified_at") is not null;
        var place = name.LastIndexOf("models/", StringComparison.Ordinal);
        return called ? place >= 0 ? name[(place + "models/".Length)..] : name : null;
    }

    public static ListedLine Read(string id, JsonElement model)
    {
        var hosts = Hosts(model);
        var retires = Retirement(model);
        var (input, output) = Prices(model);
        return new(
            id, Created(model), Name(model, "owned_by") ?? Name(model, "organization") ?? Name(model, "providerName"), retires,
            Name(model, "deprecation_replacement_model"), Deprecated(model, retires),
            Number(model, ContextNames) ?? hosts?.Max(h => h.Context), Number(model, OutputNames) ?? Number(Member(model, "top_provider"), OutputNames), input, output, hosts);
    }

    private static DateTime? Created(JsonElement model) =>
        Fields.Moment(model, "created") ?? Fields.Moment(model, "created_at") ?? Fields.Moment(Member(model, "modelLifecycle"), "startOfLifeTime");

    private static DateOnly? Retirement(JsonElement model) =>
        RetirementNames.Select(name => RetirementDay.Read(Member(model, name))).FirstOrDefault(day => day is not null)
        ?? RetirementDay.Read(Member(Member(model, "deprecation"), "inference"))
        ?? RetirementDay.Read(Member(Member(model, "modelLifecycle"), "endOfLifeTime"));

    private static bool? Deprecated(JsonElement model, DateOnly? retires)
    {
        if (Member(model, "is_deprecated") is { ValueKind: JsonValueKind.True or JsonValueKind.False } said)
            return said.GetBoolean();

        if (Text(Member(model, "modelLifecycle"), "status") is { } bedrock)
            return bedrock is "LEGACY";

        if ((Text(model, "lifecycle_status") ?? Text(model, "lifecycleStatus")) is { } azure)
            return azure.StartsWith("deprecat", StringComparison.OrdinalIgnoreCase);

        return retires is not null ? true : null;
    }

    private static (decimal? Input, decimal? Output) Prices(JsonElement model)
    {
        // xAI: US cents for a hundred million tokens.
        if (Amount(model, "prompt_text_token_price") is { } cents)
            return (Dollars(cents, 0.0001m), Dollars(Amount(model, "completion_text_token_price"), 0.0001m));

        // Cloudflare: USD for one token.
        if (Amount(model, "cost_in") is { } one)
            return (Dollars(one, PerToken), Dollars(Amount(model, "cost_out"), PerToken));

        return Prices(Member(model, "pricing"), perToken: "prompt");
    }

    // OpenRouter: {"prompt":"0.0000012"} for one token; Together and Hugging Face: {"input":0.3} for a million.
    private static (decimal? Input, decimal? Output) Prices(JsonElement pricing, string perToken) => Member(pricing, perToken).ValueKind is JsonValueKind.Undefined
        ? (Dollars(Amount(pricing, "input"), 1), Dollars(Amount(pricing, "output"), 1))
        : (Dollars(Amount(pricing, perToken), PerToken), Dollars(Amount(pricing, "completion"), PerToken));

    // A million dollars for a million tokens is no price, and what is much more does not fit into a decimal.
    private static decimal? Dollars(decimal? amount, decimal each) => amount < MostDollars / each ? amount * each : null;

    private static List<ListedHost>? Hosts(JsonElement model)
    {
        if (Member(model, "providers") is { ValueKind: JsonValueKind.Array } providers)
        {
            return [.. providers.EnumerateArray().Where(p => Text(p, "provider") is not null)
                .Select(p => Host(p, Text(p, "provider")!, Text(p, "status") is "live"))];
        }

        // OpenRouter's status is a number: 0 is well, below is not.
        return Member(model, "endpoints") is { ValueKind: JsonValueKind.Array } endpoints && endpoints.EnumerateArray().All(e => Text(e, "provider_name") is not null)
            ? [.. endpoints.EnumerateArray().Select(e => Host(e, Text(e, "provider_name")!, Member(e, "status") is { ValueKind: JsonValueKind.Number } status && status.TryGetDouble(out var number) && number >= 0))]
            : null;
    }

    private static ListedHost Host(JsonElement host, string name, bool live)
    {
        var (input, output) = Prices(Member(host, "pricing"), perToken: "prompt");
        return new(name, live, Number(host, ContextNames), input, output);
    }

    // A limit of zero is how Anthropic's example says nothing.
    private static long? Number(JsonElement item, string[] names) => names
        .Select(name => Member(item, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number) && number is > 0 and < MostTokens ? (long)number : (long?)null)
        .FirstOrDefault(number => number is not null);

    // OpenRouter's own routers cost "-1": it depends.
    private static decimal? Amount(JsonElement item, string name)
    {
        var value = Member(item, name);
        var known = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDecimal(out var number) => number,
            JsonValueKind.String when decimal.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => (decimal?)null,
        };
        return known >= 0 ? known : null;
    }

    // Longer than an id can be is a text, not a name.
    private static string? Name(JsonElement item, string name) => Text(item, name) is { Length: > 0 and <= ListingReader.LongestId } text ? text : null;

    private static string? Text(JsonElement item, string name) => Fields.Text(item, name);

    private static JsonElement Member(JsonElement item, string name) => Fields.Member(item, name);
}
