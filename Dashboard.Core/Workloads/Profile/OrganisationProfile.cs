using Dashboard.Core.Units;

namespace Dashboard.Core.Workloads.Profile;

/// <summary>Who we are in the eyes of a provider; what nobody has said yet is null, and not none.</summary>
/// <param name="OperatesIn">Countries in which our own people work, as two letters.</param>
/// <param name="Serves">Countries of those who use what we make.</param>
/// <param name="Affiliates">Companies that own us or that we own; terms speak of their home, too.</param>
/// <param name="BuildsModels">Whether we train models that others could call competing.</param>
/// <param name="Contracts">By provider, on what kind of paper we use it.</param>
public sealed record OrganisationProfile(
    IReadOnlyList<string>? OperatesIn = null,
    IReadOnlyList<string>? Serves = null,
    IReadOnlyList<Affiliate>? Affiliates = null,
    bool? BuildsModels = null,
    IReadOnlyDictionary<string, ContractKind>? Contracts = null)
{
    public const int MaxCountries = 250;
    public const int MaxAffiliates = 100;
    public const int MaxContracts = 500;
    public const int MaxText = 200;

    /// <summary>Every country that terms could speak of: where we work, whom we serve, and homes of affiliates.</summary>
    public IReadOnlySet<string> Countries =>
        (OperatesIn ?? []).Concat(Serves ?? []).Concat((Affiliates ?? []).Select(a => a.Country)).ToHashSet(StringComparer.Ordinal);

    /// <summary>What is wrong with it, taken alone.</summary>
    public IEnumerable<Problem> Problems()
    {
        foreach (var problem in Problems("operatesIn", OperatesIn).Concat(Problems("serves", Serves)))
            yield return problem;

        if (Affiliates is { Count: > MaxAffiliates })
            yield return new("affiliates", $"At most {MaxAffiliates} affiliates are kept.");

        for (var i = 0; i < Affiliates?.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Affiliates[i].Name) || Affiliates[i].Name.Length > MaxText || Affiliates[i].Name.Any(char.IsControl))
                yield return new($"affiliates[{i}].name", $"An affiliate needs a name of at most {MaxText} characters on one line.");

            if (Country.Find(Affiliates[i].Country) is null)
                yield return new($"affiliates[{i}].country", NoCountry(Affiliates[i].Country));
        }

        if (Contracts is { Count: > MaxContracts })
            yield return new("contracts", $"At most {MaxContracts} contracts are kept.");

        foreach (var provider in (Contracts ?? new Dictionary<string, ContractKind>()).Keys.Where(p => p.Length is 0 or > MaxText || p.Any(char.IsWhiteSpace)))
            yield return new("contracts", $"\"{provider}\" is no key of a provider; write it as in openai.");
    }

    private static IEnumerable<Problem> Problems(string path, IReadOnlyList<string>? countries)
    {
        if (countries is { Count: > MaxCountries })
            yield return new(path, $"There are fewer than {MaxCountries} countries.");

        for (var i = 0; i < countries?.Count; i++)
        {
            if (Country.Find(countries[i]) is null)
                yield return new($"{path}[{i}]", NoCountry(countries[i]));
        }
    }

    private static string NoCountry(string text) => $"\"{text}\" is no country; write its English name or its two letters, as in Germany or DE.";
}

/// <summary>A company that belongs to us, or to which we belong.</summary>
/// <param name="Country">Its home, as two letters.</param>
public sealed record Affiliate(string Name, string Country);

/// <summary>On what kind of paper a provider is used.</summary>
public enum ContractKind
{
    /// <summary>Commercial or API terms.</summary>
    Api,

    /// <summary>Terms for single persons, such as a subscription of an app.</summary>
    Consumer,

    /// <summary>Both of them, by different people.</summary>
    Both,
}
