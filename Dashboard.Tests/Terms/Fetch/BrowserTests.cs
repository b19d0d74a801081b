using Dashboard.Core.Outbound;
using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Versions;
using Dashboard.Tests.Support;

using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace Dashboard.Tests.Terms.Fetch;

/// <summary>Pages that scripts write, with and without a browser; the browser asks nobody but through our own door.</summary>
public sealed class BrowserTests
{
    private const string Html = "text/html; charset=utf-8";
    private const string Shell = "<html lang=en><head><title>Terms of Service</title></head><body><div id=root></div><img src=/pixel.png><script src=/app.js></script></body></html>";

    [Fact]
    public async Task A_page_written_by_scripts_is_read_where_a_browser_is_configured_and_only_there()
    {
        await using var web = await LocalWeb.StartAsync();
        await using var secret = await LocalWeb.StartAsync();
        secret.Text("/inside", "secret");
        web.Text("/terms", Shell, Html).Text("/text.html", SampleTerms.Page(), Html).Text("/pixel.png", "x", "image/png").Text("/app.js", $$"""
            fetch('{{secret.Url("/inside")}}').catch(() => {});
            fetch('http://10.1.2.3/').catch(() => {});
            fetch('/text.html').then(r => r.text()).then(t => { const d = new DOMParser().parseFromString(t, 'text/html'); document.getElementById('root').append(...d.querySelector('main').childNodes); });
            """, "text/javascript");
        using var kit = new TermsKit(web);
        var id = await kit.AddAsync(web.Url("/terms"));
        Assert.Equal(TermsState.Unrendered, (await kit.PollWhenDueAsync(id)).State);

        var options = kit.Get<IOptions<TermsOptions>>().Value;
        using (var playwright = await Playwright.CreateAsync())
            (options.Browser, options.BrowserSandbox) = (BrowserSearch.Candidates(playwright).FirstOrDefault(File.Exists), false);

        Assert.SkipWhen(options.Browser is null, "Wants a Chromium on this machine.");
        var row = await kit.PollWhenDueAsync(id);

        Assert.True(row.State == TermsState.Fresh, $"{row.State}: {row.StateReason}");
        Assert.Empty(secret.Requests);
        Assert.Empty(web.RequestsTo("/pixel.png"));
        Assert.All(web.Requests, r => Assert.Contains(OutboundOptions.ProductName, r.Header("User-Agent"), StringComparison.Ordinal));
        Assert.Equal(TermsState.Unchanged, (await kit.PollWhenDueAsync(id)).State);
        Assert.Equal(1, await kit.CountAsync<TermsVersion>());
    }
}
