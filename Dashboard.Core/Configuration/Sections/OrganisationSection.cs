using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Workloads.Profile;

namespace Dashboard.Core.Configuration.Sections;

/// <summary><c>organisation: {operatesIn: [DE], serves: [DE, FR], affiliates: [{name, country}], buildsModels: false, contracts: {openai: api}}</c>.</summary>
internal sealed class OrganisationSection : IConfigSection
{
    private const string Applied = "apply";

    public string Name => "organisation";

    public int Order => 7;

    public IReadOnlyList<ConfigItem> Read(ConfigNode section, List<Problem> problems)
    {
        if (section is ConfigScalar { Value: null })
            return [];

        var before = problems.Count;
        var fields = new FieldReader(section, problems);
        var profile = new OrganisationProfile(
            fields.Texts("operatesIn"), fields.Texts("serves"), Affiliates(fields),
            fields.Has("buildsModels") ? fields.Flag("buildsModels") : null, Contracts(fields));
        fields.Finish();
        if (problems.Count == before)
            problems.AddRange(profile.Problems().Select(p => p.Under(section.Path)));

        return [new(section.Path, Name, profile)];
    }

    public Task<IReadOnlyList<ConfigItem>> CheckAsync(
        DashboardStore store, IReadOnlyList<ConfigItem> items, ConfigContents file, List<Problem> problems, CancellationToken ct) => Task.FromResult(items);

    public async Task<Change> WriteAsync(DashboardStore store, ConfigItem item, DateTime now, CancellationToken ct)
    {
        var said = (OrganisationProfile)item.Draft;
        // What the file leaves out stays as it is.
        var held = await ProfileQuery.ReadAsync(store, ct);
        var whole = new OrganisationProfile(
            said.OperatesIn ?? held.OperatesIn, said.Serves ?? held.Serves, said.Affiliates ?? held.Affiliates, said.BuildsModels ?? held.BuildsModels,
            said.Contracts ?? held.Contracts);
        return await ProfileWriting.WriteAsync(store, whole, Applied, now, ct);
    }

    public async Task<ConfigNode?> ExportAsync(DashboardStore store, CancellationToken ct)
    {
        var profile = await ProfileQuery.ReadAsync(store, ct);
        var fields = ConfigMap.Of(
            ("operatesIn", Texts(profile.OperatesIn)),
            ("serves", Texts(profile.Serves)),
            ("affiliates", profile.Affiliates is { } affiliates
                ? new ConfigList("", [.. affiliates.Select(a => ConfigMap.Of(("name", ConfigScalar.Of(a.Name)), ("country", ConfigScalar.Of(a.Country))))])
                : null),
            ("buildsModels", profile.BuildsModels is { } builds ? new ConfigScalar("", builds ? "true" : "false", IsText: false) : null),
            ("contracts", profile.Contracts is { } contracts
                ? ConfigMap.Of(contracts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, (ConfigNode?)ConfigScalar.Of(ConfigWords.Write(c.Value)))))
                : null));
        return fields.Fields.Count == 0 ? null : fields;
    }

    // An empty list says "none"; leaving it out says nothing.
    private static ConfigList? Texts(IReadOnlyList<string>? texts) => texts is null ? null : new("", [.. texts.Select(t => ConfigScalar.Of(t)!)]);

    private static List<Affiliate>? Affiliates(FieldReader fields)
    {
        if (!fields.Has("affiliates"))
            return null;

        var affiliates = new List<Affiliate>();
        foreach (var node in fields.Items("affiliates"))
        {
            var one = fields.Inner(node);
            affiliates.Add(new(one.Required("name"), one.Required("country")));
            one.Finish();
        }

        return affiliates;
    }

    private static Dictionary<string, ContractKind>? Contracts(FieldReader fields)
    {
        if (fields.Items("contracts") is not [ConfigMap map])
        {
            if (fields.Has("contracts"))
                fields.Say("contracts", "Write each provider with its kind, as in openai: api.");

            return null;
        }

        var contracts = new Dictionary<string, ContractKind>(StringComparer.Ordinal);
        var kinds = fields.Inner(map);
        foreach (var (provider, _) in map.Fields)
            contracts[provider] = kinds.RequiredChoice<ContractKind>(provider);

        return contracts;
    }
}
