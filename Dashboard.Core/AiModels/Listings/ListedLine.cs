namespace Dashboard.Core.AiModels.Listings;

/// <summary>One model as the host lists it; null is not said.</summary>
/// <param name="Deprecated">The host says that it is on its way out, with or without a day.</param>
/// <param name="InputPrice">USD for a million tokens.</param>
public sealed record ListedLine(
    string Id, DateTime? CreatedAt = null, string? OwnedBy = null, DateOnly? RetiresOn = null, string? Replacement = null, bool? Deprecated = null,
    long? Context = null, long? OutputLimit = null, decimal? InputPrice = null, decimal? OutputPrice = null, IReadOnlyList<ListedHost>? Hosts = null);

/// <summary>Who serves a model behind a router, and whether it does so now.</summary>
public sealed record ListedHost(string Name, bool Live, long? Context, decimal? InputPrice, decimal? OutputPrice);
