using System.Diagnostics;
using System.Text.RegularExpressions;

using Dashboard.Tests.Support;

namespace Dashboard.Tests.House;

/// <summary>From the first line of output to the last: what the person at the terminal sees.</summary>
public sealed partial class ShutdownTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Serves_prints_the_one_time_link_and_stops_within_ten_seconds_on_term()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "TERM is a signal of Unix.");
        var ct = TestContext.Current.CancellationToken;
        using var process = Executable.Start(_folder.Path, "--urls", "http://127.0.0.1:0");
        try
        {
            var address = Address().Match((await process.StandardOutput.ReadLineAsync(ct))!).Value;
            var link = Address().Match((await process.StandardOutput.ReadLineAsync(ct))!).Value;
            using var client = new HttpClient();
            Assert.Equal("Healthy", await client.GetStringAsync(new Uri(address + "/healthz"), ct));
            Assert.Contains("Make the administrator", await client.GetStringAsync(new Uri(link), ct));
            Assert.True(File.Exists(System.IO.Path.Combine(_folder["data"], "dashboard.db")));

            var clock = Stopwatch.StartNew();
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync(ct).WaitAsync(TimeSpan.FromSeconds(30), ct);

            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"took {clock.Elapsed}");
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task An_address_in_use_is_one_sentence()
    {
        var ct = TestContext.Current.CancellationToken;
        using var first = Executable.Start(_folder.Path, "--urls", "http://127.0.0.1:0", "--data", "one");
        try
        {
            var address = Address().Match((await first.StandardOutput.ReadLineAsync(ct))!).Value;

            var second = await Executable.RunAsync(_folder.Path, ["--urls", address, "--data", "two"]);

            Assert.Equal(1, second.Code);
            Assert.Contains("Cannot listen", second.Error);
            Assert.Contains("--urls", second.Error);
            Assert.DoesNotContain("   at ", second.Error + second.Output);
        }
        finally
        {
            first.Kill(entireProcessTree: true);
            await first.WaitForExitAsync(ct);
        }
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex(@"http://[^\s,]+", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
