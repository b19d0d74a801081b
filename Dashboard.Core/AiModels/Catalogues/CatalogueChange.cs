using System.Text.Json.Nodes;

namespace Dashboard.Core.AiModels.Catalogues;

/// <summary>One difference between two catalogues.</summary>
/// <param name="Model">The entry's id, of a rename the new one; null when it is about the provider.</param>
/// <param name="Field">The catalogue's own dotted path.</param>
/// <param name="Confidence">How likely it is that the host itself changed: 1 is certain.</param>
public sealed record CatalogueChange(
    CatalogueChangeType Type, string Provider, string? Model, string? Field, JsonNode? Before, JsonNode? After, double Confidence);

/// <summary>What happened to an entry.</summary>
public enum CatalogueChangeType
{
    ProviderAdded,
    ProviderRemoved,
    ModelAdded,
    ModelRemoved,
    ModelRenamed,
    ModelDeprecated,
    ModelUndeprecated,
    PriceChanged,
    PriceAdded,
    PriceRemoved,
    PriceTierChanged,
    ContextChanged,
    OutputLimitChanged,
    InputLimitChanged,
    CapabilityChanged,
    ModalityChanged,
    OpenWeightsChanged,
    MetadataChanged,
}
