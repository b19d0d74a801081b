using System.Text.Json;

namespace Dashboard.Core.AiModels.Catalogues.Forms;

/// <summary>
/// <c>[{"id":"openai","models":[{"id":"gpt-5","context_window":400000,"prices":{"input_mtok":1.25}}]}]</c>; dated prices are
/// <c>[{"prices":{…}},{"constraint":{"start_date":"2026-09-01"},"prices":{…}}]</c>: the first stands for the plain price, the whole list for its dates.
/// </summary>
internal static class GenAiPricesForm
{
    public static Dictionary<string, ProviderSheet> Read(JsonElement root)
    {
        var providers = new Dictionary<string, ProviderSheet>(StringComparer.Ordinal);
        foreach (var provider in root.EnumerateArray())
        {
            if (FactSheet.Text(provider, "id") is not { Length: > 0 } id || !CatalogueFile.Has(provider, "models", JsonValueKind.Array))
                continue;

            var facts = new FactSheet();
            foreach (var field in provider.EnumerateObject().Where(f => f.Name is "name" or "api_pattern" or "pricing_urls"))
                facts.Add(field.Name, FactKind.Metadata, field.Value);

            var models = provider.GetProperty("models").EnumerateArray().Where(m => FactSheet.Text(m, "id") is not null)
                .GroupBy(m => FactSheet.Text(m, "id")!, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => Model(g.Key, g.Last()), StringComparer.Ordinal);
            providers[id] = new(id, facts.Facts, models);
        }

        return providers;
    }

    private static ModelSheet Model(string id, JsonElement model)
    {
        var facts = new FactSheet();
        foreach (var field in model.EnumerateObject().Where(f => f.Name is not "id"))
        {
            switch (field.Name)
            {
                case "prices" when field.Value.ValueKind is JsonValueKind.Object:
                    facts.AddPrices("prices", field.Value);
                    break;
                case "prices" when field.Value.ValueKind is JsonValueKind.Array:
                    var standing = field.Value.EnumerateArray().First();
                    if (CatalogueFile.Has(standing, "prices", JsonValueKind.Object))
                        facts.AddPrices("prices", standing.GetProperty("prices"));

                    facts.Add("prices", FactKind.PriceTier, field.Value);
                    break;
                case "deprecated":
                    facts.Add(field.Name, FactKind.Status, field.Value);
                    break;
                default:
                    facts.Add(field.Name, field.Name is "context_window" ? FactKind.Context : FactKind.Metadata, field.Value);
                    break;
            }
        }

        return new(id, FactSheet.Text(model, "name"), CatalogueFile.Has(model, "deprecated", JsonValueKind.True), facts.Facts);
    }
}
