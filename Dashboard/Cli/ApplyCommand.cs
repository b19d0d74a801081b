using System.CommandLine;

using Dashboard.Core.Configuration;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Cli;

/// <summary><c>apply FILE [--dry-run]</c>: brings the installation to what a file says.</summary>
internal static class ApplyCommand
{
    public static Command Create(SharedOptions shared)
    {
        var file = new Argument<string>("FILE") { Description = "YAML or JSON; - reads standard input" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen and write nothing" };
        var apply = new Command("apply", "Apply configuration as code: workloads, routes, terms sources, listings, prices, limits, settings") { file, dryRun };
        apply.SetAction(async (parsed, ct) =>
        {
            var text = await ReadAsync(parsed.GetRequiredValue(file), ct);
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            var result = await host.Services.GetRequiredService<ApplyConfiguration>().RunAsync(text, parsed.GetValue(dryRun), ct);
            // Days of another time zone are asked for in the file and built here: whoever runs a report next wants them.
            if (result is { Errors.Count: 0, DryRun: false })
                await host.Services.GetRequiredService<ChangeReportingZone>().FinishAsync(ct);

            Answer.Write(parsed.GetValue(shared.Json), result, Print);
            return result.Errors.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return apply;
    }

    private static async Task<string> ReadAsync(string file, CancellationToken ct)
    {
        if (file == "-")
            return await Console.In.ReadToEndAsync(ct);

        try
        {
            return await File.ReadAllTextAsync(file, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{file} cannot be read: {e.Message}", e);
        }
    }

    private static void Print(ApplyResult result, TextWriter output)
    {
        foreach (var error in result.Errors)
            output.WriteLine(error.Path.Length == 0 ? error.Message : $"{error.Path}: {error.Message}");

        if (result.Errors.Count > 0)
        {
            output.WriteLine("Nothing was written.");
            return;
        }

        foreach (var item in result.Items)
            output.WriteLine($"{item.Change.ToString().ToLowerInvariant(),-9}  {item.Section}: {item.Key}");

        output.WriteLine($"{(result.DryRun ? "Nothing was written. It would be: " : "")}{result.Created} created, {result.Changed} changed, {result.Unchanged} unchanged.");
    }
}
