using System.Text.RegularExpressions;

namespace Dashboard.Core.Providers.Catalogue;

/// <summary>
/// From a raw model id to the model it stands for. Every step takes off something that is known to carry no identity
/// (a gateway, a date, a variant) and then wants an exact name: nothing is matched by beginning or likeness.
/// </summary>
internal sealed partial class ModelMatcher(CatalogueIndex index)
{
    public ModelMatch? Match(string raw, string? hostName, string? gatewayName)
    {
        var gateway = index.Names.Find(gatewayName);
        var host = index.Names.Find(hostName);
        // A host that we do not know is not the maker: such usage has a model, but no price of ours.
        var strangeHost = host is null && !string.IsNullOrWhiteSpace(hostName);
        if (host is not null && !host.Is(ProviderRoles.Host))
        {
            if (host.Is(ProviderRoles.Gateway))
                (gateway, host) = (gateway ?? host, null);
            else
                host = index.Data.Providers.FirstOrDefault(p => p.Owner == host.Key && p.Is(ProviderRoles.Host)) ?? host;
        }

        var id = RawModelId.Parse(raw, host, gateway, index.Names, (lister, rest) => index.Offering(lister.Key, ModelName.Normalise(rest)) is not null);
        foreach (var (name, vendor) in Names(id))
        {
            // A repository's name says nothing about who serves the weights.
            var lister = id.Gateway ?? id.Host ?? (strangeHost || id.Repository ? null : id.Named);
            if (lister is not null && index.Offering(lister.Key, name) is { } listed)
                return Answer(id, strangeHost, index.Models[listed.Model], listed, name);

            // An organisation that we do not know may have made its own model of that name.
            if (id.Stranger)
                continue;

            var maker = (vendor ?? id.Named)?.Organisation;
            if (index.Model(name, maker) is { } model)
                return Answer(id, strangeHost, model, null, name);
        }

        return null;
    }

    private ModelMatch Answer(RawModelId id, bool strangeHost, CatalogueModel model, Offering? listed, string name)
    {
        var host = id.Host?.Key;
        if (host is null && id.Gateway is null && !strangeHost)
            host = listed?.Host ?? (id.Repository ? null : HostNamed(id.Named, model) ?? HostAssumed(model));

        // A gateway of our own has no prices: the host's hold.
        var lister = id.Gateway is { SelfOperated: false } gateway ? gateway.Key : host ?? (strangeHost || id.Repository ? null : model.Key.Maker);
        if (listed is null && lister is { } at)
            listed = Free(at, id, model) ?? Dated(at, model, name) ?? Plain(at, id, model, name);

        return new ModelMatch(model, host, id.Gateway?.Key, listed, listed is null && !strangeHost ? StandIn(id, host, model, name) : null);
    }

    private ProviderKey? HostNamed(Provider? named, CatalogueModel model) =>
        named is not null && index.Offering(named.Key, model.Key) is not null ? named.Key : null;

    // Nobody named: the maker itself, if it serves the model.
    private ProviderKey? HostAssumed(CatalogueModel model) => index.Offering(model.Key.Maker, model.Key) is null ? null : model.Key.Maker;

    // OpenRouter's word for a variant without charge; it must not get the price of the plain model.
    private static Offering? Free(ProviderKey lister, RawModelId id, CatalogueModel model) => id.Rest.EndsWith(":free", StringComparison.OrdinalIgnoreCase)
        ? new Offering(lister, id.Rest, model.Key, [new PricePeriod(null, null, new RateSheet(new Rates(Input: 0, Output: 0)), Prices.NoTiers)])
        : null;

    // gpt-4o-2024-05-13 has a price of its own; a gateway's id may carry the date where the host's does.
    private Offering? Dated(ProviderKey host, CatalogueModel model, string name) =>
        index.Offering(host, name) is { } offering && offering.Model == model.Key ? offering : null;

    private Offering? Plain(ProviderKey host, RawModelId id, CatalogueModel model, string name)
    {
        // The host lists only the model, but this snapshot cost something else at its maker: better the maker's price.
        var maker = model.Key.Maker;
        if (Snapshot().IsMatch(name) && index.Providers.GetValueOrDefault(host) is { FollowsMakers: true } && Dated(maker, model, name) is { } snapshot
            && index.Offering(maker, model.Key) is { } usual && snapshot.Prices is [.., var own] && usual.Prices is [.., var now] && own.Standard.Base.Input != now.Standard.Base.Input)
            return null;

        return index.Offering(host, model.Key, id.Rest.StartsWith("global.", StringComparison.OrdinalIgnoreCase));
    }

    // Where host and gateway only pass on what the maker asks, the maker's price is a fair estimate.
    private Offering? StandIn(RawModelId id, ProviderKey? host, CatalogueModel model, string name)
    {
        if (id.Gateway is { SelfOperated: false, FollowsMakers: false } || id.Repository)
            return null;

        var maker = model.Key.Maker;
        if (host is { } at && at != maker)
        {
            if (id.Gateway is not null && index.Offering(at, model.Key) is { } hosts)
                return hosts;

            if (index.Providers.GetValueOrDefault(at) is not { FollowsMakers: true })
                return null;
        }

        return Dated(maker, model, name) ?? index.Offering(maker, model.Key);
    }

    /// <summary>The names to try, from the id as it stands to what is left without everything that carries no identity.</summary>
    private IEnumerable<(string Name, Provider? Vendor)> Names(RawModelId id)
    {
        // Fireworks' own ids have slashes: accounts/fireworks/models/….
        yield return (ModelName.Normalise(id.Whole), null);

        var text = id.Rest;
        yield return (ModelName.Normalise(text), null);

        Provider? vendor = null;
        if (Variant().Match(text) is { Success: true } variant)
        {
            text = text[..variant.Index];
            yield return (ModelName.Normalise(text), null);
        }

        // us.anthropic.claude-sonnet-4-5-20250929-v1:0
        if (RawModelId.Bedrock().Match(text) is { Success: true } bedrock && index.Names.Find(bedrock.Groups["vendor"].Value) is { } named)
        {
            vendor = named;
            text = bedrock.Groups["model"].Value;
            yield return (ModelName.Normalise(text), vendor);
        }

        // claude-sonnet-4@20250514, llama-3.3-70b-instruct-maas
        if (RawModelId.Vertex().Match(text) is { Success: true } vertex)
        {
            text = text[..vertex.Index];
            yield return (ModelName.Normalise(text), vendor);
        }

        var name = ModelName.Normalise(text);
        foreach (var shorter in Shorter(name))
            yield return (shorter, vendor);
    }

    private IEnumerable<string> Shorter(string name)
    {
        if (Version().Match(name) is { Success: true } version)
            yield return name = name[..version.Index];

        // Efforts are asked of a model, they are not models.
        if (Effort().Match(name) is { Success: true } effort)
        {
            var plain = name[..effort.Index];
            if (Reasons(plain) || (Date().Match(plain) is { Success: true } date && Reasons(plain[..date.Index])))
                yield return name = plain;
        }

        if (Date().Match(name) is { Success: true } dated)
            yield return name = name[..dated.Index];

        if (Latest().Match(name) is { Success: true } latest)
            yield return name = name[..latest.Index];

        // The same open weights in another number format.
        if (Packing().Match(name) is { Success: true } packing && index.Model(name[..packing.Index], null) is { OpenWeights: true })
            yield return name[..packing.Index];
    }

    private bool Reasons(string name) => index.Model(name, null) is { Reasoning: true };

    [GeneratedRegex(@":(free|thinking|nitro|online|floor|extended|beta|exacto|cloud|batch|flex|priority|fast)$", Options, 3000)]
    private static partial Regex Variant();

    [GeneratedRegex(@"-v\d(-\d)?(-\d+k)?$|-00[1-9]$", Options, 3000)]
    private static partial Regex Version();

    [GeneratedRegex(@"-(thinking|minimal|low|medium|high|xhigh)$", Options, 3000)]
    private static partial Regex Effort();

    [GeneratedRegex(@"-20\d\d-?(0\d|1[0-2])-?([0-2]\d|3[01])$", Options, 3000)]
    private static partial Regex Date();

    [GeneratedRegex(@"-\d{4}(-\d\d-\d\d|\d{4})?$", Options, 3000)]
    private static partial Regex Snapshot();

    [GeneratedRegex(@"-latest$", Options, 3000)]
    private static partial Regex Latest();

    [GeneratedRegex(@"-(fp8|fp4|nvfp4|mxfp4|bf16|int4|int8|awq|gptq|gguf|turbo|tee)$", Options, 3000)]
    private static partial Regex Packing();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;
}
