using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;
using Dashboard.Tests.Terms;

using Deque.AxeCore.Playwright;

using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>From a page somebody else owns to our decision about its change, against a real web server.</summary>
public sealed class TermsJourney(BrowserFixture browser, PollingAppHost app) : BrowserTest(browser, app), IClassFixture<PollingAppHost>
{
    private const string Html = "text/html; charset=utf-8";
    private const string Name = "Terms of an example with a rather long name, as lawyers like them";
    private const string Longer = "We delete your prompts within 365 days unless you ask us to keep them for longer.";
    private const string Hostile = "<p>You must not send us &lt;script&gt;window.owned = 1&lt;/script&gt; or &lt;img src=x onerror='window.owned=1'&gt; in any message.</p>";

    [Fact]
    public async Task A_changed_page_is_found_shown_word_by_word_and_decided_on()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/terms", SampleTerms.Page(), Html);
        var page = await NewSignedInTabAsync(Roles.Editor);
        await OpenAsync(page, "/terms");
        await page.GetByRole(AriaRole.Link, new() { Name = "Watch a page" }).Last.ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Watch it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give the full address of the page, starting with https://");
        await CheckAsync(page, "the form");
        await page.GetByLabel("Provider").FillAsync("example");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(Name);
        await page.GetByLabel("Address").FillAsync(web.Url("/terms").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Watch it" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Captured for the first time.");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "the first text" })).ToHaveCountAsync(1);

        web.Text("/terms", SampleTerms.Page(extra: Hostile, retention: Longer), Html);
        await page.GetByRole(AriaRole.Link, new() { Name = "Terms", Exact = true }).First.ClickAsync();
        var row = page.Locator("tr", new() { HasText = Name });
        await row.GetByRole(AriaRole.Button, new() { Name = "Poll now" }).ClickAsync();
        await Expect(page.Locator(".timeline li")).ToHaveCountAsync(1);
        await Expect(page.Locator(".timeline blockquote")).Not.ToBeEmptyAsync();
        await Expect(page.Locator(".timeline li")).ToContainTextAsync("Not reviewed");
        await Expect(row).ToContainTextAsync("Changed");
        await CheckAsync(page, "/terms");

        await row.GetByRole(AriaRole.Link, new() { Name = "See the change" }).ClickAsync();
        await DiffAsync(page);
        var address = new Uri(page.Url).PathAndQuery;
        await ReviewAsync(page);
        await CheckAsync(page, "the change");

        await FailAsync(page, web);
        await OthersAsync(address);
    }

    /// <summary>The words that changed are marked, the rest is folded, and what the page says stays text.</summary>
    private static async Task DiffAsync(IPage page)
    {
        var diff = page.Locator("table.diff");
        await Expect(diff.Locator("td.side del")).ToHaveTextAsync(["30"]);
        await Expect(diff.Locator("tr.reworded td.side ins")).ToHaveTextAsync(["365"]);
        await Expect(diff.Locator("tr.reworded .word")).ToHaveTextAsync("Reworded");
        await Expect(diff.Locator("tr.added ins:visible")).ToContainTextAsync("<script>window.owned = 1</script>");
        Assert.Equal(0, await page.Locator("main img[src=x]").CountAsync());
        Assert.False(await page.EvaluateAsync<bool>("() => 'owned' in window"));

        var unfolded = diff.GetByText("You must not share your keys.");
        await Expect(unfolded).ToHaveCountAsync(0);
        await diff.GetByRole(AriaRole.Button, new() { Name = "unchanged sentences" }).First.ClickAsync();
        await Expect(unfolded.First).ToBeVisibleAsync();
    }

    private static async Task ReviewAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the decision" }).ClickAsync();
        await Expect(page.GetByText("Choose a decision")).ToBeVisibleAsync();
        await page.GetByLabel("Action needed").CheckAsync();
        await page.GetByLabel("Note").FillAsync("Ask <b>legal</b> about 365 days.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the decision" }).ClickAsync();
        await Expect(page.Locator(".history li")).ToHaveCountAsync(1);

        await page.ReloadAsync();
        await LiveAsync(page);
        await Expect(page.Locator(".history li")).ToContainTextAsync("Action needed by editor-");
        await Expect(page.Locator(".history .note")).ToHaveTextAsync("Ask <b>legal</b> about 365 days.");
    }

    /// <summary>A poll that fails is a state with its reason and what still holds; the timeline does not move.</summary>
    private static async Task FailAsync(IPage page, LocalWeb web)
    {
        web.Text("/terms", "<html><body><h1>Sorry</h1></body></html>", Html, 503);
        await OpenAsync(page, "/terms");
        var row = page.Locator("tr", new() { HasText = Name });
        await row.GetByRole(AriaRole.Button, new() { Name = "Poll now" }).ClickAsync();
        await Expect(row).ToContainTextAsync("Unreachable");
        await Expect(row).ToContainTextAsync("The host answered 503.");
        await Expect(row).ToContainTextAsync("The last text we saw still counts.");
        await Expect(page.Locator(".timeline li")).ToHaveCountAsync(1);

        await page.GetByLabel("Review", new() { Exact = true }).SelectOptionAsync("open");
        await Expect(page.GetByText("No change matches these filters.")).ToBeVisibleAsync();
        Assert.Contains("review=open", page.Url, StringComparison.Ordinal);
        await page.GetByLabel("Review", new() { Exact = true }).SelectOptionAsync("done");
        await Expect(page.Locator(".timeline li")).ToContainTextAsync("Action needed");

        await page.GetByRole(AriaRole.Button, new() { Name = "More for" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true }).ClickAsync();
        await Expect(row.GetByText("Paused", new() { Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>A viewer on a dark phone reads everything and can change nothing.</summary>
    private async Task OthersAsync(string change)
    {
        var page = await NewSignedInTabAsync(Roles.Viewer, Phone, ColorScheme.Dark);
        await OpenAsync(page, "/terms");
        await Expect(page.Locator(".timeline li")).ToHaveCountAsync(1);
        foreach (var write in new[] { "Poll now", "More for", "Watch a page" })
            Assert.Equal(0, await page.GetByText(write).CountAsync() + await page.GetByRole(AriaRole.Button, new() { Name = write }).CountAsync());
        await CheckAsync(page, "/terms on a phone");

        await OpenAsync(page, change);
        // One column: what went and what came stand in the same sentence.
        await Expect(page.Locator("tr.reworded td.inline")).ToHaveTextAsync(Longer.Replace("365", "30365", StringComparison.Ordinal));
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Save the decision" }).CountAsync());
        await CheckAsync(page, "the change on a phone");
        await page.Locator(".trail a").Last.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Compare" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        await Expect(page.Locator("tr.reworded td.inline")).ToBeVisibleAsync();
        await CheckAsync(page, "the document on a phone");

        await page.GotoAsync("/terms/sources/new");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your role does not allow this" })).ToBeVisibleAsync();
    }

    private static async Task CheckAsync(IPage page, string where)
    {
        Assert.Equal((where, 0), (where, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")));
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, where + ": " + string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}")));
    }
}
