using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;
using Dashboard.Tests.Terms;

using Deque.AxeCore.Playwright;

using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>What only a person can say about a document: which part it is, which sentence matters, that a refused page is it, what a closed page says.</summary>
public sealed class TermsByHandJourney(BrowserFixture browser, PollingAppHost app) : BrowserTest(browser, app), IClassFixture<PollingAppHost>
{
    private const string Html = "text/html; charset=utf-8";
    private const string Keys = "You must not share your keys.";

    private static readonly string Short = """
        <html lang="en"><head><title>Terms of Service | Example AI</title></head><body><main><h1>Terms of Service</h1>
        <p>These terms are an agreement between you and Example AI Ltd. By using the service you agree to them. The whole agreement now stands in the order that both of us have signed, and it says what you may do, what you pay and who is liable for what in the end.</p>
        </main></body></html>
        """;

    [Fact]
    public async Task A_document_is_pointed_at_pinned_vouched_for_and_brought_by_hand()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/terms", SampleTerms.Page(extra: "<div class=\"related-pages\"><p>Read our blog about clouds.</p></div>"), Html);
        var page = await NewSignedInTabAsync(Roles.Editor);
        await PointAsync(page, web);
        await PinAsync(page);

        web.Text("/terms", SampleTerms.Page().Replace($"<li>{Keys}</li>", "", StringComparison.Ordinal), Html);
        await PollAsync(page, "Changed");
        var watches = page.Locator(".watches li");
        await Expect(watches).ToContainTextAsync("Gone");
        await Expect(watches).ToContainTextAsync(Keys);

        await EvidenceAsync(page);
        await VouchAsync(page, web);
        await BringAsync(page);
        await FilterAsync(page);
        await LetGoAsync(page);
    }

    /// <summary>The page before it is watched: a click on a line names the parts that hold it, one of them is the document.</summary>
    private static async Task PointAsync(IPage page, LocalWeb web)
    {
        await OpenAsync(page, "/terms/sources/new?provider=openai");
        await Expect(page.Locator(".known li").First).ToBeVisibleAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Terms of service");
        await page.GetByLabel("Address").FillAsync(web.Url("/terms").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync();
        await Expect(page.GetByText("Taken for a document")).ToBeVisibleAsync();
        await Expect(page.Locator(".block.left").Filter(new() { HasText = "Pricing" })).ToHaveCountAsync(1);
        var blog = page.Locator(".block").Filter(new() { HasText = "Read our blog" });
        await Expect(blog).ToHaveClassAsync("block taken");
        await blog.ClickAsync();
        await page.Locator(".part").Filter(new() { Has = page.GetByText("div.related-pages", new() { Exact = true }) }).GetByRole(AriaRole.Button, new() { Name = "Leave out" }).ClickAsync();
        await Expect(blog).ToHaveClassAsync("block left");
        await Expect(page.GetByLabel("Without these parts")).ToHaveValueAsync("div.related-pages");
        await CheckAsync(page, "the preview");
        Assert.Single(web.RequestsTo("/terms"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Watch it" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Captured for the first time.");
        await Expect(page.Locator("main")).ToContainTextAsync("without div.related-pages");
    }

    private static async Task PinAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Version 1, its words" }).ClickAsync();
        await Expect(page.Locator(".document")).Not.ToContainTextAsync("Read our blog");
        await page.Locator(".sentence").Filter(new() { HasText = Keys }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".sentence.pinned")).ToContainTextAsync(Keys);
        await CheckAsync(page, "a text");
        await page.Locator(".trail a").Last.ClickAsync();
        await Expect(page.Locator(".watches li")).ToContainTextAsync("Holds");
    }

    private static async Task PollAsync(IPage page, string state)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Poll now" }).ClickAsync();
        await Expect(page.Locator(".tone").First).ToHaveTextAsync(state);
    }

    private static async Task EvidenceAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "See the change" }).First.ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("What it touches");
        await Expect(page.Locator("#evidence")).ToContainTextAsync("Decides the level");
        await CheckAsync(page, "the change");
        var zip = await page.EvaluateAsync<string>("async () => { const a = document.querySelector('a[href$=\"evidence.zip\"]'); const r = await fetch(a.href); const b = new Uint8Array(await r.arrayBuffer()); return `${r.status} ${r.headers.get('content-type')} ${String.fromCharCode(b[0], b[1])}`; }");
        Assert.Equal("200 application/zip PK", zip);
        await page.Locator(".trail a").Last.ClickAsync();
    }

    /// <summary>A page that is too short is refused, a person says that it is the document, and their name stays with it.</summary>
    private static async Task VouchAsync(IPage page, LocalWeb web)
    {
        web.Text("/terms", Short, Html);
        await PollAsync(page, "Too short");
        await page.GetByRole(AriaRole.Link, new() { Name = "See what came" }).ClickAsync();
        await Expect(page.Locator("pre.text")).ToContainTextAsync("the order that both of us have signed");
        await CheckAsync(page, "a refused page");
        await page.GetByRole(AriaRole.Button, new() { Name = "It is the document" }).ClickAsync();
        await Expect(page.GetByText("This is the document now")).ToBeVisibleAsync();
        await page.Locator(".trail a").Last.ClickAsync();
        await Expect(page.Locator(".refused li")).ToContainTextAsync("Accepted as the document by editor-");
        await Expect(page.Locator("table.versions tbody tr").First).ToContainTextAsync("accepted by editor-");
    }

    private static async Task BringAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Bring a text" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "This is the document" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Paste the text or choose a file.");
        await CheckAsync(page, "a text by hand");
        await page.GetByLabel("The text").FillAsync("# Terms of Service\n\nYou may not use the outputs to train or build models that compete with ours. We may suspend your access without notice when we think that you do. This agreement replaces every earlier one between us.");
        await page.GetByLabel("Where it is from").FillAsync("The page, read in a browser");
        await page.GetByLabel("Keep this document by hand").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "This is the document" }).ClickAsync();
        await Expect(page.GetByText("The text is kept")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See the document" }).ClickAsync();
        await Expect(page.Locator(".tone").First).ToHaveTextAsync("Kept by hand");
        await Expect(page.Locator("table.versions tbody tr").First).ToContainTextAsync("pasted by editor-");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Poll now" })).ToHaveCountAsync(0);
    }

    private static async Task FilterAsync(IPage page)
    {
        await OpenAsync(page, "/terms");
        await Expect(page.Locator(".timeline li")).ToHaveCountAsync(3);
        await page.GetByLabel("Topic", new() { Exact = true }).SelectOptionAsync("competingmodels");
        await Expect(page.Locator(".timeline li")).ToHaveCountAsync(1);
        Assert.Contains("topic=competingmodels", page.Url, StringComparison.Ordinal);
        await page.GetByLabel("Impact on us").SelectOptionAsync("used");
        await Expect(page.GetByText("No change matches these filters.")).ToBeVisibleAsync();
        await page.GetByLabel("Impact on us").SelectOptionAsync("unused");
        await Expect(page.Locator(".timeline li")).ToHaveCountAsync(1);
        await CheckAsync(page, "/terms with filters");
    }

    private static async Task LetGoAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Pinned sentences" }).ClickAsync();
        await Expect(page.Locator(".watches li")).ToHaveCountAsync(1);
        await CheckAsync(page, "pinned sentences");
        await page.GetByRole(AriaRole.Button, new() { Name = "Let it go" }).ClickAsync();
        await Expect(page.GetByText("No sentence is pinned.")).ToBeVisibleAsync();
    }

    private static async Task CheckAsync(IPage page, string where)
    {
        Assert.Equal((where, 0), (where, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")));
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, where + ": " + string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}")));
    }
}
