namespace Dashboard.Core.Providers.Catalogue.Making;

/// <summary>Makes our catalogue of the sources. Run it with the command in docs/catalogue.md; the same sources give the same file.</summary>
internal sealed class CatalogueMaker(CatalogueSources sources)
{
    // Hosts with the plainest names first: they name what no lab lists.
    private static readonly string[] PlainNames = ["huggingface", "nvidia", "deepinfra", "novita-ai", "togetherai", "scaleway", "openrouter"];

    // Seats, points and premium requests: no offerings by the token, or the same as elsewhere with a margin.
    private static readonly string[] NotByToken =
        ["github-copilot", "github-models", "poe", "helicone", "requesty", "lmstudio", .. ProviderList.Resellers.Select(r => r.Key)];

    // Elsewhere a zero stands for a trial, a subscription or a quota, which is no price.
    private static readonly string[] ZeroIsFree = ["zhipuai", "zai", "google", "cohere", "mistral"];

    private readonly ProviderNames _names = new(ProviderList.All);

    public CatalogueData Make()
    {
        var covered = ProviderList.All.ToDictionary(p => p.Key.Value, StringComparer.Ordinal);
        var entries = sources.Hosts
            .Select(e => e.Host == "google-vertex-anthropic" ? e with { Host = "google-vertex" } : e.Host == "llama" ? e with { Host = "meta" } : e)
            .Where(e => covered.ContainsKey(e.Host) && Array.IndexOf(NotByToken, e.Host) < 0)
            .OrderBy(e => covered[e.Host].Is(ProviderRoles.Maker) ? 0 : 1)
            .ThenBy(e => Array.IndexOf(PlainNames, e.Host) is var at and >= 0 ? at : PlainNames.Length)
            .ToList();

        var register = new ModelRegister(_names);
        NameFloating(register, entries, covered);
        foreach (var lab in sources.Labs.Where(l => _names.Find(l.Host) is not null))
            register.Describe(register.Resolve(lab.Host, lab.Id, own: true), lab, maker: true);

        List<Offering> offerings = [];
        foreach (var entry in entries)
        {
            var host = covered[entry.Host];
            if (ModelOf(register, host, entry) is not { } model)
                continue;

            register.Describe(model, entry, maker: model.Maker == host.Key);
            if (!offerings.Exists(o => o.Host == host.Key && o.Id == entry.Id))
                offerings.Add(Offer(host, entry.Id, model, entry));
        }

        AddListed(register, offerings);
        register.BelieveHosts();
        var models = register.Models
            .Where(m => offerings.Exists(o => o.Model == m.Key) || sources.Labs.Any(l => m.Key.Maker.Value == l.Host))
            .Select(m => m with { Traces = TraceFacts.Of(m) })
            .OrderBy(m => m.Key.ToString(), StringComparer.Ordinal).ToList();
        var byName = models.ToLookup(m => m.Key.Name, m => m.Key, StringComparer.Ordinal);
        return new CatalogueData(
            sources.Version,
            ProviderList.All,
            models,
            [.. offerings.OrderBy(o => o.ToString(), StringComparer.Ordinal)],
            ModelNaming.Aliases.Where(a => byName[a.Name].Count() == 1).ToDictionary(a => a.Alias, a => byName[a.Name].Single(), StringComparer.Ordinal));
    }

    // mistral-large-latest is the dated mistral-large of the same release.
    private static void NameFloating(ModelRegister register, List<DevEntry> entries, Dictionary<string, Provider> covered)
    {
        foreach (var floating in entries.Where(e => covered[e.Host].Is(ProviderRoles.Maker) && ModelNaming.Floating(e.Id) is not null))
        {
            var steady = entries.Where(e => e.Host == floating.Host && e.Released == floating.Released && e.Released is not null
                && e.Id.StartsWith(ModelNaming.Floating(floating.Id)! + "-2", StringComparison.Ordinal)).ToList();
            if (steady is [var only])
                register.Alias(floating.Host, floating.Id, register.Resolve(only.Host, only.Id, own: true));
        }
    }

    // Models that are no longer, or not yet, in models.dev: old usage wants old prices.
    private void AddListed(ModelRegister register, List<Offering> offerings)
    {
        var index = offerings.Select(o => (o.Host, ModelName.Normalise(o.Id))).ToHashSet();
        foreach (var listed in sources.Dated)
        {
            if (_names.Find(listed.Id) is not { } host || host.Is(ProviderRoles.Gateway))
                continue;

            foreach (var model in listed.Models.Where(HasPrice))
            {
                // The names that the rule spells out; a rule of beginnings gives only the entry's own.
                foreach (var id in model.Rule.Exact.Prepend(model.Id).Distinct().Where(i => Usable(i, host)))
                {
                    if (register.Resolve(host, id) is { } key && index.Add((host.Key, ModelName.Normalise(id))))
                    {
                        offerings.Add(Offer(host, id, key, null, model.Prices) with { Context = model.Context });
                        register[key] = register[key] with { Context = register[key].Context ?? model.Context };
                    }
                }
            }
        }
    }

    private static bool Usable(string id, Provider host) =>
        !id.EndsWith('-') && !id.Contains(":free", StringComparison.Ordinal) && !id.StartsWith("ft:", StringComparison.Ordinal)
        && (host.Key.Value != "google" || !id.StartsWith("claude", StringComparison.Ordinal));

    private ModelKey? ModelOf(ModelRegister register, Provider host, DevEntry entry)
    {
        // models.dev puts distilled models under the model that taught them.
        if (!entry.Id.Contains("distill", StringComparison.OrdinalIgnoreCase)
            && sources.BaseModels.TryGetValue($"{entry.Host}/{entry.Id}", out var lab) && ModelKey.Parse(lab) is { } named
            && _names.Find(named.Maker.Value) is not null)
        {
            // Entries are copied and keep the base of the one before: databricks-claude-sonnet-4 stands under Claude Sonnet 4.5. An id that is a model's very name says what it is.
            return register.Find(named.Maker.Value, WithoutHost(host, entry.Id)) ?? register.Resolve(named.Maker.Value, named.Name, own: true);
        }

        return register.Resolve(host, entry.Id);
    }

    private static string WithoutHost(Provider host, string id) =>
        id.Split('/')[^1] is var name && name.StartsWith($"{host.Key}-", StringComparison.OrdinalIgnoreCase) ? name[(host.Key.Value.Length + 1)..] : name;

    private Offering Offer(Provider host, string id, ModelKey model, DevEntry? entry, IReadOnlyList<PricePeriod>? listed = null)
    {
        var dated = listed ?? Dated(host, id);
        if (entry?.Cost is { } cost && cost.GetProperty("input").GetDecimal() == 0 && cost.GetProperty("output").GetDecimal() == 0
            && !id.EndsWith(":free", StringComparison.Ordinal) && Array.IndexOf(ZeroIsFree, host.Key.Value) < 0)
            entry = entry with { Cost = null };

        return new Offering(
            host.Key, id, model, PriceMaking.Make(host, model, entry, sources.HostsDay, dated, sources.Tiers[(host.Key, ModelName.Normalise(id))]),
            entry?.Context, entry?.Deprecated == true);
    }

    private IReadOnlyList<PricePeriod> Dated(Provider host, string id) =>
        sources.Dated.FirstOrDefault(p => _names.Find(p.Id)?.Key == (host.Key.Value == "google-vertex" ? new ProviderKey("google") : host.Key)) is { } listed
            && listed.Models.FirstOrDefault(m => m.Rule.Matches(id)) is { } model && HasPrice(model)
            ? model.Prices
            : [];

    // "Without charge" is often a trial or a preview, and prices appear later: for us that is no price.
    private static bool HasPrice(GenAiPrices.ListedModel model) => model.Prices.Any(p => p.Standard.Base is not { Input: 0, Output: 0 });
}
