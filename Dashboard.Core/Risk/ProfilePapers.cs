using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Workloads.Profile;

namespace Dashboard.Core.Risk;

/// <summary>
/// On what paper we use a provider, by every name it has here: people write <c>aws</c>, bills say <c>amazon</c>, and terms are watched for <c>amazon-bedrock</c>.
/// </summary>
internal static class ProfilePapers
{
    public static OrganisationProfile ByEveryName(OrganisationProfile profile, ModelCatalogue catalogue)
    {
        if (profile.Contracts is not { Count: > 0 } said)
            return profile;

        // What somebody wrote of a name beats what follows from another.
        var papers = new Dictionary<string, ContractKind>(said, StringComparer.Ordinal);
        foreach (var (name, kind) in said)
        {
            if ((catalogue.Find(new ProviderKey(name)) ?? catalogue.FindByName(name)) is not { } provider)
                continue;

            foreach (var other in OneAndTheSame(provider, catalogue))
                papers.TryAdd(other.Key.Value, kind);
        }

        return profile with { Contracts = papers };
    }

    // Google serves under its own name and as Vertex: two doors with papers of their own. Nobody is served by "Amazon".
    private static IEnumerable<Provider> OneAndTheSame(Provider provider, ModelCatalogue catalogue) =>
        catalogue.Find(provider.Organisation) is { } house && !house.Is(ProviderRoles.Host) ? catalogue.Providers.Where(p => p.Organisation == provider.Organisation) : [provider];
}
