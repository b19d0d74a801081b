using System.CommandLine;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Currency;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Cli;

/// <summary><c>settings [--time-zone ZONE] [--currency CODE]</c>: shows the two, or sets them.</summary>
internal static class SettingsCommand
{
    public static Command Create(SharedOptions shared)
    {
        var zone = new Option<string?>("--time-zone") { Description = "Reckon days here from now on, as in Europe/Berlin", HelpName = "ZONE" };
        var currency = new Option<string?>("--currency") { Description = "Show money in this currency, as in EUR", HelpName = "CODE" };
        var settings = new Command("settings", "The reporting time zone and the display currency") { zone, currency };
        settings.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            // Both are judged before one of them is set.
            if (parsed.GetValue(zone) is { } asked && ChangeReportingZone.Find(asked) is null)
                throw new CommandFailedException($"\"{asked}\" is not a time zone of the IANA list, such as Europe/Berlin.");

            if (parsed.GetValue(currency) is { } code && await host.Services.GetRequiredService<SaveRates>().ChooseAsync(code, ct) is SaveOutcome.Refused refused)
                throw new CommandFailedException(refused.Problems[0].Message);

            if (parsed.GetValue(zone) is { } name)
                await host.Services.GetRequiredService<ChangeReportingZone>().RunAsync(name, ct);

            var state = await host.Services.GetRequiredService<ReportingZoneQuery>().AskAsync(ct);
            var shown = await host.Services.GetRequiredService<RatesQuery>().DisplayAsync(ct);
            Answer.Write(parsed.GetValue(shared.Json), new { state.TimeZone, NextTimeZone = state.Next, Currency = shown }, (_, output) =>
                output.WriteLine($"Days are reckoned in {state.TimeZone}{(state.Next is { } next ? $" (changing to {next})" : "")}; money is shown in {shown}."));
            return ExitCode.Done;
        });
        return settings;
    }
}
