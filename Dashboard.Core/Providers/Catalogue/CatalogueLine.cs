using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Core.Providers.Catalogue;

/// <summary>
/// One line of <c>catalogue.jsonl</c>: its head, a provider, a model or an offering. Prices are USD for a million tokens.
/// <c>{"at":"openai","id":"gpt-4o","model":"openai/gpt-4o","prices":[{"input":2.5,"output":10,"cacheRead":1.25,"tiers":{"batch":0.5}}]}</c>
/// </summary>
internal sealed record CatalogueLine
{
    public string? Catalogue { get; init; }

    public string[]? Sources { get; init; }

    public string? Provider { get; init; }

    public string? Name { get; init; }

    public string? Roles { get; init; }

    public string? Country { get; init; }

    public string? Owner { get; init; }

    /// <summary>Any of <c>aggregates</c>, <c>follows-makers</c>, <c>self-operated</c>.</summary>
    public string? Marks { get; init; }

    public string? Model { get; init; }

    public string[]? Aliases { get; init; }

    public bool? OpenWeights { get; init; }

    public bool? Reasoning { get; init; }

    public string? Traces { get; init; }

    public bool? Tools { get; init; }

    public long? Context { get; init; }

    public long? OutputLimit { get; init; }

    public string? Reads { get; init; }

    public string? Writes { get; init; }

    public DateOnly? Released { get; init; }

    public string? At { get; init; }

    public string? Id { get; init; }

    public bool? Deprecated { get; init; }

    public PriceLine[]? Prices { get; init; }
}

/// <summary>The rates of a period, a step or a tier; which of the fields make sense depends on where it stands.</summary>
internal sealed record PriceLine
{
    public DateOnly? From { get; init; }

    /// <summary>Hours of the day, UTC, as in <c>00:30-16:30</c>.</summary>
    public string? Hours { get; init; }

    /// <summary>For a step: prompts of more tokens than this pay it.</summary>
    public long? Over { get; init; }

    /// <summary>For a step: prompts of this many tokens or more pay it.</summary>
    public long? AtLeast { get; init; }

    public decimal? Input { get; init; }

    public decimal? Output { get; init; }

    public decimal? CacheRead { get; init; }

    public decimal? CacheWrite { get; init; }

    public decimal? CacheWrite1h { get; init; }

    public decimal? Reasoning { get; init; }

    public decimal? InputAudio { get; init; }

    public decimal? OutputAudio { get; init; }

    public decimal? CacheReadAudio { get; init; }

    public decimal? InputImage { get; init; }

    public decimal? OutputImage { get; init; }

    public PriceLine[]? Above { get; init; }

    /// <summary>By service tier: a factor on everything, or rates of its own.</summary>
    public SortedDictionary<string, JsonElement>? Tiers { get; init; }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CatalogueLine))]
[JsonSerializable(typeof(PriceLine))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
