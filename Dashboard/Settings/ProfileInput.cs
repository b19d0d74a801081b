using Dashboard.Core.Units;
using Dashboard.Core.Workloads.Profile;

namespace Dashboard.Settings;

/// <summary>The organisation's profile while somebody types it.</summary>
internal sealed class ProfileInput
{
    /// <summary>Names or codes, joined by commas; empty is "not said".</summary>
    public string? OperatesIn { get; set; }

    public string? Serves { get; set; }

    public bool? BuildsModels { get; set; }

    public List<AffiliateInput> Affiliates { get; } = [];

    public List<ContractInput> Contracts { get; } = [];

    public static ProfileInput From(OrganisationProfile profile)
    {
        var input = new ProfileInput { OperatesIn = Names(profile.OperatesIn), Serves = Names(profile.Serves), BuildsModels = profile.BuildsModels };
        input.Affiliates.AddRange((profile.Affiliates ?? []).Select(a => new AffiliateInput { Name = a.Name, Country = Country.NameOf(a.Country) }));
        input.Contracts.AddRange((profile.Contracts ?? new Dictionary<string, ContractKind>()).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new ContractInput { Provider = c.Key, Kind = c.Value }));
        return input;
    }

    /// <param name="key">The key of a provider that people name.</param>
    public OrganisationProfile ToProfile(Func<string, string> key) => new(
        Countries(OperatesIn), Countries(Serves),
        Affiliates.Where(a => !a.IsEmpty).Select(a => new Affiliate(a.Name.Trim(), a.Country.Trim())).ToList() is { Count: > 0 } affiliates ? affiliates : null,
        BuildsModels,
        Contracts.Where(c => c.Provider.Trim().Length > 0).GroupBy(c => key(c.Provider.Trim()), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Kind, StringComparer.Ordinal));

    internal static string? Names(IReadOnlyList<string>? codes) => codes is null ? null : string.Join(", ", codes.Select(Country.NameOf).Order(StringComparer.Ordinal));

    private static List<string>? Countries(string? text) =>
        text?.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } names ? [.. names] : null;
}

/// <summary>An affiliate while somebody types it.</summary>
internal sealed class AffiliateInput
{
    public string Name { get; set; } = "";

    public string Country { get; set; } = "";

    public bool IsEmpty => Name.Trim().Length == 0 && Country.Trim().Length == 0;
}

/// <summary>A contract while somebody types it.</summary>
internal sealed class ContractInput
{
    public string Provider { get; set; } = "";

    public ContractKind Kind { get; set; }
}
