namespace Dashboard.Core.Providers.Catalogue.Editions;

/// <summary>A published list that editions are made with, kept until a newer one comes.</summary>
public sealed class CatalogueList
{
    /// <summary>The newest list of what service tiers and long prompts cost.</summary>
    public const string Tiers = "Tiers";

    /// <summary>The one that the edition in use was made with: the next is compared with it.</summary>
    public const string TiersInUse = "TiersInUse";

    public int Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The file as it came, gzip.</summary>
    public required byte[] Packed { get; init; }
}
