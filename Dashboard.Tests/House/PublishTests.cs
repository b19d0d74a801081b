using System.Diagnostics;
using System.Net;
using System.Text.Json;

using Dashboard.Tests.Support;

namespace Dashboard.Tests.House;

/// <summary>A clean publish of what is checked in serves every asset: links that only work beside the sources show here.</summary>
public sealed class PublishTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task A_clean_publish_serves_every_asset()
    {
        var ct = TestContext.Current.CancellationToken;
        await CopySourcesAsync();
        var built = await RunAsync("dotnet", ["publish", "Dashboard", "-c", "Release", "-o", _folder["out"], "--nologo", "-v", "q", "-p:UseSharedCompilation=false"], _folder["src"]);
        Assert.True(built.Code == 0, built.Output);

        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(_folder["out"], "Dashboard.dll"), "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
        })!;
        try
        {
            var first = await process.StandardOutput.ReadLineAsync(ct);
            using var client = new HttpClient { BaseAddress = new Uri(first!.Split(" at ")[1].Split(',')[0]) };
            foreach (var asset in Assets())
            {
                using var answer = await client.GetAsync(new Uri(asset, UriKind.Relative), ct);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{asset} answered {(int)answer.StatusCode}");
                Assert.True((await answer.Content.ReadAsByteArrayAsync(ct)).Length > 0, $"{asset} is empty");
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(ct);
        }
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<string> Assets()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder["out"], "Dashboard.staticwebassets.endpoints.json")));
        string[] assets = [.. manifest.RootElement.GetProperty("Endpoints").EnumerateArray().Select(e => e.GetProperty("Route").GetString()!).Distinct()];
        foreach (var needed in new[] { "tokens.css", "app.css", "favicon.svg", "_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js", "_framework/blazor.web.js" })
            Assert.Contains(needed, assets);

        return assets;
    }

    // What git would hand out, with today's changes: no bin, no obj, no luck.
    private async Task CopySourcesAsync()
    {
        var listed = await RunAsync("git", ["ls-files", "-co", "--exclude-standard", "-z"], Repository.Root);
        Assert.True(listed.Code == 0, listed.Output);
        foreach (var name in listed.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(n => File.Exists(Path.Combine(Repository.Root, n))))
        {
            var target = Path.Combine(_folder["src"], name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Repository.Root, name), target);
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(string file, string[] args, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(file, args) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
