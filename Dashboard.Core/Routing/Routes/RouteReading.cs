using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;

namespace Dashboard.Core.Routing.Routes;

/// <summary>Finds out what a route's targets cannot do without, as far as the catalogue knows; the rest stays unknown.</summary>
public sealed class RouteReading(ModelCatalogue catalogue)
{
    public RouteNeeds Needs(RouteDraft route) => new(route.Workload, route.Name, [.. route.Targets.Select(Needs)]);

    /// <summary>What one target needs: contract, gateway, host, the maker of closed weights, and all their homes.</summary>
    public TargetNeeds Needs(TargetDraft target)
    {
        var parts = new TargetParts(target.Text);
        var gateway = Party(target.Gateway);
        var host = Party(target.Host);

        // Routers are written where hosts stand: "openrouter/..." names who routes, not who serves.
        if (gateway is null && host?.Provider is { } named && named.Is(ProviderRoles.Gateway) && !named.Is(ProviderRoles.Host))
            (gateway, host) = (host, null);

        var match = catalogue.Match(target.Model, host?.Key ?? target.Host, gateway?.Key ?? target.Gateway);
        if (host is null && match?.Host is { } byModel)
            host = Party(byModel.Value);

        parts.Add(NodeKind.Host, host);
        if (target.GatewayHidden)
            parts.Hide(NodeKind.Gateway);
        else if (gateway is not null)
            parts.Add(NodeKind.Gateway, gateway);

        AddContract(parts, target, gateway, host);
        AddModel(parts, match, host);
        return parts.Build();
    }

    private void AddContract(TargetParts parts, TargetDraft target, RouteParty? gateway, RouteParty? host)
    {
        if (Party(target.Contract) is { } named)
            parts.Add(NodeKind.Provider, Organisation(named));
        else if (target.GatewayHidden)
            parts.Hide(NodeKind.Provider);
        else if (gateway is { IsOwn: false })
            parts.Add(NodeKind.Provider, Organisation(gateway));
        else if (host is not { IsOwn: true })
            parts.Add(NodeKind.Provider, host is null ? null : Organisation(host));
    }

    private void AddModel(TargetParts parts, ModelMatch? match, RouteParty? host)
    {
        if (match is null)
            parts.HideAlone(NodeKind.Model);
        else
            parts.AddAlone(new Node(NodeKind.Model, match.Key.ToString()));

        // Open weights are out: their maker cannot take them back from another host. What we run ourselves we have.
        if (host is { IsOwn: true } || match?.OpenWeights is true)
            return;

        parts.Add(NodeKind.Maker, match is null ? null : Party(match.Maker.Value));
    }

    private RouteParty? Party(string? key) =>
        key is null ? null : new(catalogue.Find(new ProviderKey(key)) ?? catalogue.FindByName(key), key);

    // Two doors of one house are one contract: Bedrock is billed by Amazon.
    private RouteParty Organisation(RouteParty party) =>
        party.Provider?.Owner is { } owner ? new(catalogue.Find(owner) ?? party.Provider with { Key = owner, Owner = null }, owner.Value) : party;
}

/// <summary>Somebody between us and a model.</summary>
internal sealed record RouteParty(Provider? Provider, string Named)
{
    public string Key => Provider?.Key.Value ?? Named;

    public bool IsOwn => Provider is { SelfOperated: true };
}

/// <summary>Collects what one target needs.</summary>
internal sealed class TargetParts(string text)
{
    private readonly HashSet<Node> _needs = [];
    private readonly HashSet<NodeKind> _unknown = [];
    private readonly HashSet<Node> _own = [];

    public void AddAlone(Node node) => _needs.Add(node);

    public void HideAlone(NodeKind kind) => _unknown.Add(kind);

    /// <summary>A party that is there but not known: so is its home.</summary>
    public void Hide(NodeKind kind) => _unknown.UnionWith([kind, NodeKind.Jurisdiction, NodeKind.Bloc]);

    /// <summary>A party with its home; null when it is not known.</summary>
    public void Add(NodeKind kind, RouteParty? party)
    {
        if (party is null)
        {
            Hide(kind);
            return;
        }

        var node = new Node(kind, party.Key);
        _needs.Add(node);
        if (party.IsOwn)
        {
            _own.Add(node);
            return;
        }

        if (party.Provider?.Country is not { } country)
        {
            _unknown.UnionWith([NodeKind.Jurisdiction, NodeKind.Bloc]);
            return;
        }

        _needs.Add(new Node(NodeKind.Jurisdiction, country));
        // "Other" is no bloc that could act as one: its countries stand for themselves.
        if (party.Provider.Bloc is { } bloc and not Bloc.Other)
            _needs.Add(new Node(NodeKind.Bloc, bloc.ToString()));
    }

    public TargetNeeds Build() => new(text, _needs, _unknown, _own);
}
