namespace Dashboard.Core.Providers.Catalogue.Editions;

/// <summary>A catalogue with newer prices laid over the one that came with the product. One that nobody has applied changes nothing.</summary>
public sealed class CatalogueEdition
{
    public const int LongestName = 100;

    public int Id { get; init; }

    /// <summary>The version of the embedded catalogue it was made of; under another one it no longer counts.</summary>
    public required string Base { get; init; }

    /// <summary>Its version, which prices name: <c>2026-07-24+1a2b3c4</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The commit of the price list.</summary>
    public required string Commit { get; init; }

    public DateTime CommittedAt { get; init; }

    public DateTime MadeAt { get; init; }

    /// <summary>Offerings whose price it changes, and offerings it adds.</summary>
    public int Changed { get; init; }

    public int Added { get; init; }

    public DateTime? AppliedAt { get; set; }

    /// <summary>Who; null when it changed no price in use and was applied by itself.</summary>
    public string? AppliedBy { get; set; }

    /// <summary>The whole catalogue in our own form, gzip.</summary>
    public required byte[] Packed { get; init; }

    /// <summary>The price list it was made with, gzip: the next one is compared with it.</summary>
    public required byte[] Listing { get; init; }
}
