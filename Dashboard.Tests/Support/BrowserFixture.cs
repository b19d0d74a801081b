using Dashboard.Tests.Support;

using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Dashboard.Tests.Support;

/// <summary>One Chromium for the whole run, started by the first test that wants it.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    /// <summary>Set to 1 where a missing browser must fail the run instead of skipping its tests.</summary>
    public const string Required = "REQUIRE_BROWSER";

    private const string Missing =
        $"No Chromium could be found or installed: install the package chromium (or Google Chrome or Edge), or name its executable in {BrowserSearch.Variable}.";

    private readonly SemaphoreSlim _one = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private bool _searched;

    /// <summary>A browser context of the test's own: no cookies, nothing moves by itself.</summary>
    public async Task<IBrowserContext> NewContextAsync(string address, int width, int height, ColorScheme scheme)
    {
        var context = await (await BrowserAsync()).NewContextAsync(new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-US",
            TimezoneId = "UTC",
        });
        // Two cores, a whole suite and a browser: patience costs nothing where all is well.
        context.SetDefaultTimeout(45_000);
        Assertions.SetDefaultExpectTimeout(20_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();

        _playwright?.Dispose();
        _one.Dispose();
    }

    private async Task<IBrowser> BrowserAsync()
    {
        await _one.WaitAsync();
        try
        {
            if (!_searched)
                _browser = await StartAsync();

            _searched = true;
        }
        finally
        {
            _one.Release();
        }

        if (_browser is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable(Required) == "1", Missing);
            Assert.Fail(Missing);
        }

        return _browser;
    }

    private async Task<IBrowser?> StartAsync()
    {
        _playwright = await Playwright.CreateAsync();
        foreach (var path in BrowserSearch.Candidates(_playwright).Where(File.Exists))
        {
            try
            {
                return await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
            }
            catch (PlaywrightException)
            {
                // Present but not able to run, as a snap's stub or a download without its libraries: try the next.
            }
        }

        return null;
    }

    private static string[] Arguments =>
    [
        "--disable-background-networking", "--disable-component-update", "--no-first-run",
        // Chromium's sandbox does not work as root.
        .. OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
    ];
}
