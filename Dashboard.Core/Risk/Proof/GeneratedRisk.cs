using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk.Proof;

/// <summary>A made-up organisation of any size: parties, routes and traffic, the same for the same seed.</summary>
public sealed class GeneratedRisk
{
    private static readonly string[] Countries = ["US", "US", "US", "FR", "DE", "NL", "CN", "CN", "GB", "JP"];

    private readonly Random _random;
    private readonly int _parties;

    private GeneratedRisk(int routes, int parties, int seed)
    {
        _random = new Random(seed);
        _parties = parties;
        Catalogue = new(MakeCatalogue());
        List<WorkloadDraft> workloads = [.. Enumerable.Range(0, Math.Max(1, routes / 2)).Select(i => new WorkloadDraft($"w{i}", $"Workload {i}", (Criticality)(i % 4)))];
        List<RouteDraft> drafts = [.. Enumerable.Range(0, routes).Select(i => new RouteDraft(workloads[i % workloads.Count].Key, $"r{i / workloads.Count}", Targets()))];
        Facts = RiskFacts.None(new(2026, 11, 23)) with
        {
            Workloads = workloads,
            Routes = drafts,
            Month = [.. drafts.Select(Seen)],
            MonthBefore = [.. drafts.Select(Seen)],
            Quarter = [.. drafts.Take(routes / 2).Select(Seen)],
        };
    }

    public ModelCatalogue Catalogue { get; }

    public RiskFacts Facts { get; }

    public static GeneratedRisk Of(int routes, int parties, int seed = 1) => new(routes, parties, seed);

    private CatalogueData MakeCatalogue()
    {
        List<Provider> providers = [.. Enumerable.Range(0, _parties).Select(i => new Provider(
            new($"p{i}"), $"Party {i}", i % 10 == 9 ? ProviderRoles.Gateway : ProviderRoles.Maker | ProviderRoles.Host, i % 17 == 16 ? null : Countries[i % Countries.Length]))];
        var models = new List<CatalogueModel>();
        var offerings = new List<Offering>();
        foreach (var maker in providers.Where(p => p.Is(ProviderRoles.Host)))
        {
            for (var m = 0; m < 2; m++)
            {
                var model = new CatalogueModel(new(maker.Key, $"m{m}"), $"{maker.Name} {m}", m == 1, 200_000, ToolCalls: true);
                models.Add(model);
                offerings.Add(At(maker.Key, model));
                // Open weights are served elsewhere too.
                if (m == 1)
                    offerings.AddRange(Enumerable.Range(1, 2).Select(n => At(providers[(int.Parse(maker.Key.Value[1..], null) + (n * 7)) % _parties].Key, model)));
            }
        }

        return new("2026-11-23", providers, models, offerings, new Dictionary<string, ModelKey>());
    }

    private Offering At(ProviderKey host, CatalogueModel model) => new(
        host, $"{model.Key.Maker}-{model.Key.Name}", model.Key,
        [new(null, null, new RateSheet(new Rates((1 + _random.Next(9)) / 1_000_000m, (5 + _random.Next(20)) / 1_000_000m)), new Dictionary<string, RateSheet>())]);

    private List<TargetDraft> Targets() => [.. Enumerable.Range(0, 1 + _random.Next(4)).Select(i =>
    {
        var maker = _random.Next(_parties);
        if (maker % 10 == 9)
            maker--;

        var gateway = _random.Next(5) == 0 ? $"p{(_random.Next(_parties / 10) * 10) + 9}" : null;
        return new TargetDraft(i == 0 ? TargetRole.Primary : TargetRole.Fallback, $"p{maker}-m{_random.Next(2)}", _random.Next(12) == 0 ? null : $"p{maker}", gateway);
    }).Distinct()];

    private ObservedParties Seen(RouteDraft route)
    {
        var target = route.Targets[0];
        var key = Catalogue.Match(target.Model, target.Host, target.Gateway)?.Key;
        return new(
            route.Workload, target.Gateway ?? target.Host, target.Gateway, target.Host, "US", "US", key?.Maker.Value, "US", "US", key?.ToString() ?? target.Model, key is not null, null,
            new(2026, 11, 23), new SpendFigures(1, 10, new TokenCounts(Input: 1_000_000, Output: 100_000), _random.Next(20) == 0 ? null : 1 + _random.Next(50), 0));
    }
}
