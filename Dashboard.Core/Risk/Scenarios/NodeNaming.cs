using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Risk.Scenarios;

/// <summary>Reads parties as people write them, and refuses those nobody knows: a typing error must not look like safety.</summary>
/// <param name="known">Parties of our own routes and traffic, which the catalogue need not have.</param>
public sealed class NodeNaming(ModelCatalogue catalogue, IReadOnlySet<Node> known)
{
    /// <summary>The party of <c>kind:id</c>, or why there is none.</summary>
    public (Node? Node, string? Problem) Read(string text)
    {
        if (Node.Parse(text) is not { } written)
            return (null, $"\"{text}\" is not written as kind:id; kinds are {string.Join(", ", Enum.GetNames<NodeKind>().Select(n => n.ToLowerInvariant()))}.");

        var node = written with { Id = Canonical(written) };
        return known.Contains(node) || IsInCatalogue(node) ? (node, null) : (null, $"Nobody here or in the catalogue is the {written.Kind.ToString().ToLowerInvariant()} \"{written.Id}\".");
    }

    private string Canonical(Node node) => node.Kind switch
    {
        NodeKind.Bloc => Enum.TryParse<Bloc>(node.Id, ignoreCase: true, out var bloc) ? bloc.ToString() : node.Id,
        NodeKind.Jurisdiction => node.Id.ToUpperInvariant(),
        NodeKind.Model => ModelKey.Parse(node.Id) is { } key && catalogue.Find(key) is not null ? node.Id : catalogue.Match(node.Id)?.Key.ToString() ?? node.Id,
        // Who bills us is the organisation: Amazon for Bedrock.
        NodeKind.Provider => Find(node.Id) is { } provider ? provider.Organisation.Value : node.Id,
        _ => Find(node.Id)?.Key.Value ?? node.Id,
    };

    private bool IsInCatalogue(Node node) => node.Kind switch
    {
        NodeKind.Bloc => Enum.GetNames<Bloc>().Contains(node.Id, StringComparer.Ordinal) && node.Id != nameof(Bloc.Other),
        NodeKind.Jurisdiction => catalogue.Providers.Any(p => p.Country == node.Id),
        NodeKind.Model => ModelKey.Parse(node.Id) is { } key && catalogue.Find(key) is not null,
        NodeKind.Maker => catalogue.Find(new ProviderKey(node.Id)) is { } maker && maker.Is(ProviderRoles.Maker),
        NodeKind.Host => catalogue.Find(new ProviderKey(node.Id)) is { } host && host.Is(ProviderRoles.Host),
        NodeKind.Gateway => catalogue.Find(new ProviderKey(node.Id)) is { } gateway && gateway.Is(ProviderRoles.Gateway),
        _ => catalogue.Find(new ProviderKey(node.Id)) is not null,
    };

    private Provider? Find(string name) => catalogue.Find(new ProviderKey(name)) ?? catalogue.FindByName(name);
}
