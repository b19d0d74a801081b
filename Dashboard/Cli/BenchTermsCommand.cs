using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;

namespace Dashboard.Cli;

/// <summary><c>bench terms</c>: how fast pages become text on one core, and how long the largest comparison takes.</summary>
internal static class BenchTermsCommand
{
    private const double LeastPages = 60;
    private const double MostMegabytes = 400;
    private const double MostSeconds = 1;

    public static Command Create(SharedOptions shared)
    {
        var pages = new Argument<string>("PAGES") { Description = "A folder of captured pages; all .html files below it" };
        var texts = new Option<string?>("--texts") { Description = "A folder of versions; the two largest that stand beside each other are compared", HelpName = "FOLDER" };
        var rounds = new Option<int>("--rounds") { Description = "Rounds over all pages after one that warms up", DefaultValueFactory = _ => 3 };
        var command = new Command("terms", "Pages to text on one core, memory, and the largest comparison") { pages, texts, rounds };
        command.SetAction((parsed, ct) =>
        {
            var figures = Measure(parsed.GetRequiredValue(pages), parsed.GetValue(rounds), ct) with
            {
                LargestDiffSeconds = parsed.GetValue(texts) is { } folder ? LargestDiff(folder) : null,
            };
            Answer.Write(parsed.GetValue(shared.Json), figures, Print);
            return Task.FromResult(figures.Passed ? ExitCode.Done : ExitCode.Failed);
        });
        return command;
    }

    private static Figures Measure(string folder, int rounds, CancellationToken ct)
    {
        var files = Files(folder, "*.html");
        var (cold, warm) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var round = 0; round <= rounds; round++)
        {
            // Read page by page: a bench that holds all pages would measure its own memory.
            foreach (var file in files)
            {
                ct.ThrowIfCancellationRequested();
                var bytes = File.ReadAllBytes(file.FullName);
                var started = Stopwatch.GetTimestamp();
                _ = PageReading.Of(bytes, contentType: null, PageParts.Whole, url: null).Hash;
                var took = Stopwatch.GetElapsedTime(started);
                (cold, warm) = round == 0 ? (cold + took, warm) : (cold, warm + took);
            }
        }

        using var self = Process.GetCurrentProcess();
        return new(files.Count, files.Count / cold.TotalSeconds, rounds == 0 ? 0 : files.Count * rounds / warm.TotalSeconds, self.PeakWorkingSet64 / 1024.0 / 1024.0, null);
    }

    private static double LargestDiff(string folder)
    {
        var largest = Files(folder, "*.md").GroupBy(f => f.DirectoryName).Where(g => g.Count() > 1)
            .Select(g => g.OrderBy(f => f.Name, StringComparer.Ordinal).ToList())
            .SelectMany(g => g.Zip(g.Skip(1))).MaxBy(p => p.First.Length + p.Second.Length);
        if (largest == default)
            throw new CommandFailedException($"{folder} holds no two versions of one document.");

        var (before, after) = (Read(largest.First), Read(largest.Second));
        _ = ChangeClassifier.Compare(before, after);
        var started = Stopwatch.GetTimestamp();
        _ = ChangeClassifier.Compare(before, after);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static PageText Read(FileInfo file) => PageReading.Of(File.ReadAllBytes(file.FullName), contentType: null, PageParts.Whole, url: null);

    private static List<FileInfo> Files(string folder, string pattern)
    {
        if (!Directory.Exists(folder) || new DirectoryInfo(folder).GetFiles(pattern, SearchOption.AllDirectories) is not { Length: > 0 } files)
            throw new CommandFailedException($"{folder} holds no {pattern} files.");

        return [.. files.OrderBy(f => f.FullName, StringComparer.Ordinal)];
    }

    private static void Print(Figures figures, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figures.Pages} pages; {figures.ColdPagesPerSecond:0.0} a second cold, {figures.WarmPagesPerSecond:0.0} warm (at least {LeastPages:0}) on one core"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figures.PeakMegabytes:0} MB at the peak (at most {MostMegabytes:0})"));
        if (figures.LargestDiffSeconds is { } seconds)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} s for the largest comparison (at most {MostSeconds:0})"));

        output.WriteLine(figures.Passed ? "Passed." : "Failed.");
    }

    private sealed record Figures(int Pages, double ColdPagesPerSecond, double WarmPagesPerSecond, double PeakMegabytes, double? LargestDiffSeconds)
    {
        public bool Passed => WarmPagesPerSecond >= LeastPages && PeakMegabytes <= MostMegabytes && LargestDiffSeconds is null or <= MostSeconds;
    }
}
