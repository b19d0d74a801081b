namespace Dashboard.Core.Providers.Catalogue.Overlay;

/// <summary>Whose price is asked for: the raw id, and the keys of those who bill, route and serve; null is unknown.</summary>
public sealed record PriceSubject(string? RawModel, string? Contract = null, string? Gateway = null, string? Host = null, string? ServiceTier = null);
