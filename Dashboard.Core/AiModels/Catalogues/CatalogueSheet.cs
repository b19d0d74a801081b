using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.Core.AiModels.Catalogues;

/// <summary>A published catalogue in one shape, whoever publishes it; what it says keeps the catalogue's own paths.</summary>
public sealed record CatalogueSheet(CatalogueForm Form, IReadOnlyDictionary<string, ProviderSheet> Providers)
{
    public int Models => Providers.Values.Sum(p => p.Models.Count);
}

/// <summary>Who publishes, and so which shape.</summary>
public enum CatalogueForm
{
    ModelsDev,
    LiteLlm,
    OpenRouter,
    GenAiPrices,
}

/// <summary>One provider's part of a catalogue.</summary>
public sealed record ProviderSheet(string Id, IReadOnlyDictionary<string, Fact> Facts, IReadOnlyDictionary<string, ModelSheet> Models);

/// <summary>One entry; <paramref name="Facts"/> by dotted path, as in <c>cost.input</c>.</summary>
public sealed record ModelSheet(string Id, string? Name, bool Deprecated, IReadOnlyDictionary<string, Fact> Facts);

/// <summary>What a field says. <paramref name="Text"/> is its value in one spelling, for comparing.</summary>
public sealed record Fact(FactKind Kind, JsonNode Value, string Text)
{
    /// <summary>Null when the value is null: not said.</summary>
    public static Fact? Of(FactKind kind, JsonElement element)
    {
        if (Canonical.Node(element, asSet: kind is FactKind.Modality or FactKind.Capability) is not { } node)
            return null;

        // OpenRouter writes prices as text: "0.0000012" and "0.00000120" are one price.
        var text = kind is FactKind.Price && element.ValueKind is JsonValueKind.String
            && decimal.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var price)
            ? Canonical.Text(price) : node.ToJsonString();
        return new(kind, node, text);
    }
}

/// <summary>What a field is about; it decides the type of a change.</summary>
public enum FactKind
{
    Metadata,
    Price,

    /// <summary>Prices by size of the prompt, service tier or date.</summary>
    PriceTier,
    Context,
    OutputLimit,
    InputLimit,
    Capability,
    Modality,
    OpenWeights,

    /// <summary>Says whether the model is on its way out.</summary>
    Status,
}
