using System.Text.Json;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>What of spend is looked at.</summary>
public enum SpendMeasure
{
    Cost,
    Requests,

    /// <summary>Of every class.</summary>
    Tokens,
    Input,
    CacheRead,
    CacheWrite,
    Output,
    Reasoning,

    /// <summary>Cost for each 1,000 exchanges.</summary>
    PerThousand,

    /// <summary>Cost for each million tokens.</summary>
    PerMillion,

    /// <summary>The part of prompts that was read from a cache.</summary>
    CacheHits,

    /// <summary>What reading from caches saved.</summary>
    CacheSavings,
}

/// <summary>Names and values of measures.</summary>
public static class SpendMeasures
{
    public static string Name(this SpendMeasure measure) => JsonNamingPolicy.CamelCase.ConvertName(measure.ToString());

    /// <summary>Null when there is no such measure.</summary>
    public static SpendMeasure? Parse(string? name) =>
        name is { Length: > 0 } && Enum.GetValues<SpendMeasure>().Where(m => m.Name() == name).ToList() is [var found] ? found : null;

    /// <summary>Whether parts add up to the whole; rates do not.</summary>
    public static bool Adds(this SpendMeasure measure) => measure is not (SpendMeasure.PerThousand or SpendMeasure.PerMillion or SpendMeasure.CacheHits);

    public static bool IsMoney(this SpendMeasure measure) =>
        measure is SpendMeasure.Cost or SpendMeasure.PerThousand or SpendMeasure.PerMillion or SpendMeasure.CacheSavings;

    /// <summary>The value in what figures are kept in, money in dollars; null is unknown.</summary>
    public static decimal? Of(this SpendMeasure measure, SpendFigures figures) => measure switch
    {
        SpendMeasure.Cost => figures.CostUsd,
        SpendMeasure.Requests => figures.Requests,
        SpendMeasure.Tokens => figures.Tokens.Prompt is null && figures.Tokens.Output is null ? null : (figures.Tokens.Prompt ?? 0) + (figures.Tokens.Output ?? 0),
        SpendMeasure.Input => figures.Tokens.Input,
        SpendMeasure.CacheRead => figures.Tokens.CacheRead,
        SpendMeasure.CacheWrite => figures.Tokens.CacheWrite,
        SpendMeasure.Output => figures.Tokens.Output,
        SpendMeasure.Reasoning => figures.Tokens.Reasoning,
        SpendMeasure.PerThousand => figures.UsdPerThousandExchanges,
        SpendMeasure.PerMillion => figures.UsdPerMillionTokens,
        SpendMeasure.CacheHits => figures.CacheHitShare,
        _ => figures.CacheSavingsUsd,
    };

    /// <summary>The same with money in the currency of a report.</summary>
    public static decimal? Of(this SpendMeasure measure, SpendFigures figures, ShownIn shown) =>
        measure == SpendMeasure.Cost ? shown.Cost(figures)
        : measure.IsMoney() ? shown.Like(figures, measure.Of(figures))
        : measure.Of(figures);
}
