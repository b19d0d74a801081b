using System.CommandLine;

using Dashboard.Core.Configuration;

namespace Dashboard.Cli;

/// <summary><c>export config</c>: the configuration as a file that <c>apply</c> takes; secrets never stand in it.</summary>
internal static class ExportCommand
{
    public static Command Create(SharedOptions shared)
    {
        var format = new Option<string>("--format") { Description = "yaml (default) or json", DefaultValueFactory = _ => "yaml" };
        format.AcceptOnlyFromAmong("yaml", "json");
        var config = new Command("config", "Print workloads, routes, terms sources, listings and limits") { format };
        config.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            var root = await host.Services.GetRequiredService<ExportConfiguration>().RunAsync(ct);
            if (parsed.GetValue(shared.Json) || parsed.GetValue(format) == "json")
                await Console.Out.WriteLineAsync(ConfigOutput.Json(root));
            else
                await Console.Out.WriteAsync(ConfigOutput.Yaml(root));

            return ExitCode.Done;
        });
        return new Command("export", "Write what the installation knows") { config };
    }
}
