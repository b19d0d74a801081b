using System.Text;

using Dashboard.Core.Outbound;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace Dashboard.Core.Terms.Fetch.Browser;

/// <summary>
/// A headless Chromium for pages that are written by scripts, where somebody has configured one. The browser itself reaches no
/// network at all: everything it asks for is fetched by our own client, so that address guard, limits and manners hold for it too.
/// </summary>
public sealed partial class PageBrowser(OutboundClient outbound, IOptions<TermsOptions> options, TimeProvider time, ILogger<PageBrowser> log) : IDisposable
{
    private const int MostRequests = 120;
    private const float SettleMilliseconds = 15_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // What shows text: pictures, films and fonts say nothing.
    private static readonly HashSet<string> Wanted = new(StringComparer.Ordinal) { "document", "script", "xhr", "fetch" };

    // One at a time: a browser needs as much memory as all the rest of us.
    private readonly SemaphoreSlim _turn = new(1);

    public bool IsConfigured => !string.IsNullOrWhiteSpace(options.Value.Browser);

    /// <summary>The page as its scripts wrote it; null when the browser could not, which is logged.</summary>
    public async Task<FetchResult.Page?> RenderAsync(Uri url, FetchResult.Page shell, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(Limit);
            var html = await RunAsync(url, shell, limit.Token).WaitAsync(Limit + TimeSpan.FromSeconds(10), time, ct);
            // What the host says of the shell says nothing of what scripts load: no "not modified" may come of it.
            return new(Encoding.UTF8.GetBytes(html), shell.Final, "text/html; charset=utf-8", shell.Headers, Validators: null);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // The shell stands: its state says that the page needs scripts.
            LogFailed(url.Host, e.Message.Split('\n', 2)[0]);
            return null;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<string> RunAsync(Uri url, FetchResult.Page shell, CancellationToken ct)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = options.Value.Browser,
            Headless = true,
            Args = ["--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking", "--disable-component-update", "--no-first-run", .. options.Value.BrowserSandbox ? Array.Empty<string>() : ["--no-sandbox"]],
        });
        await using var context = await browser.NewContextAsync(new() { UserAgent = null, ServiceWorkers = ServiceWorkerPolicy.Block, AcceptDownloads = false, Locale = "en-GB" });
        var asked = 0;
        await context.RouteAsync("**/*", async route =>
        {
            if (Interlocked.Increment(ref asked) > MostRequests || ct.IsCancellationRequested)
                await route.AbortAsync();
            else
                await AnswerAsync(route, url, shell, ct);
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(url.AbsoluteUri, new() { WaitUntil = WaitUntilState.DOMContentLoaded, Timeout = (float)Limit.TotalMilliseconds });
        try
        {
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle, new() { Timeout = SettleMilliseconds });
        }
        catch (TimeoutException)
        {
            // A page that never rests has shown its text by now, or never will.
        }

        return await page.ContentAsync();
    }

    private async Task AnswerAsync(IRoute route, Uri url, FetchResult.Page shell, CancellationToken ct)
    {
        try
        {
            var request = route.Request;
            if (request.Method != "GET" || !Wanted.Contains(request.ResourceType) || !Uri.TryCreate(request.Url, UriKind.Absolute, out var asked))
            {
                await route.AbortAsync();
                return;
            }

            // The document itself is here already.
            if (request.IsNavigationRequest && asked == url)
            {
                await route.FulfillAsync(new() { Status = 200, ContentType = shell.ContentType ?? "text/html", BodyBytes = shell.Bytes.ToArray() });
                return;
            }

            // Parts of a page that may be read: no pause between them, still one at a time.
            if (await outbound.FetchAsync(new OutboundRequest(asked) { Accept = "*/*", IsPrelude = true }, ct) is OutboundOutcome.Received answer)
            {
                await route.FulfillAsync(new()
                {
                    Status = answer.Status,
                    BodyBytes = answer.Body.ToArray(),
                    Headers = answer.Headers.All.Where(h => h.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase) || h.Key.StartsWith("access-control-", StringComparison.OrdinalIgnoreCase))
                        .Select(h => KeyValuePair.Create(h.Key, h.Value)),
                });
                return;
            }

            await route.AbortAsync();
        }
        catch (Exception e) when (e is PlaywrightException or OperationCanceledException)
        {
            // The page was closed meanwhile, or our time is over.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The browser could not show a page of {Host}: {Reason}")]
    private partial void LogFailed(string host, string reason);
}
