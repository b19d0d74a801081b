using System.CommandLine;
using System.Globalization;

using Dashboard.Core.Alerts.Proof;
using Dashboard.Core.Store;
using Dashboard.Shell;

namespace Dashboard.Cli;

/// <summary><c>bench terms-kills</c>: polls and deliveries killed at random moments.</summary>
internal static class BenchTermsKillsCommand
{
    public static Command Create(SharedOptions shared)
    {
        var kills = new Option<int>("--kills") { Description = "Processes to kill", DefaultValueFactory = _ => 25 };
        var sources = new Option<int>("--sources") { Description = "Documents that all change between two kills", DefaultValueFactory = _ => 12 };
        var seed = new Option<int>("--seed") { Description = "Repeats the same moments", DefaultValueFactory = _ => 1 };
        var command = new Command("terms-kills", "Survival of kill -9: polls and deliveries that die lose and double no version, and tell nobody twice") { kills, sources, seed };
        command.SetAction(async (parsed, ct) =>
        {
            var folder = Directory.CreateTempSubdirectory("bench-terms-kills-");
            try
            {
                var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
                {
                    Args = [$"--{DataFolder.Setting}={folder.FullName}", "--Outbound:AllowedPrivate=127.0.0.0/8", "--Logging:LogLevel:Default=Warning"],
                    ContentRootPath = AppContext.BaseDirectory,
                });
                builder.Services.AddHouse(builder.Configuration).AddSingleton<TermsKillProof>();
                using var host = builder.Build();
                await host.Services.GetRequiredService<StoreOpening>().OpenAsync(ct);
                var report = await host.Services.GetRequiredService<TermsKillProof>().RunAsync(
                    new TermsKillOptions(Environment.ProcessPath!, BenchCommand.Program("poll", "terms", "--now", "--data", folder.FullName))
                    {
                        Kills = parsed.GetValue(kills),
                        Sources = parsed.GetValue(sources),
                        Seed = parsed.GetValue(seed),
                    },
                    ct);
                Answer.Write(parsed.GetValue(shared.Json), report, Print);
                return report.Passed ? ExitCode.Done : ExitCode.Failed;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static void Print(TermsKillReport report, TextWriter output)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Kills} kills in {report.Seconds:N0} s, {report.Died} of them of a process at work: {report.Versions} versions, {report.Changes} changes, {report.Requests} webhook requests of {report.Messages} messages, {report.Mails} mails, {report.Unsure} unsure"));
        foreach (var wrong in report.Wrong)
            output.WriteLine($"WRONG {wrong}");

        output.WriteLine(report.Passed ? "No version lost or doubled, nobody told twice." : "Failed.");
    }
}
