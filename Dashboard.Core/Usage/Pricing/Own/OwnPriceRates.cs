using Dashboard.Core.Providers.Catalogue;

namespace Dashboard.Core.Usage.Pricing.Own;

/// <summary>The classes of a price by the names that files, forms and problems use.</summary>
public static class OwnPriceRates
{
    /// <summary>In the order of a price list.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["input", "output", "cacheRead", "cacheWrite5m", "cacheWrite1h", "reasoning", "inputAudio", "outputAudio", "cacheReadAudio", "inputImage", "outputImage"];

    public static IEnumerable<(string Name, decimal? Rate)> Of(Rates rates) => Names.Zip(
        (decimal?[])
        [
            rates.Input, rates.Output, rates.CacheRead, rates.CacheWrite5m, rates.CacheWrite1h, rates.Reasoning,
            rates.InputAudio, rates.OutputAudio, rates.CacheReadAudio, rates.InputImage, rates.OutputImage,
        ]);

    public static Rates Read(Func<string, decimal?> of) => new(
        of(Names[0]), of(Names[1]), of(Names[2]), of(Names[3]), of(Names[4]), of(Names[5]), of(Names[6]), of(Names[7]), of(Names[8]), of(Names[9]), of(Names[10]));
}
