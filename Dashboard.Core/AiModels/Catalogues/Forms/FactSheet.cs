using System.Text.Json;

namespace Dashboard.Core.AiModels.Catalogues.Forms;

/// <summary>Collects what one entry says.</summary>
internal sealed class FactSheet
{
    private readonly Dictionary<string, Fact> _facts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Fact> Facts => _facts;

    public FactSheet Add(string path, FactKind kind, JsonElement value)
    {
        if (Fact.Of(kind, value) is { } fact)
            _facts[path] = fact;

        return this;
    }

    /// <summary>Every member of an object under its own path: a number is a price, everything else steps or tiers.</summary>
    public void AddPrices(string path, JsonElement prices)
    {
        foreach (var price in prices.EnumerateObject())
            Add($"{path}.{price.Name}", price.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? FactKind.PriceTier : FactKind.Price, price.Value);
    }

    public static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
