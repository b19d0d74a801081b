using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.GenAiPrices;
using Dashboard.Core.Usage.Pricing;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Usage.Pricing;

/// <summary>Costs that other projects and invoices assert, recomputed.</summary>
public sealed class CostCasesTests(ITestOutputHelper output)
{
    private const decimal Tolerance = 0.000000001m;

    private readonly ModelCatalogue _catalogue = new(CatalogueReader.Embedded);

    [Fact]
    public void Every_case_with_rates_of_its_own_is_right_to_a_nano_dollar()
    {
        var cases = Cases().Where(c => c.Kind is "explicit_rates" or "issue_report").ToList();
        var lines = new CostLines(_catalogue, TimeProvider.System);

        Assert.NotEmpty(cases);
        Assert.Empty(cases.Select(c => Fault(c, lines)).OfType<string>());
    }

    [Fact]
    public void Cases_of_the_named_catalogue_are_right_in_99_of_100()
    {
        var cases = Cases().Where(c => c.Kind == "catalogue" || c.RecomputedOk).ToList();
        using var file = File.OpenRead(SharedData.PathTo("usage/price_catalogues/genai_prices_data.json"));
        var list = GenAiPriceList.Read(file, "genai-prices", name => _catalogue.FindByName(name)?.Key);
        var lines = new CostLines(_catalogue, TimeProvider.System, list);

        var faults = cases.Select(c => Fault(c, lines)).OfType<string>().ToList();

        output.WriteLine($"{cases.Count - faults.Count} of {cases.Count} right");
        foreach (var fault in faults)
            output.WriteLine(fault);

        Assert.True(cases.Count > 500);
        Assert.True(faults.Count * 100 <= cases.Count, $"{faults.Count} of {cases.Count} wrong");
    }

    [Fact]
    public void A_model_without_a_name_is_unpriced_and_not_free()
    {
        var unknown = Cases().Single(c => c.Kind == "unpriced");

        Assert.Null(new CostLines(_catalogue, TimeProvider.System).Answer(unknown.Line()).CostUsd);
    }

    private static IReadOnlyList<CostCase> Cases() => CostCase.Read(SharedData.PathTo("usage/cost_cases.jsonl"));

    private static string? Fault(CostCase wanted, CostLines lines)
    {
        var got = lines.Answer(wanted.Line());
        // The cases count the cache into the input.
        (string Part, decimal? Amount)[] parts =
        [
            ("input", got.Input + got.CacheRead + got.CacheWrite), ("output", got.Output), ("cache_write", got.CacheWrite), ("total", got.CostUsd),
        ];
        var wrong = parts.Where(p => wanted.Expected(p.Part) is { } amount && !(Math.Abs(amount - p.Amount ?? decimal.MaxValue) <= Tolerance)).ToList();
        return wrong.Count == 0
            ? null
            : $"{wanted.Id}: {string.Join(", ", wrong.Select(p => $"{p.Part} {p.Amount} instead of {wanted.Expected(p.Part)}"))} ({got.Error ?? got.PriceVersion}) {wanted.Line()}";
    }
}
