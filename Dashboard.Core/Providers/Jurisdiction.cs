using System.Collections.Frozen;

namespace Dashboard.Core.Providers;

/// <summary>The legal space a provider is at home in.</summary>
public enum Bloc
{
    US,
    EU,
    CN,
    Other,
}

/// <summary>From a country to its bloc.</summary>
public static class Jurisdiction
{
    private static readonly FrozenSet<string> Union = new[]
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
        "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Unknown stays unknown. Hong Kong and Macau answer to Beijing; the EEA outside the union does not answer to Brussels.</summary>
    public static Bloc? BlocOf(string? country) => country?.ToUpperInvariant() switch
    {
        null or "" => null,
        "US" => Bloc.US,
        "CN" or "HK" or "MO" => Bloc.CN,
        { } other when Union.Contains(other) => Bloc.EU,
        _ => Bloc.Other,
    };
}
