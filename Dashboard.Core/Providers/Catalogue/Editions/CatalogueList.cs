namespace Dashboard.Core.Providers.Catalogue.Editions;

/// <summary>A published list that editions are made with, kept until a newer one comes.</summary>
public sealed class CatalogueList
{
    public int Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The file as it came, gzip.</summary>
    public required byte[] Packed { get; init; }
}
