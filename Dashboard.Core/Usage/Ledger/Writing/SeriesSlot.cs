using Dashboard.Core.Usage.Import;

namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>A series during one import: what the source said, what we think of it, and its number once the ledger gave it one.</summary>
internal sealed class SeriesSlot(SeriesFacts facts, SeriesThought thought, SeriesThought baseThought)
{
    public SeriesFacts Facts { get; } = facts;

    public SeriesThought Thought { get; } = thought;

    /// <summary>The same of the series that the small roll-up counts by.</summary>
    public SeriesThought BaseThought { get; } = baseThought;

    /// <summary>For the reading thread, which prices rows.</summary>
    public PricingTag? Pricing { get; set; }

    /// <summary>For the writing thread; zero until the ledger numbers it.</summary>
    public int Id { get; set; }

    public int BaseId { get; set; }
}

/// <summary>What we think of a series.</summary>
internal sealed record SeriesThought(
    string? WorkloadKey = null,
    string? ModelKey = null,
    string? Maker = null,
    string? MakerCountry = null,
    string? MakerBloc = null,
    string? HostCountry = null,
    string? HostBloc = null,
    bool? OpenWeights = null);

/// <summary>A price version during one import.</summary>
internal sealed class PriceSlot(string name)
{
    public string Name { get; } = name;

    /// <summary>Zero until the ledger numbers it.</summary>
    public int Id { get; set; }
}
