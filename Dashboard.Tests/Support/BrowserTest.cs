using System.Collections.Concurrent;
using System.Text.RegularExpressions;

using Microsoft.Playwright;

namespace Dashboard.Tests.Support;

/// <summary>
/// A journey through the real app in a real browser. Fails when a page says anything on its console that is an error or a
/// breach of the content security policy, when a script throws, and when a page asks any other server for anything.
/// </summary>
public abstract class BrowserTest(BrowserFixture browser, AppHost app) : IAsyncLifetime
{
    protected const int Desktop = 1440, Phone = 390;

    private readonly ConcurrentQueue<string> _problems = new();
    private readonly List<IBrowserContext> _contexts = [];
    private readonly List<AppHost> _hosts = [];
    private readonly List<Regex> _expected = [];

    protected AppHost App => app;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>One more app, for what the class's own cannot show; stopped with the test.</summary>
    protected async Task<AppHost> StartAppAsync()
    {
        var host = new AppHost();
        _hosts.Add(host);
        await host.InitializeAsync();
        return host;
    }

    /// <summary>A tab in a fresh browser profile, on the class's app or on another.</summary>
    protected async Task<IPage> NewTabAsync(int width = Desktop, ColorScheme scheme = ColorScheme.Light, AppHost? on = null)
    {
        var address = (on ?? app).Address;
        var context = await browser.NewContextAsync(address, width, width < 960 ? 844 : 900, scheme);
        _contexts.Add(context);
        context.Console += (_, message) =>
        {
            if (message.Type is "error" || message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
                _problems.Enqueue($"console: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => _problems.Enqueue($"script: {error.Error}");
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && request.Url.StartsWith("http", StringComparison.Ordinal))
                _problems.Enqueue($"asked another server: {request.Url}");
        };
        return await context.NewPageAsync();
    }

    /// <summary>A tab where somebody of this role has signed in.</summary>
    protected async Task<IPage> NewSignedInTabAsync(string role, int width = Desktop, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await NewTabAsync(width, scheme);
        await SignInAsync(page, await app.AddPersonAsync(role));
        return page;
    }

    /// <summary>Through the form, as people do.</summary>
    protected static async Task SignInAsync(IPage page, TestPerson person)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#email", person.Email);
        await page.FillAsync("#password", person.Password);
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    /// <summary>Goes to a page of the app and waits until its circuit answers, so that clicks count.</summary>
    protected static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await LiveAsync(page);
    }

    /// <summary>Waits until the address contains this; navigation inside a circuit has no load event to wait for.</summary>
    protected static Task ArriveAsync(IPage page, string part) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(part), RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>
    /// Waits until the page's circuit answers and has put the focus on the heading, which it does a moment later:
    /// what a test focuses before that is lost.
    /// </summary>
    protected static Task LiveAsync(IPage page) =>
        page.WaitForFunctionAsync("() => document.querySelector('[data-live=true]') && document.activeElement !== document.body");

    /// <summary>An error on the console that this test causes on purpose (a 404, for one).</summary>
    protected void ExpectProblem(string pattern) => _expected.Add(new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
            await context.CloseAsync();
        // After the tabs: a page whose server goes away complains on its console.
        foreach (var host in _hosts)
            await host.DisposeAsync();

        GC.SuppressFinalize(this);
        var unexpected = _problems.Where(p => !_expected.Exists(e => e.IsMatch(p))).ToArray();
        Assert.True(unexpected.Length == 0, string.Join('\n', unexpected));
    }
}
