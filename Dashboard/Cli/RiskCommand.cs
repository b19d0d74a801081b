using System.CommandLine;
using System.Globalization;

using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Concentration;

namespace Dashboard.Cli;

/// <summary><c>risk [--as-of DATE]</c>: concentration, single-provider dependency, scores and findings.</summary>
internal static class RiskCommand
{
    public static Command Create(SharedOptions shared)
    {
        var asOf = new Option<DateOnly?>("--as-of")
        {
            Description = "The last day of the 30 days of usage (default: today); routes are those of that day as far as their changes were recorded",
            HelpName = "DATE",
            CustomParser = result =>
            {
                if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                    return day;

                result.AddError($"\"{result.Tokens[0].Value}\" is not a date; write it as 2026-11-22.");
                return null;
            },
        };
        var risk = new Command("risk", "What we depend on, and what stops when one party is gone") { asOf };
        risk.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            var answer = await host.Services.GetRequiredService<RiskQuery>().AskAsync(parsed.GetValue(asOf), ct);
            Answer.Write(parsed.GetValue(shared.Json), answer, Print);
            return ExitCode.Done;
        });
        return risk;
    }

    private static void Print(RiskAnswer answer, TextWriter output)
    {
        output.WriteLine($"As of {answer.AsOf:d MMM yyyy}, 30 days of usage");
        if (answer.Note is { } note)
            output.WriteLine(note);

        foreach (var line in answer.Concentration.Where(c => c.Basis is ConcentrationBasis.Spend && c.Hhi is not null))
        {
            var largest = line.Largest is { } one ? $"{one.Id} {one.Share * 100:0} %" : "unknown";
            output.WriteLine($"  {line.Key,-13} HHI {line.Hhi:0} ({line.Band}), largest {largest}, priced {line.PricedShare * 100:0} %");
        }

        foreach (var workload in answer.Workloads)
        {
            output.WriteLine($"{workload.Name} ({workload.Criticality}): single provider {workload.SingleProvider}. {workload.Reason}");
            foreach (var remedy in workload.Remedies)
                output.WriteLine($"  - {remedy}");
        }

        foreach (var finding in answer.Findings)
            output.WriteLine($"{finding.Level}: {finding.Message}");
    }
}
