using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;

using Deque.AxeCore.Playwright;

using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>The four sides of Models over the sample workspace: what ends, what could stand in, who says so, and how providers are doing.</summary>
public sealed class RadarJourney(BrowserFixture browser, SampleAppHost app) : BrowserTest(browser, app), IClassFixture<SampleAppHost>
{
    [Theory]
    [InlineData(Desktop, ColorScheme.Light)]
    [InlineData(Phone, ColorScheme.Dark)]
    public async Task What_ends_is_seen_with_its_evidence_and_its_stand_ins_and_leads_to_the_model(int width, ColorScheme scheme)
    {
        var page = await NewSignedInTabAsync(Roles.Editor, width, scheme);
        await OpenAsync(page, "/models");
        var entry = page.Locator("#end-anthropic-claude-haiku-4-5");
        await Expect(entry).ToContainTextAsync("Sources give different days");
        await entry.GetByText("could stand in").ClickAsync();
        await Expect(entry.Locator("table.stand-ins tbody tr").First).ToBeVisibleAsync();
        await Expect(entry.GetByText("https://anthropic.sample.invalid/deprecations").First).ToBeVisibleAsync();
        await CheckAsync(page, "/models");

        await entry.GetByRole(AriaRole.Button, new() { Name = "Settle for this day" }).Last.ClickAsync();
        await entry.GetByLabel("Why").FillAsync("Asked their support");
        await CheckAsync(page, "a day to settle for");
        await entry.GetByRole(AriaRole.Button, new() { Name = "Settle", Exact = true }).ClickAsync();
        await Expect(entry).ToContainTextAsync("(“Asked their support”)");
        await Expect(entry).Not.ToContainTextAsync("Sources give different days");
        await CheckAsync(page, "a settled day");
        await entry.GetByRole(AriaRole.Button, new() { Name = "Open again" }).ClickAsync();
        await Expect(entry).ToContainTextAsync("Sources give different days");

        await page.GetByLabel("Show", new() { Exact = true }).SelectOptionAsync("near");
        await ArriveAsync(page, "show=near");
        await Expect(page.Locator("#end-mistral-mistral-medium-2508")).ToHaveCountAsync(0);
        await Expect(entry).ToContainTextAsync("claude-sonnet-4-6");

        await entry.Locator("h3").GetByRole(AriaRole.Link).ClickAsync();
        await ArriveAsync(page, "/models/anthropic/claude-haiku-4-5");
        await Expect(page.Locator("table.offers tbody tr").First).ToContainTextAsync("We use it");
        await Expect(page.Locator("dl.facts")).ToContainTextAsync("visible to the caller");
        await CheckAsync(page, "the model");
    }

    [Fact]
    public async Task Incidents_show_their_minutes_and_the_catalogue_finds_models()
    {
        var page = await NewSignedInTabAsync(Roles.Editor);
        await OpenAsync(page, "/models/status");
        await Expect(page.Locator("table.pages").First.Locator("tbody tr").First).ToContainTextAsync("last said: degraded");
        await Expect(page.Locator(".incidents li").First).ToContainTextAsync("end unknown; last heard of");
        await page.GetByLabel("Host", new() { Exact = true }).SelectOptionAsync("anthropic");
        await ArriveAsync(page, "host=anthropic");
        await Expect(page.Locator(".incidents li")).ToHaveCountAsync(4);
        await Expect(page.Locator(".incidents li").First).ToContainTextAsync("74 minutes");
        await CheckAsync(page, "/models/status");

        await page.GetByRole(AriaRole.Link, new() { Name = "Catalogue", Exact = true }).ClickAsync();
        await ArriveAsync(page, "/models/catalogue");
        await page.GetByLabel("Name or id").FillAsync("sonnet 4");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await ArriveAsync(page, "q=sonnet");
        await Expect(page.Locator(".found li").First).ToContainTextAsync("anthropic/claude-sonnet");
        await CheckAsync(page, "/models/catalogue");

        var calendar = await page.APIRequest.GetAsync("/models/retirements.ics");
        Assert.Equal("text/calendar; charset=utf-8", calendar.Headers["content-type"]);
        Assert.Contains("SUMMARY:anthropic: claude-haiku-4-5 ends", await calendar.TextAsync());
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_makes_its_host_unknown_not_well()
    {
        var page = await NewSignedInTabAsync(Roles.Editor);
        await OpenAsync(page, "/models/pages/new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Watch it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give the full address");
        await page.GetByLabel("Host", new() { Exact = true }).FillAsync("example-host");
        await page.GetByLabel("What it tells").SelectOptionAsync("Status");
        await page.GetByLabel("Address").FillAsync("https://status.example-host.invalid/api/v2/summary.json");
        await page.GetByLabel("Component").FillAsync("API");
        await CheckAsync(page, "the form of a page");
        await page.GetByRole(AriaRole.Button, new() { Name = "Watch it" }).ClickAsync();
        await ArriveAsync(page, "/models/status");
        var row = page.Locator("table.pages tbody tr", new() { HasText = "example-host" });
        await Expect(row).ToContainTextAsync("Unreachable", new() { Timeout = 30_000 });
        await Expect(row).ToContainTextAsync("Unknown");
    }

    private static async Task CheckAsync(IPage page, string where)
    {
        Assert.Equal((where, 0), (where, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")));
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, where + ": " + string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}")));
    }
}
