using System.Text.Json;

using Dashboard.Core.AiModels.Catalogues;
using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.AiModels.Catalogues;

/// <summary>Real catalogues of models.dev on five days, against the changes that were counted between them.</summary>
public sealed class CatalogueHistoryTests(ITestOutputHelper output)
{
    private static readonly ModelCatalogue Known = new(CatalogueReader.Embedded());

    // What the counted file calls otherwise: a status that is neither deprecated nor back, and a provider's own fields.
    private static readonly string[] Metadata = ["status_changed", "provider_changed", "metadata_changed"];

    [Theory]
    [InlineData("2026-02-01", "2026-03-01")]
    [InlineData("2026-06-28", "2026-06-30")]
    [InlineData("2026-06-30", "2026-07-02")]
    public void Every_counted_change_is_found_and_nothing_else(string from, string to)
    {
        var found = CatalogueDiff.Compare(Day(from), Day(to), Aggregates).Select(Key).ToHashSet(StringComparer.Ordinal);
        var counted = Counted().Where(c => c.From == from && c.To == to).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);

        foreach (var type in counted.Union(found).GroupBy(k => k.Split('|')[0]).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var (hits, misses, extra) = (type.Count(k => counted.Contains(k) && found.Contains(k)), type.Count(k => !found.Contains(k)), type.Count(k => !counted.Contains(k)));
            output.WriteLine($"{type.Key,-22} found {hits,5}  missed {misses,3}  extra {extra,3}");
        }

        Assert.Empty(counted.Except(found));
        // The count looked at fewer price fields of aggregators than there are (pictures at poe).
        Assert.DoesNotContain(found.Except(counted), k => !Aggregates(k.Split('|')[1]));
    }

    [Fact]
    public void Grouped_alerts_for_labs_are_at_most_two_fifths_of_their_changes()
    {
        var (changes, alerts) = (0, 0);
        foreach (var (from, to) in new[] { ("2026-02-01", "2026-03-01"), ("2026-06-28", "2026-06-30"), ("2026-06-30", "2026-07-02") })
        {
            var (before, after) = (Day(from), Day(to));
            var all = CatalogueDiff.Compare(before, after, Aggregates);
            changes += all.Count(c => IsFirstParty(c.Provider));
            alerts += CatalogueAlerts.Of(before, after, all, Aggregates).Count(a => IsFirstParty(a.Provider));
        }

        output.WriteLine($"{changes} changes of first parties became {alerts} alerts ({100.0 * alerts / changes:0} %)");
        Assert.InRange(alerts, 1, changes * 0.4);
    }

    [Fact]
    public void Aggregators_raise_nothing_about_prices_and_windows()
    {
        var (before, after) = (Day("2026-06-28"), Day("2026-06-30"));
        var changes = CatalogueDiff.Compare(before, after, Aggregates);

        Assert.Contains(changes, c => Aggregates(c.Provider) && c.Type is CatalogueChangeType.PriceChanged);
        Assert.DoesNotContain(CatalogueAlerts.Of(before, after, changes, Aggregates), a => Aggregates(a.Provider) && a.Type is ("price_changed" or "context_changed"));
    }

    [Fact]
    public void The_other_publishers_are_recognised_too()
    {
        foreach (var (path, form, least) in new[]
        {
            ("litellm_2026-07-24.json", CatalogueForm.LiteLlm, 2000),
            ("openrouter/openrouter_models_2026-08-01.json", CatalogueForm.OpenRouter, 250),
            ("genai-prices/v2_data.json", CatalogueForm.GenAiPrices, 1300),
        })
        {
            var sheet = CatalogueFile.Read(File.ReadAllBytes(SharedData.PathTo($"models/catalogues/{path}")));

            output.WriteLine($"{path}: {sheet.Form}, {sheet.Providers.Count} providers, {sheet.Models} models");
            Assert.Equal(form, sheet.Form);
            Assert.InRange(sheet.Models, least, 10_000);
            Assert.Empty(CatalogueDiff.Compare(sheet, sheet, Aggregates));
        }
    }

    private static bool Aggregates(string id) => Known.FindByName(id) is { Aggregates: true };

    private static bool IsFirstParty(string id) => Known.FindByName(id) is { } provider && provider.Is(ProviderRoles.Maker);

    private static CatalogueSheet Day(string day) => CatalogueFile.Read(File.ReadAllBytes(SharedData.PathTo($"models/history/models.dev/{day}.json")));

    private static string Key(CatalogueChange change) => Key(
        JsonNamingPolicy.SnakeCaseLower.ConvertName(change.Type.ToString()), change.Provider, change.Model,
        change.Type is CatalogueChangeType.ModelRenamed or CatalogueChangeType.ModelDeprecated or CatalogueChangeType.OpenWeightsChanged ? null : change.Field);

    private static string Key(string type, string provider, string? model, string? field) =>
        $"{(Metadata.Contains(type, StringComparer.Ordinal) ? "metadata_changed" : type)}|{provider}|{model}|{(field is "status" ? null : field)}";

    private static IEnumerable<(string From, string To, string Key)> Counted() =>
        from line in File.ReadLines(SharedData.PathTo("models/history/models.dev/changes.jsonl"))
        let row = JsonDocument.Parse(line).RootElement
        select (Text(row, "from")!, Text(row, "to")!, Key(Text(row, "type")!, Text(row, "provider")!, Text(row, "model"), Text(row, "field")));

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
