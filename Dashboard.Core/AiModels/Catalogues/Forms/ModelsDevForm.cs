using System.Text.Json;

namespace Dashboard.Core.AiModels.Catalogues.Forms;

/// <summary><c>{"openai":{"id":"openai","npm":"…","models":{"gpt-5":{"name":"GPT-5","cost":{"input":1.25},"limit":{"context":400000}}}}}</c></summary>
internal static class ModelsDevForm
{
    public static Dictionary<string, ProviderSheet> Read(JsonElement root)
    {
        var providers = new Dictionary<string, ProviderSheet>(StringComparer.Ordinal);
        foreach (var provider in root.EnumerateObject().Where(p => CatalogueFile.Has(p.Value, "models", JsonValueKind.Object)))
        {
            var facts = new FactSheet();
            foreach (var field in provider.Value.EnumerateObject().Where(f => f.Name is not ("models" or "id")))
                facts.Add(field.Name, FactKind.Metadata, field.Value);

            providers[provider.Name] = new(provider.Name, facts.Facts, Models(provider.Value.GetProperty("models")));
        }

        return providers;
    }

    private static Dictionary<string, ModelSheet> Models(JsonElement models)
    {
        var read = new Dictionary<string, ModelSheet>(StringComparer.Ordinal);
        foreach (var model in models.EnumerateObject())
        {
            read[model.Name] = new(
                model.Name, FactSheet.Text(model.Value, "name"), FactSheet.Text(model.Value, "status") is "deprecated", Facts(model.Value));
        }

        return read;
    }

    private static IReadOnlyDictionary<string, Fact> Facts(JsonElement model)
    {
        var facts = new FactSheet();
        foreach (var field in model.EnumerateObject().Where(f => f.Name is not "id"))
        {
            switch (field.Name)
            {
                case "cost" when field.Value.ValueKind is JsonValueKind.Object:
                    facts.AddPrices("cost", field.Value);
                    break;
                case "limit" when field.Value.ValueKind is JsonValueKind.Object:
                    foreach (var limit in field.Value.EnumerateObject())
                        facts.Add($"limit.{limit.Name}", Limit(limit.Name), limit.Value);

                    break;
                case "modalities" when field.Value.ValueKind is JsonValueKind.Object:
                    foreach (var side in field.Value.EnumerateObject())
                        facts.Add($"modalities.{side.Name}", FactKind.Modality, side.Value);

                    break;
                default:
                    facts.Add(field.Name, Kind(field.Name), field.Value);
                    break;
            }
        }

        return facts.Facts;
    }

    private static FactKind Limit(string name) => name switch
    {
        "context" => FactKind.Context,
        "output" => FactKind.OutputLimit,
        "input" => FactKind.InputLimit,
        _ => FactKind.Metadata,
    };

    private static FactKind Kind(string name) => name switch
    {
        "attachment" or "reasoning" or "tool_call" or "structured_output" or "temperature" => FactKind.Capability,
        "open_weights" => FactKind.OpenWeights,
        "status" => FactKind.Status,
        _ => FactKind.Metadata,
    };
}
