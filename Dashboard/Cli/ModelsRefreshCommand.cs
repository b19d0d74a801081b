using System.CommandLine;
using System.Globalization;

using Dashboard.Core.AiModels.Refresh;
using Dashboard.Core.Risk.PriceChanges;
using Dashboard.Core.Usage.Pricing.Recalculation;

namespace Dashboard.Cli;

/// <summary><c>models refresh</c>: ask GitHub for newer lists; show what would change for us before it does.</summary>
internal static class ModelsRefreshCommand
{
    public static Command Create(SharedOptions shared)
    {
        var apply = new Option<bool>("--apply") { Description = "Use the newer prices also where they change what models in use cost" };
        var refresh = new Command("refresh", "Ask for newer lists of prices and announced ends") { apply };
        refresh.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            var round = await host.Services.GetRequiredService<RefreshCatalogueJob>().RunAsync(all: true, ct);
            var applied = round.Waiting is { } waiting && parsed.GetValue(apply)
                && await host.Services.GetRequiredService<ApplyEdition>().RunAsync(waiting.Id, Environment.UserName, ct);
            var standing = await host.Services.GetRequiredService<RefreshQuery>().AskAsync(ct);
            var outdated = await host.Services.GetRequiredService<OutdatedCostsQuery>().AskAsync(ct);
            Answer.Write(
                parsed.GetValue(shared.Json),
                new
                {
                    version = standing.Version,
                    lists = round.Lists.Select(l => new { list = TermsArguments.Kebab(l.List), state = TermsArguments.Kebab(l.State), l.Reason, l.Commit, l.CommittedAt, l.News }),
                    outdated = outdated is null ? null : new { outdated.Entries, outdated.Period.From, to = outdated.Period.Until },
                    waiting = applied ? null : round.Waiting?.Version,
                    changes = round.Changes.Select(c => new
                    {
                        host = c.Host.Value,
                        offering = c.OfferingId,
                        model = c.Model.ToString(),
                        from = c.From,
                        before = c.Before,
                        after = c.After,
                        costBeforeUsd = c.CostBefore,
                        costAfterUsd = c.CostAfter,
                        deltaUsd = c.DeltaUsd,
                    }),
                },
                (_, output) => Print(round, standing, applied, outdated, output));
            return round.Lists.Any(l => l.State is RefreshState.Read) ? ExitCode.Done : ExitCode.Failed;
        });
        return refresh;
    }

    private static void Print(RefreshRound round, RefreshStanding standing, bool applied, OutdatedCosts? outdated, TextWriter output)
    {
        foreach (var line in round.Lists)
            output.WriteLine($"{TermsArguments.Kebab(line.State),-14} {RefreshFiles.Of(line.List)}  {(line.Reason.Length > 0 ? line.Reason : line.News)}");

        foreach (var step in round.Changes)
            output.WriteLine($"  {step.Host}/{step.OfferingId}: {step.Before.Input}/{step.Before.Output} -> {step.After.Input}/{step.After.Output} USD per million, {step.DeltaUsd:+0.00;-0.00;0.00} USD for 30 days");

        output.WriteLine(applied ? $"Applied: the catalogue is {standing.Version}."
            : round.Waiting is { } waiting ? $"{waiting.Version} waits: run it with --apply to use these prices. The catalogue is {standing.Version}."
            : $"The catalogue is {standing.Version}.");
        if (outdated is not null)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{outdated.Entries:#,0} entries cost what they did before these prices: prices recalc --from {outdated.Period.From:yyyy-MM-dd} --dry-run shows what would change."));
    }
}
