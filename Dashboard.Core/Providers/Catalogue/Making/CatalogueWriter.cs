using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dashboard.Core.Providers.Catalogue.Making;

/// <summary>Writes a catalogue in our own form; <see cref="CatalogueReader"/> reads it back to the same facts.</summary>
internal static class CatalogueWriter
{
    private static readonly CatalogueJson Json = new(new JsonSerializerOptions(CatalogueJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static IEnumerable<string> Lines(CatalogueData data, IEnumerable<string> sources)
    {
        yield return Line(new CatalogueLine { Catalogue = data.Version, Sources = [.. sources] });
        foreach (var provider in data.Providers)
            yield return Line(Of(provider));

        var aliases = data.Aliases.ToLookup(a => a.Value, a => a.Key);
        foreach (var model in data.Models)
            yield return Line(Of(model, [.. aliases[model.Key].Order(StringComparer.Ordinal)]));

        foreach (var offering in data.Offerings)
            yield return Line(Of(offering));
    }

    private static string Line(CatalogueLine line) => JsonSerializer.Serialize(line, Json.CatalogueLine);

    private static CatalogueLine Of(Provider provider)
    {
        string[] marks =
        [
            .. provider.Aggregates ? ["aggregates"] : Array.Empty<string>(),
            .. provider.FollowsMakers ? ["follows-makers"] : Array.Empty<string>(),
            .. provider.SelfOperated ? ["self-operated"] : Array.Empty<string>(),
        ];
        return new CatalogueLine
        {
            Provider = provider.Key.Value,
            Name = provider.Name,
            Roles = Words(provider.Roles),
            Country = provider.Country,
            Owner = provider.Owner?.Value,
            Marks = marks.Length == 0 ? null : string.Join(", ", marks),
        };
    }

    private static CatalogueLine Of(CatalogueModel model, string[] aliases) => new()
    {
        Model = model.Key.ToString(),
        Name = model.Name,
        Aliases = aliases.Length == 0 ? null : aliases,
        OpenWeights = model.OpenWeights,
        Reasoning = model.Reasoning,
        Traces = model.Traces?.ToString().ToLowerInvariant(),
        Tools = model.ToolCalls,
        Context = model.Context,
        OutputLimit = model.OutputLimit,
        Reads = model.Input == Modalities.None ? null : Words(model.Input),
        Writes = model.Output == Modalities.None ? null : Words(model.Output),
        Released = model.Released,
    };

    private static CatalogueLine Of(Offering offering) => new()
    {
        At = offering.Host.Value,
        Id = offering.Id,
        Model = offering.Model.ToString(),
        Context = offering.Context,
        Deprecated = offering.Deprecated ? true : null,
        Prices = offering.Prices.Count == 0 ? null : [.. offering.Prices.Select(Of)],
    };

    private static PriceLine Of(PricePeriod period)
    {
        var tiers = period.Tiers.ToDictionary(t => t.Key, t => Tier(t.Value, period.Standard), StringComparer.Ordinal);
        return Of(period.Standard) with
        {
            From = period.From,
            Hours = period.Hours is { } hours ? $"{hours.From:HH\\:mm}-{hours.Until:HH\\:mm}" : null,
            Tiers = tiers.Count == 0 ? null : new SortedDictionary<string, JsonElement>(tiers, StringComparer.Ordinal),
        };
    }

    // A factor says more than the rates it gives.
    private static JsonElement Tier(RateSheet sheet, RateSheet standard)
    {
        if (sheet.Base.Input is { } input && standard.Base.Input is { } usual && usual > 0)
        {
            var factor = input / usual;
            var same = standard.Times(factor);
            if (decimal.Round(factor, 4) == factor && same.Base == sheet.Base && same.Steps.SequenceEqual(sheet.Steps))
                return JsonSerializer.SerializeToElement(Plain(factor));
        }

        return JsonSerializer.SerializeToElement(Of(sheet), Json.PriceLine);
    }

    private static PriceLine Of(RateSheet sheet) => Of(sheet.Base) with
    {
        Above = sheet.Steps.Count == 0
            ? null
            : [.. sheet.Steps.Select(s => Of(s.Rates) with { Over = s.Inclusive ? null : s.Threshold, AtLeast = s.Inclusive ? s.Threshold : null })],
    };

    private static PriceLine Of(Rates rates) => new()
    {
        Input = Million(rates.Input),
        Output = Million(rates.Output),
        CacheRead = Million(rates.CacheRead),
        CacheWrite = Million(rates.CacheWrite5m),
        CacheWrite1h = Million(rates.CacheWrite1h),
        Reasoning = Million(rates.Reasoning),
        InputAudio = Million(rates.InputAudio),
        OutputAudio = Million(rates.OutputAudio),
        CacheReadAudio = Million(rates.CacheReadAudio),
        InputImage = Million(rates.InputImage),
        OutputImage = Million(rates.OutputImage),
    };

    private static decimal? Million(decimal? rate) => rate is { } known ? Plain(known * 1_000_000m) : null;

    private static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;

    private static string Words<T>(T flags)
        where T : struct, Enum => flags.ToString().ToLowerInvariant();
}
