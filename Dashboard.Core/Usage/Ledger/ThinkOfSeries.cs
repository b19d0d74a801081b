using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Usage.Ledger.Writing;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Usage.Ledger;

/// <summary>What we think of a series: its workload by the rules, its model and parties by the catalogue.</summary>
internal sealed class ThinkOfSeries(ModelCatalogue catalogue, Attribution attribution)
{
    /// <summary>Turns the names that a source uses into the parties we know, and completes those that follow from others.</summary>
    public SeriesFacts Settle(SeriesFacts facts)
    {
        var gateway = catalogue.FindByName(facts.Gateway);
        var host = catalogue.FindByName(facts.Host);
        var match = catalogue.Match(facts.RawModel, facts.Host, facts.Gateway);

        // A router named as host has somebody behind it whom the row does not tell. It is the one we depend on, more than on our own.
        if (host is not null && host.Is(ProviderRoles.Gateway) && !host.Is(ProviderRoles.Host))
            (gateway, host) = (host, null);
        else if (host is null && facts.Host is null)
            host = match?.Host is { } served ? catalogue.Find(served) : null;
        else if (host is not null && !host.Is(ProviderRoles.Host) && match?.Host is { } branch)
            host = catalogue.Find(branch) ?? host;

        var gatewayKey = gateway?.Key.Value ?? Plain(facts.Gateway);
        var hostKey = host?.Key.Value ?? (gateway is not null && gateway.Key == catalogue.FindByName(facts.Host)?.Key ? null : Plain(facts.Host));
        var biller = gateway is { SelfOperated: false } ? gateway : host;
        return facts with
        {
            Gateway = gatewayKey,
            Host = hostKey,
            Contract = Plain(facts.Contract) ?? biller?.Organisation.Value ?? hostKey,
            ServiceTier = ServiceTier.Stated(facts.ServiceTier),
        };
    }

    public SeriesThought Think(SeriesFacts facts)
    {
        var match = catalogue.Match(facts.RawModel, facts.Host, facts.Gateway);
        var maker = match is null ? null : catalogue.Find(match.Maker);
        var host = facts.Host is null ? null : catalogue.FindByName(facts.Host);
        return new SeriesThought(
            attribution.For(new AttributionFacts(facts.ApiKey, facts.Project, facts.Tag, facts.Service, facts.RawModel))?.Value,
            match?.Key.ToString(),
            match?.Maker.Value,
            maker?.Country,
            BlocName(maker?.Bloc),
            host?.Country,
            BlocName(host?.Bloc),
            match?.OpenWeights);
    }

    private static string? Plain(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim().ToLowerInvariant();

    private static string? BlocName(Bloc? bloc) => bloc switch
    {
        null => null,
        Bloc.Other => "other",
        { } known => known.ToString(),
    };
}
