using System.Text.Json;

namespace Dashboard.Core.Providers.Catalogue.Making;

/// <summary>The dated material that the catalogue is made of: facts only, in their sources' own forms.</summary>
/// <param name="Version">The day of the newest source, which names the catalogue, and how often it was made of that day's: prices are told apart by it.</param>
/// <param name="HostsDay">The day of models.dev's entries.</param>
/// <param name="BaseModels">Host and id → the lab's model, where models.dev says so.</param>
internal sealed record CatalogueSources(
    string Version,
    IReadOnlyList<string> Names,
    DateOnly HostsDay,
    IReadOnlyList<DevEntry> Hosts,
    IReadOnlyList<DevEntry> Labs,
    IReadOnlyDictionary<string, string> BaseModels,
    IReadOnlyList<GenAiPrices.ListedProvider> Dated,
    ILookup<(ProviderKey Host, string Id), TierFact> Tiers)
{
    /// <summary>Reads the sources from a folder laid out as <c>history/models.dev</c> and <c>catalogues</c>.</summary>
    public static CatalogueSources Read(string folder)
    {
        var names = new ProviderNames(ProviderList.All);
        using var hosts = Open(folder, "history/models.dev/2026-07-02.json");
        using var labs = Open(folder, "history/models.dev/lab_models/2026-07-02.json");
        using var bases = Open(folder, "history/models.dev/base_model/2026-07-02.json");
        using var tiers = Open(folder, "catalogues/litellm_2026-07-24.json");
        using var dated = File.OpenRead(Path.Combine(folder, "catalogues/genai-prices/v2_data.json"));
        return new CatalogueSources(
            "2026-07-24b",
            ["models.dev 2026-07-02", "LiteLLM prices 2026-07-24", "genai-prices v2"],
            new DateOnly(2026, 7, 2),
            // The entries point into their documents, which are gone at the end of this method.
            DevEntry.ReadHosts(hosts.RootElement.Clone()),
            DevEntry.ReadLabs(labs.RootElement.Clone()),
            bases.RootElement.GetProperty("base_model").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal),
            GenAiPrices.GenAiPriceReader.Read(dated),
            TierFact.Read(tiers.RootElement, names.Find));
    }

    private static JsonDocument Open(string folder, string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, name)));
}
