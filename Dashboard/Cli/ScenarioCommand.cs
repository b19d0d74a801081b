using System.CommandLine;
using System.Globalization;

using Dashboard.Core.Risk.Scenarios;

namespace Dashboard.Cli;

/// <summary><c>scenario --off KIND:ID [...] [--price KIND:ID=FACTOR] [--retire MODEL=DATE]</c>, or <c>--stress</c>: what stops, what moves, and at which cost.</summary>
internal static class ScenarioCommand
{
    public static Command Create(SharedOptions shared)
    {
        var off = new Option<string[]>("--off") { Description = "A party that is gone: provider, host, gateway, maker, jurisdiction, bloc or model, as in host:azure", HelpName = "KIND:ID", AllowMultipleArgumentsPerToken = true };
        var price = new Option<string[]>("--price") { Description = "A party whose prices are multiplied, as in provider:openai=2", HelpName = "KIND:ID=FACTOR", AllowMultipleArgumentsPerToken = true };
        var retire = new Option<string[]>("--retire") { Description = "A model that nobody serves from a day on, as in anthropic/claude-opus-4-6=2027-03-01", HelpName = "MODEL=DATE", AllowMultipleArgumentsPerToken = true };
        var stress = new Option<bool>("--stress") { Description = "Every single provider, host, gateway and bloc off, one at a time" };
        var scenario = new Command("scenario", "What stops, what moves and what it costs when somebody is gone or dearer") { off, price, retire, stress };
        scenario.Validators.Add(result =>
        {
            var any = result.GetResult(off) is not null || result.GetResult(price) is not null || result.GetResult(retire) is not null;
            if (any == result.GetValue(stress))
                result.AddError(any ? "--stress tries everything by itself; leave --off, --price and --retire out." : "Say what is imagined: --off KIND:ID, --price KIND:ID=FACTOR, --retire MODEL=DATE or --stress.");
        });
        scenario.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            var table = await host.Services.GetRequiredService<ScenarioQuery>().OpenAsync(ct);
            if (parsed.GetValue(stress))
            {
                Answer.Write(parsed.GetValue(shared.Json), new { table.World.AsOf, Stress = table.Engine.Stress().Select(Shape) }, (_, output) => Print(table.Engine.Stress(), output));
                return ExitCode.Done;
            }

            var (switches, problems) = table.Read(new(parsed.GetValue(off) ?? [], parsed.GetValue(price) ?? [], parsed.GetValue(retire) ?? []));
            if (switches is null)
            {
                foreach (var problem in problems)
                    await Console.Error.WriteLineAsync(problem.AsMemory(), ct);

                return ExitCode.WrongUse;
            }

            var answer = table.Engine.Play(switches);
            Answer.Write(parsed.GetValue(shared.Json), Shape(answer), (_, output) => Print(answer, output));
            return ExitCode.Done;
        });
        return scenario;
    }

    private static object Shape(ScenarioAnswer answer) => new
    {
        answer.AsOf,
        Off = answer.Switches.Off.Select(n => n.ToString()),
        Prices = answer.Switches.Prices.Select(p => p.ToString()),
        Retired = answer.Switches.Retired.Select(r => r.ToString()),
        answer.Workloads,
        answer.SpendAtRiskUsd,
        answer.UnpricedAtRisk,
        UnattributedAtRiskUsd = answer.LooseAtRiskUsd,
        answer.SpendMovedUsd,
        answer.CostDeltaUsd,
        answer.OpenWeightSurvivors,
    };

    private static object Shape(StressRow row) => new
    {
        Off = row.Off.ToString(),
        row.Own,
        row.Stays,
        row.Moves,
        row.Unknown,
        row.Stops,
        row.Stopped,
        row.SpendAtRiskUsd,
        row.CostDeltaUsd,
    };

    private static void Print(ScenarioAnswer answer, TextWriter output)
    {
        foreach (var workload in answer.Workloads.Where(w => w.Outcome is not Outcome.Stays || w.CostDeltaUsd is not 0))
        {
            output.WriteLine($"{workload.Outcome,-8} {workload.Reason} {(workload.CostDeltaUsd is { } delta ? delta == 0 ? "" : $"{Dollars(delta)} in 30 days." : "Nobody knows at which cost.")}");
            if (workload.Lost.Count > 0)
                output.WriteLine($"         It loses {string.Join(", ", workload.Lost)}.");
        }

        output.WriteLine($"Spend at risk: {Dollars(answer.SpendAtRiskUsd)} in 30 days; cost of what moves or is dearer: {Dollars(answer.CostDeltaUsd)}.");
    }

    private static void Print(IReadOnlyList<StressRow> rows, TextWriter output)
    {
        output.WriteLine($"{"off",-32}{"stops",7}{"unknown",9}{"moves",7}{"stays",7}{"at risk",14}{"cost",14}");
        foreach (var row in rows)
            output.WriteLine($"{row.Off,-32}{row.Stops,7}{row.Unknown,9}{row.Moves,7}{row.Stays,7}{Dollars(row.SpendAtRiskUsd),14}{Dollars(row.CostDeltaUsd),14}");
    }

    private static string Dollars(decimal? usd) => usd is { } known ? known.ToString("$#,0.00;−$#,0.00", CultureInfo.InvariantCulture) : "unknown";
}
