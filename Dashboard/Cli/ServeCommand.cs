using System.CommandLine;

using Dashboard.Shell;

namespace Dashboard.Cli;

/// <summary>No command: the web server with its jobs.</summary>
internal static class ServeCommand
{
    public static void AddTo(RootCommand root, SharedOptions shared)
    {
        var urls = new Option<string?>("--urls")
        {
            Description = $"Addresses to listen on, separated by ; (default: {DashboardApp.DefaultUrl})",
            HelpName = "URLS",
        };
        root.Add(urls);
        root.SetAction(async (parsed, ct) =>
        {
            string[] listen = parsed.GetValue(urls) is { } given ? [$"--urls={given}"] : [];
            await using var app = DashboardApp.Build([.. shared.Configuration(parsed), .. listen]);
            try
            {
                await DashboardApp.RunAsync(app, ct);
            }
            catch (OperationCanceledException)
            {
                // Told to stop while something was still under way: what was not done is done again by the next start.
            }

            return ExitCode.Done;
        });
    }
}
