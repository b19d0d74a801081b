using System.Globalization;
using System.Text.Json;

namespace Dashboard.Core.Providers.Catalogue;

/// <summary>Reads our own form of a catalogue: JSON Lines, one fact sheet a line, so that a change is a readable difference.</summary>
public static class CatalogueReader
{
    private const string Resource = "Dashboard.Core.Providers.Catalogue.catalogue.jsonl";

    /// <summary>The list that came with this version of the product.</summary>
    public static CatalogueData Embedded()
    {
        using var stream = typeof(CatalogueReader).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The build left out {Resource}.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    /// <summary>The same as its lines.</summary>
    public static IEnumerable<string> EmbeddedLines()
    {
        using var stream = typeof(CatalogueReader).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>Its version, without reading all of it.</summary>
    public static string EmbeddedVersion() => JsonSerializer.Deserialize(EmbeddedLines().First(), CatalogueJson.Default.CatalogueLine)!.Catalogue!;

    public static CatalogueData Read(TextReader reader)
    {
        var version = "";
        List<Provider> providers = [];
        List<CatalogueModel> models = [];
        List<Offering> offerings = [];
        Dictionary<string, ModelKey> aliases = [];
        while (reader.ReadLine() is { } text)
        {
            var line = JsonSerializer.Deserialize(text, CatalogueJson.Default.CatalogueLine)!;
            if (line.Catalogue is { } date)
                version = date;
            else if (line.Provider is not null)
                providers.Add(ProviderOf(line));
            else if (line.At is not null)
                offerings.Add(OfferingOf(line));
            else
                models.Add(ModelOf(line, aliases));
        }

        return new CatalogueData(version, providers, models, offerings, aliases);
    }

    private static Provider ProviderOf(CatalogueLine line) => new(
        new(line.Provider!),
        line.Name!,
        Enum.Parse<ProviderRoles>(line.Roles!, ignoreCase: true),
        line.Country,
        line.Owner is { } owner ? new ProviderKey(owner) : null,
        Marked(line, "aggregates"),
        Marked(line, "follows-makers"),
        Marked(line, "self-operated"));

    private static bool Marked(CatalogueLine line, string mark) => line.Marks?.Contains(mark, StringComparison.Ordinal) == true;

    private static CatalogueModel ModelOf(CatalogueLine line, Dictionary<string, ModelKey> aliases)
    {
        var key = ModelKey.Parse(line.Model)!.Value;
        foreach (var alias in line.Aliases ?? [])
            aliases[ModelName.Normalise(alias)] = key;

        return new CatalogueModel(
            key, line.Name!, line.OpenWeights, line.Context, line.OutputLimit, Kinds(line.Reads), Kinds(line.Writes),
            line.Released, line.Reasoning, line.Tools,
            line.Traces is { } traces ? Enum.Parse<ReasoningTraces>(traces, ignoreCase: true) : null);
    }

    private static Modalities Kinds(string? text) => text is null ? Modalities.None : Enum.Parse<Modalities>(text, ignoreCase: true);

    private static Offering OfferingOf(CatalogueLine line) => new(
        new(line.At!), line.Id!, ModelKey.Parse(line.Model)!.Value, [.. (line.Prices ?? []).Select(Period)], line.Context, line.Deprecated == true);

    private static PricePeriod Period(PriceLine line)
    {
        var standard = Sheet(line);
        return new PricePeriod(line.From, Hours(line.Hours), standard, Tiers(line, standard));
    }

    private static IReadOnlyDictionary<string, RateSheet> Tiers(PriceLine line, RateSheet standard) => line.Tiers is not { } tiers
        ? Prices.NoTiers
        : tiers.ToDictionary(
            t => t.Key,
            t => t.Value.ValueKind == JsonValueKind.Number
                ? standard.Times(t.Value.GetDecimal())
                : Sheet(t.Value.Deserialize(CatalogueJson.Default.PriceLine)!),
            StringComparer.Ordinal);

    private static RateSheet Sheet(PriceLine line) => new(
        RatesOf(line), [.. (line.Above ?? []).Select(s => new RateStep(s.AtLeast ?? s.Over!.Value, RatesOf(s), s.AtLeast is not null))]);

    private static Rates RatesOf(PriceLine line) => new Rates(
        line.Input, line.Output, line.CacheRead, line.CacheWrite, line.CacheWrite1h, line.Reasoning,
        line.InputAudio, line.OutputAudio, line.CacheReadAudio, line.InputImage, line.OutputImage).Times(0.000001m);

    private static DailyHours? Hours(string? text) => text?.Split('-') is [var from, var until]
        ? new DailyHours(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(until, CultureInfo.InvariantCulture))
        : null;
}
