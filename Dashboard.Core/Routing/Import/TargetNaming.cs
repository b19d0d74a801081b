using System.Net;

using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Routing.Import;

/// <summary>From how a router writes a target to who serves it.</summary>
internal sealed class TargetNaming(ModelCatalogue catalogue)
{
    // A host of our own that says no more than an address.
    private const string OwnHost = "vllm";

    /// <summary>A target written as provider and model.</summary>
    /// <param name="gateway">Who routes; null is nobody that the catalogue knows of.</param>
    /// <param name="direct">The router passes our own keys on: the host bills, not the router.</param>
    public ImportedTarget Of(string? provider, string model, string? gateway = null, bool direct = false, double? weight = null)
    {
        model = Cut(model);
        // Who stands behind a variable is known where the router runs, not here.
        if (IsVariable(provider ?? model))
            return Hidden(provider is null ? model : $"{provider}/{model}", null, gateway, weight);

        if (provider is null)
            return new(model, new(TargetRole.Primary, model, Gateway: gateway, Weight: Weight(weight)));

        var found = Find(provider);
        var key = found?.Key.Value ?? Key(provider);
        var text = $"{Cut(provider)}/{model}";
        // A target that goes through a second gateway depends on that one: ours is never the one that fails for others.
        return found is not null && found.Is(ProviderRoles.Gateway) && !found.Is(ProviderRoles.Host)
            ? new(text, new(TargetRole.Primary, model, Gateway: key, Weight: Weight(weight)))
            : new(text, new(TargetRole.Primary, model, key, gateway, Contract: direct && gateway is not null ? key : null, Weight: Weight(weight)));
    }

    /// <summary>The same for <c>provider/model</c>; without a provider, the maker is meant where it serves the model itself.</summary>
    public ImportedTarget OfReference(string reference, string? gateway = null, bool direct = false, double? weight = null) =>
        reference.Split('/', 2) is [{ Length: > 0 } provider, { Length: > 0 } model]
            ? Of(provider, model, gateway, direct, weight)
            : Of(MakerOf(reference), reference, gateway, direct, weight);

    /// <summary>A target whose provider the file hides.</summary>
    public static ImportedTarget Hidden(string text, string? model, string? gateway = null, double? weight = null)
    {
        text = Cut(text);
        var shown = model is null ? text : $"{text}/{Cut(model)}";
        // Whoever stands behind it is not known, so neither is the host, nor who bills us.
        return new(shown, new(TargetRole.Primary, model is null ? text : Cut(model), Gateway: gateway, GatewayHidden: gateway is null, Weight: Weight(weight)));
    }

    /// <summary>A target at an address that says nothing of whose it is.</summary>
    public static ImportedTarget Unplaced(ImportedTarget target, string model) =>
        target with { Draft = new(TargetRole.Primary, Cut(model), GatewayHidden: true, Weight: target.Draft.Weight) };

    /// <summary>Who makes a model that is named without a provider; null when the catalogue does not know it.</summary>
    public string? MakerOf(string model) =>
        catalogue.Match(model) is { } match && catalogue.Find(match.Maker) is { } maker && maker.Is(ProviderRoles.Host) ? maker.Key.Value : null;

    /// <summary>Whether the catalogue lists a model at a host.</summary>
    public bool Serves(string host, string model) =>
        Find(host) is { } provider && catalogue.Match(model) is { } match && catalogue.Offerings(match.Key).Any(o => o.Host == provider.Key);

    /// <summary>Whether a text names a variable of the machine that the router runs on.</summary>
    public static bool IsVariable(string text) =>
        text.StartsWith("os.environ", StringComparison.Ordinal) || text.StartsWith("env::", StringComparison.Ordinal) || text.StartsWith("env.", StringComparison.Ordinal)
        || text.Contains("${", StringComparison.Ordinal) || text.Contains("{{", StringComparison.Ordinal);

    public Provider? Find(string name) => catalogue.Find(new ProviderKey(name)) ?? catalogue.FindByName(name);

    /// <summary>Whose server an address is: a provider's key, our own, or null when it says neither.</summary>
    public string? OfAddress(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;

        if (IsOurs(uri))
            return OwnHost;

        // "api.groq.com" is Groq, "my.openai.azure.com" is Azure: the last known word decides.
        return uri.Host.Split('.').Reverse().Skip(1).Select(Find).FirstOrDefault(p => p is { SelfOperated: false })?.Key.Value;
    }

    private static bool IsOurs(Uri uri) =>
        uri.IsLoopback || uri.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase) || uri.Host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase)
        || !uri.Host.Contains('.', StringComparison.Ordinal)
        || (IPAddress.TryParse(uri.Host, out var ip) && ip.GetAddressBytes() is [0 or 10 or 127, ..] or [192, 168, ..] or [172, >= 16 and < 32, ..]);

    private static double? Weight(double? weight) => weight is > 0 ? weight : null;

    private static string Cut(string text) => text.Length <= RouteDraft.MaxText ? text : text[..RouteDraft.MaxText];

    private static string Key(string name)
    {
        var key = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')).TrimStart('.', '-', '_');
        return key.Length == 0 ? "unnamed" : key[..Math.Min(key.Length, RouteDraft.MaxKey)];
    }
}
