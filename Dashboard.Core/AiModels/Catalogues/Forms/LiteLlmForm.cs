using System.Text.Json;

namespace Dashboard.Core.AiModels.Catalogues.Forms;

/// <summary><c>{"gpt-5":{"litellm_provider":"openai","input_cost_per_token":1.25e-06,"max_input_tokens":272000,"deprecation_date":"2027-01-01"}}</c></summary>
internal static class LiteLlmForm
{
    public static Dictionary<string, ProviderSheet> Read(JsonElement root)
    {
        // "sample_spec" explains the fields and "last_updated" is a date: no models.
        var entries = root.EnumerateObject()
            .Where(e => e.Name is not ("sample_spec" or "last_updated") && CatalogueFile.Has(e.Value, "litellm_provider", JsonValueKind.String));
        return entries.GroupBy(e => e.Value.GetProperty("litellm_provider").GetString()!, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => new ProviderSheet(
                g.Key, new FactSheet().Facts,
                g.GroupBy(e => e.Name, StringComparer.Ordinal).ToDictionary(
                    e => e.Key, e => new ModelSheet(e.Key, null, FactSheet.Text(e.Last().Value, "deprecation_date") is not null, Facts(e.Last().Value)), StringComparer.Ordinal)),
            StringComparer.Ordinal);
    }

    private static IReadOnlyDictionary<string, Fact> Facts(JsonElement model)
    {
        var facts = new FactSheet();
        foreach (var field in model.EnumerateObject().Where(f => f.Name is not "litellm_provider"))
            facts.Add(field.Name, Kind(field.Name, field.Value), field.Value);

        return facts.Facts;
    }

    private static FactKind Kind(string name, JsonElement value) => name switch
    {
        _ when name.Contains("cost", StringComparison.Ordinal) => value.ValueKind is JsonValueKind.Number && !Steps(name) ? FactKind.Price : FactKind.PriceTier,
        "tiered_pricing" => FactKind.PriceTier,
        "max_input_tokens" => FactKind.Context,
        "max_output_tokens" => FactKind.OutputLimit,
        "deprecation_date" => FactKind.Status,
        "supported_modalities" or "supported_output_modalities" => FactKind.Modality,
        _ when name.StartsWith("supports_", StringComparison.Ordinal) => FactKind.Capability,
        _ => FactKind.Metadata,
    };

    // input_cost_per_token_above_200k_tokens, output_cost_per_token_batches, …_flex, …_priority
    private static bool Steps(string name) =>
        name.Contains("_above_", StringComparison.Ordinal) || name.EndsWith("_batches", StringComparison.Ordinal)
        || name.EndsWith("_flex", StringComparison.Ordinal) || name.EndsWith("_priority", StringComparison.Ordinal);
}
