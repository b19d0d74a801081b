using System.CommandLine;
using System.Globalization;

using Dashboard.Core.Usage.Analytics.Outlook.Backtest;

namespace Dashboard.Cli;

/// <summary><c>bench forecast</c>: how far off forecasts would have been, beside what anybody could say without one.</summary>
internal static class BenchForecastCommand
{
    // Everything in the method that could be chosen was chosen with the seeds below 1000.
    private const int FirstSeed = 1001;

    public static Command Create(SharedOptions shared)
    {
        var seeds = new Option<int>("--seeds") { Description = "Series of each kind", DefaultValueFactory = _ => 20 };
        var first = new Option<int>("--first-seed") { Description = "The first of them", DefaultValueFactory = _ => FirstSeed };
        var own = new Option<bool>("--own") { Description = "Also the spend in the data folder, in all and by provider, model and workload" };
        var command = new Command("forecast", "Forecast error against last-value and last-month baselines") { seeds, first, own };
        command.SetAction(async (parsed, ct) =>
        {
            IEnumerable<SpendSeries> series = GeneratedSpend.Families.SelectMany(
                family => Enumerable.Range(parsed.GetValue(first), parsed.GetValue(seeds)).Select(seed => GeneratedSpend.Of(family, seed)));
            var generated = ForecastBacktest.Run(series, ct);
            var held = parsed.GetValue(own) ? await OwnAsync(shared, parsed, ct) : null;
            Answer.Write(parsed.GetValue(shared.Json), new { generated, own = held, passed = generated.Passed && held?.Passed != false }, (answer, output) => Print(answer.generated, answer.own, output));
            return generated.Passed && held?.Passed != false ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static async Task<BacktestReport> OwnAsync(SharedOptions shared, ParseResult parsed, CancellationToken ct)
    {
        using var host = await CommandServices.OpenAsync(shared, parsed, ct);
        return ForecastBacktest.Run(await host.Services.GetRequiredService<HeldSpend>().ListAsync(ct), ct);
    }

    private static void Print(BacktestReport generated, BacktestReport? own, TextWriter output)
    {
        output.WriteLine("Error of the rest of the month, weighted by amounts (in brackets day by day); forecast / best baseline must be at most 0.9 over all.");
        output.WriteLine($"{"",-14}{"series",7}{"asked",7}{"forecast",18}{"last value",18}{"same date",18}{"average day",18}{"last week",18}{"ratio",14}{"in band",9}");
        foreach (var line in (BacktestLine[])[.. generated.Families, generated.All, .. own is null ? [] : own.Families, .. own is null ? [] : (BacktestLine[])[own.All with { Family = "all own" }]])
            Print(line, output);

        output.WriteLine(generated.Passed && own?.Passed != false ? "Passed." : "Failed.");
    }

    private static void Print(BacktestLine line, TextWriter output)
    {
        string Both(Func<BacktestErrors, double> error) => $"{Percent(error(line.Sums))} ({Percent(error(line.ByDay))})";
        var ratio = string.Create(CultureInfo.InvariantCulture, $"{line.Sums.Ratio:0.00} ({line.ByDay.Ratio:0.00})");
        output.WriteLine($"{line.Family,-14}{line.Series,7}{line.Asked,7}{Both(e => e.Forecast),18}{Both(e => e.LastValue),18}{Both(e => e.SameDateLastMonth),18}{Both(e => e.AverageOfLastMonth),18}{Both(e => e.LastWeek),18}{ratio,14}{Percent(line.WithinBand),9}");
    }

    private static string Percent(double part) => part.ToString("0.0 %", CultureInfo.InvariantCulture);
}
