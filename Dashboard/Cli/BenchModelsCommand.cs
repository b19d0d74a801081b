using System.CommandLine;
using System.Diagnostics;

using Dashboard.Core.Providers.Catalogue;

namespace Dashboard.Cli;

/// <summary><c>bench models</c>: how fast a large catalogue is read and asked, and what it weighs.</summary>
internal static class BenchModelsCommand
{
    private const double MostMilliseconds = 500;
    private const double MostMegabytes = 60;
    private const double MostMicroseconds = 2;

    public static Command Create(SharedOptions shared)
    {
        var offerings = new Option<int>("--offerings") { Description = "How many", DefaultValueFactory = _ => 6000 };
        var command = new Command("models", "Reading and asking a large catalogue") { offerings };
        command.SetAction((parsed, _) =>
        {
            var figures = Measure(parsed.GetValue(offerings));
            Answer.Write(parsed.GetValue(shared.Json), figures, (f, output) => output.WriteLine(
                $"{f.Offerings} offerings: first read {f.FirstMs:0} ms, again {f.LoadMs:0} ms, {f.Megabytes:0.0} MB kept, lookup {f.LookupNanoseconds:0} ns ({f.Lookups} ids)"));
            return Task.FromResult(figures.Passed ? ExitCode.Done : ExitCode.Failed);
        });
        return command;
    }

    private static Figures Measure(int count)
    {
        var text = Grown(count);
        var (first, best, bytes) = (TimeSpan.Zero, TimeSpan.MaxValue, 0L);
        ModelCatalogue? catalogue = null;
        for (var run = 0; run < 5; run++)
        {
            catalogue = null;
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var started = Stopwatch.GetTimestamp();
            catalogue = new ModelCatalogue(CatalogueReader.Read(new StringReader(text)));
            catalogue.Load();
            var took = Stopwatch.GetElapsedTime(started);
            (first, best) = (run == 0 ? took : first, took < best ? took : best);
            bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        }

        var ids = catalogue!.Data.Offerings.Select(o => (o.Id, Host: o.Host.Value)).Take(5000).ToList();
        var lookup = double.MaxValue;
        for (var run = 0; run < 20; run++)
        {
            var started = Stopwatch.GetTimestamp();
            foreach (var (id, host) in ids)
                catalogue.Match(id, host);

            // The first round fills what later ones remember.
            lookup = run == 0 ? lookup : Math.Min(lookup, Stopwatch.GetElapsedTime(started).TotalNanoseconds / ids.Count);
        }

        return new(catalogue.Data.Offerings.Count, first.TotalMilliseconds, best.TotalMilliseconds, bytes / 1e6, lookup, ids.Count);
    }

    // The embedded catalogue, and its offerings once more under other ids until there are enough.
    private static string Grown(int count)
    {
        var lines = CatalogueReader.EmbeddedLines().ToList();
        var offers = lines.Where(l => l.Contains("\"at\":", StringComparison.Ordinal)).ToList();
        return string.Join('\n', lines.Concat(Enumerable.Range(offers.Count, Math.Max(0, count - offers.Count))
            .Select(i => offers[i % offers.Count].Replace("\"id\":\"", $"\"id\":\"copy{i / offers.Count}/", StringComparison.Ordinal))));
    }

    private sealed record Figures(int Offerings, double FirstMs, double LoadMs, double Megabytes, double LookupNanoseconds, int Lookups)
    {
        public bool Passed => LoadMs < MostMilliseconds && Megabytes < MostMegabytes && LookupNanoseconds < MostMicroseconds * 1000;
    }
}
