namespace Dashboard.Core.Providers.Catalogue;

/// <summary>What an offering costs at one moment: the standard sheet, and those of the service tiers that have their own.</summary>
/// <param name="Estimated">The rates are the maker's own, for a host that follows them but whose price we do not hold.</param>
/// <param name="HoursUnknown">Other rates hold at some hours of that day, and nobody said which hour it was.</param>
public sealed record Prices(
    PriceVersion Version,
    RateSheet Standard,
    IReadOnlyDictionary<string, RateSheet> Tiers,
    bool Estimated = false,
    bool HoursUnknown = false)
{
    public static IReadOnlyDictionary<string, RateSheet> NoTiers { get; } = new Dictionary<string, RateSheet>();

    public Prices(PriceVersion version, RateSheet standard)
        : this(version, standard, NoTiers)
    {
    }

    /// <summary>Whether a tier is the standard one or has a sheet of its own.</summary>
    public bool Knows(string? serviceTier) =>
        ServiceTier.Normalise(serviceTier) is not { } tier || Tiers.ContainsKey(tier) || (tier == ServiceTier.Fast && Tiers.ContainsKey(ServiceTier.Priority));

    /// <summary>The sheet of a service tier, whatever the provider calls it; a tier without one pays the standard.</summary>
    public RateSheet Sheet(string? serviceTier) => ServiceTier.Normalise(serviceTier) switch
    {
        null => Standard,
        { } tier when Tiers.TryGetValue(tier, out var sheet) => sheet,
        ServiceTier.Fast when Tiers.TryGetValue(ServiceTier.Priority, out var sheet) => sheet,
        _ => Standard,
    };
}

/// <summary>Which price was used: the catalogue, the offering in it and the day from which the price holds.</summary>
/// <param name="From">Null for a price without a known beginning.</param>
public sealed record PriceVersion(string Catalogue, string Offering, DateOnly? From = null)
{
    public override string ToString() =>
        From is { } day ? $"{Catalogue} {Offering} from {day:yyyy-MM-dd}" : $"{Catalogue} {Offering}";
}
