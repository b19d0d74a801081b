namespace Dashboard.Core.Providers.Catalogue.GenAiPrices;

/// <summary>Prices from a file in the form of genai-prices, found by the file's own rules.</summary>
public sealed class GenAiPriceList
{
    private readonly IReadOnlyList<ListedProvider> _providers;
    private readonly string _version;
    private readonly Func<string, ProviderKey?> _known;
    private readonly Dictionary<(string?, string), (ListedProvider, ListedModel)?> _found = [];

    private GenAiPriceList(IReadOnlyList<ListedProvider> providers, string version, Func<string, ProviderKey?> known) =>
        (_providers, _version, _known) = (providers, version, known);

    /// <param name="version">How prices name this list.</param>
    /// <param name="known">Our key for a provider's name: users write <c>amazon-bedrock</c> where the file says <c>aws</c>.</param>
    /// <exception cref="FormatException">The file is not in this form.</exception>
    public static GenAiPriceList Read(Stream json, string version, Func<string, ProviderKey?> known)
    {
        try
        {
            return new GenAiPriceList(Providers(json), version, known);
        }
        catch (FormatException e)
        {
            throw new FormatException($"{version} is not a price catalogue in genai-prices' form: {e.Message}", e);
        }
    }

    /// <exception cref="FormatException">It is not in this form.</exception>
    internal static IReadOnlyList<ListedProvider> Providers(Stream json)
    {
        try
        {
            return GenAiPriceReader.Read(json);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>The prices at a moment; null when the list has none.</summary>
    public Prices? Find(string? provider, string? model, PriceMoment at)
    {
        if (string.IsNullOrWhiteSpace(model))
            return null;

        if (!_found.TryGetValue((provider, model), out var found))
            _found[(provider, model)] = found = Look(provider?.Trim(), model.Trim());

        return found is var (listed, entry) && entry.Prices.LastOrDefault(p => p.Holds(at)) is { } price
            ? new Prices(new PriceVersion(_version, $"{listed.Id}/{entry.Id}", price.From), price.Standard)
            : null;
    }

    private (ListedProvider, ListedModel)? Look(string? provider, string model)
    {
        if (!string.IsNullOrEmpty(provider))
            return Provider(provider) is { } listed ? In(listed, model) : null;

        if (_providers.FirstOrDefault(p => p.ModelRule?.Matches(model) == true) is { } likely && In(likely, model) is { } found)
            return found;

        return model.Split('/', 2) is [var prefix, var rest] && Provider(prefix) is { } named ? In(named, rest) : null;
    }

    private ListedProvider? Provider(string name) =>
        _providers.FirstOrDefault(p => p.Id.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? _providers.FirstOrDefault(p => p.ProviderRule?.Matches(name) == true)
        ?? (_known(name) is { } key ? _providers.FirstOrDefault(p => _known(p.Id) == key) : null);

    private (ListedProvider, ListedModel)? In(ListedProvider provider, string model)
    {
        if (provider.Models.FirstOrDefault(m => m.Rule.Matches(model)) is { } direct)
            return (provider, direct);

        // Vertex sells Claude: Google's list points at Anthropic's.
        foreach (var other in provider.Fallbacks)
        {
            if (_providers.FirstOrDefault(p => p.Id == other) is { } next && next.Models.FirstOrDefault(m => m.Rule.Matches(model)) is { } there)
                return (next, there);
        }

        return null;
    }
}

internal sealed record ListedProvider(
    string Id, string Name, MatchRule? ProviderRule, MatchRule? ModelRule, IReadOnlyList<string> Fallbacks, IReadOnlyList<ListedModel> Models);

internal sealed record ListedModel(string Id, string? Name, long? Context, MatchRule Rule, IReadOnlyList<PricePeriod> Prices);
