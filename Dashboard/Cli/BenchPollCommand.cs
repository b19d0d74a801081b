using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

using Dashboard.Core.Store;
using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Units;
using Dashboard.Shell;

namespace Dashboard.Cli;

/// <summary><c>bench poll</c>: many documents on servers of their own, polled from the first capture to a confirmed change.</summary>
internal static class BenchPollCommand
{
    private const double MostSeconds = 60;
    private const double MostMegabytes = 400;

    public static Command Create(SharedOptions shared)
    {
        var count = new Option<int>("--sources") { Description = "Documents, each on an address of its own in 127.0.0.0/8", DefaultValueFactory = _ => 1000 };
        var hosts = new Option<int>("--at-once") { Description = "Hosts asked at the same time", DefaultValueFactory = _ => 8 };
        // The servers are this program again, so that their memory is not counted as ours.
        var serve = new Option<bool>("--serve") { Hidden = true };
        var command = new Command("poll", "Poll many documents on local servers: time and memory of each round") { count, hosts, serve };
        command.SetAction(async (parsed, ct) =>
        {
            if (parsed.GetValue(serve))
            {
                await PollBenchServers.RunAsync(parsed.GetValue(count), ct);
                return ExitCode.Done;
            }

            var folder = Directory.CreateTempSubdirectory("bench-poll-");
            try
            {
                var figures = await RunAsync(folder.FullName, parsed.GetValue(count), parsed.GetValue(hosts), ct);
                Answer.Write(parsed.GetValue(shared.Json), figures, Print);
                return figures.Passed ? ExitCode.Done : ExitCode.Failed;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static async Task<Figures> RunAsync(string folder, int count, int hosts, CancellationToken ct)
    {
        using var servers = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, BenchCommand.Self("poll", "--serve", "--sources", count.ToString(CultureInfo.InvariantCulture)))
        { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false })!;
        try
        {
            var port = int.Parse(await servers.StandardOutput.ReadLineAsync(ct) ?? throw new CommandFailedException("The servers did not start."), CultureInfo.InvariantCulture);
            var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
            {
                Args =
                [
                    $"--{DataFolder.Setting}={folder}", "--Outbound:AllowedPrivate=127.0.0.0/8", $"--Terms:Hosts={hosts}", $"--Outbound:Concurrency={hosts}",
                    "--Terms:ConfirmAfter=00:01:00", "--Logging:LogLevel:Default=Warning",
                ],
                ContentRootPath = AppContext.BaseDirectory,
            });
            builder.Services.AddHouse(builder.Configuration);
            using var host = builder.Build();
            await host.Services.GetRequiredService<StoreOpening>().OpenAsync(ct);
            await AddAsync(host.Services.GetRequiredService<SaveTermsSource>(), count, port, ct);

            var poll = host.Services.GetRequiredService<PollTerms>();
            var rounds = new List<Round>();
            foreach (var name in new[] { "first capture", "nothing new", "a tenth changed and confirmed" })
            {
                if (rounds.Count == 2)
                    await servers.StandardInput.WriteLineAsync("change".AsMemory(), ct);

                var started = Stopwatch.GetTimestamp();
                var round = await poll.NowAsync(ct);
                rounds.Add(new(name, Stopwatch.GetElapsedTime(started).TotalSeconds, round.Sources.Count, round.Changed, round.Trouble));
            }

            using var self = Process.GetCurrentProcess();
            return new(count, hosts, rounds, self.PeakWorkingSet64 / 1024.0 / 1024.0);
        }
        finally
        {
            servers.Kill();
        }
    }

    private static async Task AddAsync(SaveTermsSource save, int count, int port, CancellationToken ct)
    {
        for (var i = 0; i < count; i++)
        {
            if (await save.AddAsync(new("example", $"Terms {i}", TermsKind.Terms, $"http://{PollBenchServers.AddressOf(i)}:{port}/terms"), ct) is SaveOutcome.Refused refused)
                throw new CommandFailedException(refused.Problems[0].Message);
        }
    }

    private static void Print(Figures figures, TextWriter output)
    {
        foreach (var round in figures.Rounds)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{round.Name}: {round.Polled} of {figures.Sources} documents in {round.Seconds:0.0} s (at most {MostSeconds:0}), {round.Changed} changes, {round.Trouble} in trouble"));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figures.PeakMegabytes:0} MB at the peak (at most {MostMegabytes:0}), {figures.AtOnce} hosts at once"));
        output.WriteLine(figures.Passed ? "Passed." : "Failed.");
    }

    private sealed record Round(string Name, double Seconds, int Polled, int Changed, int Trouble);

    private sealed record Figures(int Sources, int AtOnce, IReadOnlyList<Round> Rounds, double PeakMegabytes)
    {
        public bool Passed => PeakMegabytes <= MostMegabytes
            && Rounds.All(r => r.Seconds <= MostSeconds && r.Polled == Sources && r.Trouble == 0) && Rounds[^1].Changed == (Sources + 9) / 10;
    }
}
