using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Proof;
using Dashboard.Core.Risk.Scenarios;

namespace Dashboard.Cli;

/// <summary><c>bench risk</c>: how long everything about dependency takes to reckon again, and a whole stress table.</summary>
internal static class BenchRiskCommand
{
    private const double MostRecompute = 1;
    private const double MostStress = 3;

    public static Command Create(SharedOptions shared)
    {
        var routes = new Option<int>("--routes") { Description = "Routes, two for each workload", DefaultValueFactory = _ => 10_000 };
        var parties = new Option<int>("--providers") { Description = "Providers", DefaultValueFactory = _ => 200 };
        var command = new Command("risk", "Full recompute of dependency, and the stress table") { routes, parties };
        command.SetAction(parsed =>
        {
            var made = GeneratedRisk.Of(parsed.GetValue(routes), parsed.GetValue(parties));
            // The first round is the compiler's.
            _ = Measure(made);
            var report = Measure(made);
            Answer.Write(parsed.GetValue(shared.Json), report, Print);
            return report.Passed ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static Report Measure(GeneratedRisk made)
    {
        var clock = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        var answer = RiskQuery.Judge(made.Facts, made.Catalogue);
        var recompute = clock.Elapsed.TotalSeconds;
        var between = Environment.CpuUsage.TotalTime;
        clock.Restart();
        var rows = ScenarioQuery.Open(made.Facts, made.Catalogue).Engine.Stress();
        var stress = clock.Elapsed.TotalSeconds;
        var after = Environment.CpuUsage.TotalTime;
        return new(
            made.Facts.Routes.Count, made.Catalogue.Providers.Count, answer.Workloads.Count, rows.Count, recompute, stress, (between - before).TotalSeconds, (after - between).TotalSeconds,
            recompute < MostRecompute && stress < MostStress);
    }

    private static void Print(Report report, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Routes:#,0} routes of {report.Workloads:#,0} workloads, {report.Providers} providers"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"full recompute {report.RecomputeSeconds:0.00} s, {report.RecomputeCpuSeconds:0.00} s of one core (at most {MostRecompute} s)"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"stress table of {report.StressRows} parties {report.StressSeconds:0.00} s, {report.StressCpuSeconds:0.00} s of one core (at most {MostStress} s)"));
        output.WriteLine(report.Passed ? "Passed." : "Failed.");
    }

    private sealed record Report(int Routes, int Providers, int Workloads, int StressRows, double RecomputeSeconds, double StressSeconds, double RecomputeCpuSeconds, double StressCpuSeconds, bool Passed);
}
