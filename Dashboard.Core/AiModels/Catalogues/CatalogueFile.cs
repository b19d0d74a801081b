using System.Text.Json;

using Dashboard.Core.AiModels.Catalogues.Forms;

namespace Dashboard.Core.AiModels.Catalogues;

/// <summary>Reads a published catalogue; which one it is shows in its content.</summary>
public static class CatalogueFile
{
    /// <param name="form">Null to recognise it.</param>
    /// <exception cref="FormatException">It is none of the catalogues we know, with what it looks like.</exception>
    public static CatalogueSheet Read(ReadOnlyMemory<byte> json, CatalogueForm? form = null)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
            var root = document.RootElement;
            var known = form ?? Recognise(root)
                ?? throw new FormatException("This is none of the catalogues that are known: models.dev, litellm, openrouter, genai-prices.");
            var sheet = new CatalogueSheet(known, known switch
            {
                CatalogueForm.ModelsDev => ModelsDevForm.Read(root),
                CatalogueForm.LiteLlm => LiteLlmForm.Read(root),
                CatalogueForm.OpenRouter => OpenRouterForm.Read(root),
                _ => GenAiPricesForm.Read(root),
            });
            return sheet.Models > 0 ? sheet : throw new FormatException($"Read as {known}, the catalogue holds no model.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"The catalogue cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Null when it is none that we know.</summary>
    public static CatalogueForm? Recognise(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array when root.EnumerateArray().Take(3).All(p => Has(p, "models", JsonValueKind.Array) && Has(p, "id", JsonValueKind.String)) && root.GetArrayLength() > 0
            => CatalogueForm.GenAiPrices,
        JsonValueKind.Object when Has(root, "data", JsonValueKind.Array) => CatalogueForm.OpenRouter,
        JsonValueKind.Object when root.EnumerateObject().Take(20).Any(p => Has(p.Value, "models", JsonValueKind.Object)) => CatalogueForm.ModelsDev,
        JsonValueKind.Object when root.EnumerateObject().Take(20).Any(p => Has(p.Value, "litellm_provider", JsonValueKind.String)) => CatalogueForm.LiteLlm,
        _ => null,
    };

    internal static bool Has(JsonElement item, string name, JsonValueKind kind) =>
        item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == kind;
}
