using System.Text.Json;

namespace Dashboard.Core.AiModels.Catalogues.Forms;

/// <summary><c>{"data":[{"id":"z-ai/glm-5","name":"Z.ai: GLM 5","context_length":202752,"pricing":{"prompt":"0.0000012"},"expiration_date":null}]}</c></summary>
internal static class OpenRouterForm
{
    private const string Gateway = "openrouter";

    public static Dictionary<string, ProviderSheet> Read(JsonElement root)
    {
        var models = new Dictionary<string, ModelSheet>(StringComparer.Ordinal);
        foreach (var item in root.GetProperty("data").EnumerateArray())
        {
            if (FactSheet.Text(item, "id") is { Length: > 0 } id)
                models[id] = new(id, FactSheet.Text(item, "name"), Expires(item), Facts(item));
        }

        return new(StringComparer.Ordinal) { [Gateway] = new(Gateway, new FactSheet().Facts, models) };
    }

    private static bool Expires(JsonElement item) => Listings.RetirementDay.Read(FactSheet.Text(item, "expiration_date")) is not null;

    private static IReadOnlyDictionary<string, Fact> Facts(JsonElement item)
    {
        var facts = new FactSheet();
        foreach (var field in item.EnumerateObject().Where(f => f.Name is not ("id" or "links" or "benchmarks")))
        {
            switch (field.Name)
            {
                case "pricing" when field.Value.ValueKind is JsonValueKind.Object:
                    facts.AddPrices("pricing", field.Value);
                    break;
                case "architecture" or "top_provider" when field.Value.ValueKind is JsonValueKind.Object:
                    foreach (var inner in field.Value.EnumerateObject())
                        facts.Add($"{field.Name}.{inner.Name}", Inner(inner.Name), inner.Value);

                    break;
                case "expiration_date":
                    // The gateway's way to say "never" is a date of 2098.
                    if (Expires(item))
                        facts.Add(field.Name, FactKind.Status, field.Value);

                    break;
                default:
                    facts.Add(field.Name, field.Name switch
                    {
                        "context_length" => FactKind.Context,
                        "supported_parameters" => FactKind.Capability,
                        _ => FactKind.Metadata,
                    }, field.Value);
                    break;
            }
        }

        return facts.Facts;
    }

    private static FactKind Inner(string name) => name switch
    {
        "input_modalities" or "output_modalities" => FactKind.Modality,
        "max_completion_tokens" => FactKind.OutputLimit,
        _ => FactKind.Metadata,
    };
}
