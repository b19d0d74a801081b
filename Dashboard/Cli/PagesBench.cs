using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit.Formats;

namespace Dashboard.Cli;

/// <summary>Serves a data folder with this program, asks its pages as a signed-in person would, and measures until the last byte.</summary>
internal sealed partial class PagesBench(string folder, DateOnly firstDay, DateOnly lastDay, TimeProvider time)
{
    public const string Email = "bench@example.invalid", Password = "only for measuring 1";

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(90);

    /// <summary>Every page, and every filter change of Spend, in turn.</summary>
    public async Task<PagesBenchReport> RunAsync(int rounds, CancellationToken ct)
    {
        var port = FreePort();
        using var server = Start(port);
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(2) };
            await UntilReadyAsync(client, server, ct);
            await SignInAsync(client, ct);
            var cold = await AskAsync(client, "/spend?period=30d", ct);
            var pages = Pages().ToDictionary(p => p, _ => new List<double>());
            // The first round fills what the server keeps; it is told apart.
            var first = new List<double>();
            var worked = TimeSpan.Zero;
            for (var round = 0; round <= rounds; round++)
            {
                if (round == 1)
                    worked = Processor(server);

                foreach (var (page, took) in pages)
                    (round == 0 ? first : took).Add(await AskAsync(client, page, ct));
            }

            worked = Processor(server) - worked;
            await Task.Delay(Idle, time, ct);
            server.Refresh();
            return new PagesBenchReport(
                cold, worked.TotalMilliseconds / (rounds * pages.Count), Figures("first round", first), Figures("all", pages.Values.SelectMany(p => p)),
                [.. pages.Select(p => Figures(p.Key, p.Value)).OrderByDescending(p => p.P95)], server.WorkingSet64 >> 20);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static TimeSpan Processor(Process server)
    {
        server.Refresh();
        return server.TotalProcessorTime;
    }

    private IEnumerable<string> Pages()
    {
        string[] others =
        [
            "/", "/connections", "/prices", "/workloads", "/dependency", "/models", "/terms", "/alerts", "/reports", "/connections/reconciliation", "/budgets", "/spend/exchanges", "/spend/anomalies",
        ];
        foreach (var page in others)
            yield return page;

        var until = DayFormat.Iso(lastDay.AddDays(1));
        var year = $"from={DayFormat.Iso(firstDay)}&to={until}";
        var month = $"from={DayFormat.Iso(lastDay.AddDays(-29))}&to={until}";
        foreach (var key in SpendKeys.Names)
        {
            yield return $"/spend?{month}&by={key}";
            yield return $"/spend?{year}&by={key}";
        }

        foreach (var measure in Enum.GetValues<SpendMeasure>().Skip(1))
            yield return $"/spend?{year}&by=model&measure={measure.Name()}";

        yield return $"/spend?{year}&by=provider&split=key";
        yield return $"/spend?{month}&by=workload&split=model&compare=year";
        yield return $"/spend?{month}&by=model&basis=computed&only=key:key-07&only=key:key-08";
        yield return $"/spend?{year}&by=day&not=provider:openai&rows=all";
        yield return $"/spend?{year}&by=key&steps=month&compare=none";
        yield return $"/spend?from={DayFormat.Iso(lastDay.AddDays(-13))}&to={until}&by=model&steps=hour";
        yield return $"/spend/table.csv?{year}&by=provider&split=key";
        yield return $"/spend/entries?{year}";
        yield return $"/spend/entries?{month}&only=provider:anthropic";
        // The rarest series: what a scan would look for longest.
        yield return $"/spend/entries?{year}&only=key:key-59&only=model:mistral%2Fmistral-large";
        yield return $"/spend/entries?{year}&without=best";
        yield return $"/spend/entries?{year}&only=connection:daily%20report";
        yield return $"/spend/entries?{year}&after=0";
    }

    private Process Start(int port)
    {
        string[] assembly = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(PagesBench).Assembly.Location] : [];
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. assembly, $"--urls=http://127.0.0.1:{port}", "--data", folder, "--Logging:LogLevel:Default=Warning"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var server = Process.Start(start)!;
        // Somebody has to read what it says, or it would wait for that.
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        return server;
    }

    private async Task UntilReadyAsync(HttpClient client, Process server, CancellationToken ct)
    {
        for (var tries = 0; tries < 300 && !server.HasExited; tries++)
        {
            try
            {
                using var answer = await client.GetAsync("/healthz", ct);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time, ct);
        }

        throw new CommandFailedException("The server did not start.");
    }

    private static async Task SignInAsync(HttpClient client, CancellationToken ct)
    {
        var form = await client.GetStringAsync("/sign-in", ct);
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = Token().Match(form).Groups["token"].Value,
            ["Input.Email"] = Email,
            ["Input.Password"] = Password,
        });
        using var answer = await client.PostAsync("/sign-in", fields, ct);
        if (answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in")
            throw new CommandFailedException("The bench could not sign in.");
    }

    private async Task<double> AskAsync(HttpClient client, string page, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        using var answer = await client.GetAsync(page, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        var took = time.GetElapsedTime(started).TotalMilliseconds;
        // A page that failed, or gave up waiting for its figures, would look fast.
        var hollow = page.StartsWith("/spend", StringComparison.Ordinal)
            && (text.Contains("role=\"status\" aria-busy=\"true\"", StringComparison.Ordinal) || text.Contains("could not be read", StringComparison.Ordinal));
        if (!answer.IsSuccessStatusCode || hollow || answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/sign-in", StringComparison.Ordinal))
            throw new CommandFailedException($"{page} answered {(int)answer.StatusCode} after {took.ToString("N0", CultureInfo.InvariantCulture)} ms, {(answer.IsSuccessStatusCode ? "without its figures" : "an error")}.");

        return took;
    }

    private static PageFigures Figures(string page, IEnumerable<double> took)
    {
        var sorted = took.Order().ToList();
        double At(double share) => sorted[(int)Math.Ceiling((sorted.Count - 1) * share)];
        return new PageFigures(page, sorted.Count, At(0.5), At(0.95), sorted[^1]);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" (type=\"hidden\" )?value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}

/// <summary>How long a page took, in milliseconds.</summary>
internal sealed record PageFigures(string Page, int Asked, double P50, double P95, double Max);

/// <summary>What was measured.</summary>
/// <param name="ColdMilliseconds">The very first page of the process.</param>
/// <param name="ProcessorMilliseconds">What the server worked for a page, on average: unlike the clock it does not depend on who else uses the machine.</param>
internal sealed record PagesBenchReport(double ColdMilliseconds, double ProcessorMilliseconds, PageFigures FirstRound, PageFigures All, IReadOnlyList<PageFigures> Pages, long IdleMebibytes)
{
    public long Entries { get; init; }

    public double WriteSeconds { get; init; }

    public bool Passed => All.P95 < 100 && IdleMebibytes < 300;
}
