using System.Diagnostics;
using System.Text;

using Dashboard.Core.Providers.Catalogue;

namespace Dashboard.Tests.Providers.Catalogue;

/// <summary>What a catalogue of 6,000 offerings costs. Bounds are the product's; a busy machine gets three tries.</summary>
public sealed class CatalogueSpeedTests(ITestOutputHelper output)
{
    private const int Offerings = 6000;

    [Fact]
    public void Six_thousand_offerings_load_in_half_a_second_and_sixty_megabytes()
    {
        var text = Grown();
        var best = TimeSpan.MaxValue;
        ModelCatalogue? kept = null;
        long bytes = 0;
        for (var run = 0; run < 4; run++)
        {
            kept = null;
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var watch = Stopwatch.StartNew();
            kept = new ModelCatalogue(CatalogueReader.Read(new StringReader(text)));
            kept.Load();
            best = watch.Elapsed < best ? watch.Elapsed : best;
            bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        }

        output.WriteLine($"{Offerings} offerings, {text.Length / 1e6:0.0} MB of text: {best.TotalMilliseconds:0} ms, {bytes / 1e6:0.0} MB");
        Assert.Equal(Offerings, kept!.Models.Sum(m => kept.Offerings(m.Key).Count()));
        Assert.InRange(best.TotalMilliseconds, 0, 500);
        Assert.InRange(bytes, 0, 60_000_000);
    }

    [Fact]
    public void A_model_is_looked_up_in_two_microseconds_after_the_first_time()
    {
        var catalogue = new ModelCatalogue(CatalogueReader.Embedded());
        var ids = catalogue.Models.SelectMany(m => catalogue.Offerings(m.Key)).Take(1000).Select(o => (o.Id, Host: o.Host.Value)).ToList();
        foreach (var (id, host) in ids)
            catalogue.Match(id, host);

        var best = double.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            var watch = Stopwatch.StartNew();
            for (var round = 0; round < 100; round++)
            {
                foreach (var (id, host) in ids)
                    catalogue.Match(id, host);
            }

            best = Math.Min(best, watch.Elapsed.TotalMicroseconds / (100 * ids.Count));
        }

        output.WriteLine($"{best * 1000:0} ns for a lookup");
        Assert.InRange(best, 0, 2);
    }

    // The embedded catalogue, and its offerings once more under other ids until there are enough.
    private static string Grown()
    {
        using var stream = typeof(CatalogueReader).Assembly.GetManifestResourceStream("Dashboard.Core.Providers.Catalogue.catalogue.jsonl")!;
        var lines = new StreamReader(stream).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var offers = lines.Where(l => l.Contains("\"at\":", StringComparison.Ordinal)).ToList();
        var text = new StringBuilder(string.Join('\n', lines)).Append('\n');
        for (var i = offers.Count; i < Offerings; i++)
            text.Append(offers[i % offers.Count].Replace("\"id\":\"", $"\"id\":\"copy{i / offers.Count}/", StringComparison.Ordinal)).Append('\n');

        return text.ToString();
    }
}
