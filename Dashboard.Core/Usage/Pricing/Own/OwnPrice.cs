using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Overlay;

namespace Dashboard.Core.Usage.Pricing.Own;

/// <summary>
/// A price that somebody here set. Rows are never changed: a change retires one and adds another, so that the number in
/// a price version means one price for ever.
/// </summary>
public sealed class OwnPrice
{
    public int Id { get; set; }

    public OwnPriceKind Kind { get; set; }

    /// <summary>Who bills, routes or serves; null is everybody.</summary>
    public string? Party { get; set; }

    /// <summary>A raw id or a canonical model; null is every model of the party.</summary>
    public string? Model { get; set; }

    public string? ServiceTier { get; set; }

    /// <summary>Rates are USD for a million tokens, as contracts write them.</summary>
    public decimal? Input { get; set; }

    public decimal? Output { get; set; }

    public decimal? CacheRead { get; set; }

    public decimal? CacheWrite5m { get; set; }

    public decimal? CacheWrite1h { get; set; }

    public decimal? Reasoning { get; set; }

    public decimal? InputAudio { get; set; }

    public decimal? OutputAudio { get; set; }

    public decimal? CacheReadAudio { get; set; }

    public decimal? InputImage { get; set; }

    public decimal? OutputImage { get; set; }

    public decimal? DiscountPercent { get; set; }

    /// <summary>The canonical model that the id stands for.</summary>
    public string? MapTo { get; set; }

    /// <summary>The first day, UTC.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The day after the last.</summary>
    public DateOnly? Until { get; set; }

    public string? Note { get; set; }

    public DateTime CreatedAt { get; set; }

    public required string CreatedBy { get; set; }

    /// <summary>Null while it holds.</summary>
    public DateTime? RetiredAt { get; set; }

    public string? RetiredBy { get; set; }

    internal PriceOverride ToOverride() => new(Id, Effect(), Party, Model, ServiceTier, From, Until);

    private OverrideEffect Effect() => Kind switch
    {
        OwnPriceKind.Free => new OverrideEffect.Free(),
        OwnPriceKind.Discount => new OverrideEffect.Discount(DiscountPercent ?? 0),
        OwnPriceKind.Map => new OverrideEffect.MapTo(ModelKey.Parse(MapTo)!.Value),
        _ => new OverrideEffect.Price(PerMillion().Times(0.000001m)),
    };

    internal Rates PerMillion() => new(
        Input, Output, CacheRead, CacheWrite5m, CacheWrite1h, Reasoning, InputAudio, OutputAudio, CacheReadAudio, InputImage, OutputImage);
}

/// <summary>What was set.</summary>
public enum OwnPriceKind
{
    /// <summary>Rates agreed with the provider.</summary>
    Price,

    /// <summary>So many percent off the list price.</summary>
    Discount,

    /// <summary>Costs nothing.</summary>
    Free,

    /// <summary>The id stands for a model that we know.</summary>
    Map,
}
