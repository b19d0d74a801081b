using System.Globalization;

using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;
using Dashboard.Tests.Usage.Connectors;

using Deque.AxeCore.Playwright;

using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>A provider added, tested and read back; its numbers on the page of spend; nothing for viewers to change.</summary>
public sealed class ConnectionJourney(BrowserFixture browser, PollingAppHost app) : BrowserTest(browser, app), IClassFixture<PollingAppHost>
{
    private const string Secret = "sk-admin-very-secret-0123456789";

    [Fact]
    public async Task A_provider_is_added_tested_read_back_and_its_numbers_are_on_the_page_of_spend()
    {
        await using var web = await LocalWeb.StartAsync();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var openAi = new FakeOpenAi((path, answer) => web.On(path, context => context.Request.Headers.Authorization == $"Bearer {Secret}"
            ? FeedHouse.WriteAsync(context, 200, answer(context.Request.Query)) : FeedHouse.WriteAsync(context, 401, "{}")));
        openAi.Fill(FeedHouse.Text(today.AddDays(-60)), FeedHouse.Text(today.AddDays(1)), "gpt-4o");
        var page = await NewSignedInTabAsync(Roles.Editor);
        await OpenAsync(page, "/connections");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a connection" }).ClickAsync();

        await FillAsync(page, web, today);
        await Expect(page.Locator("table.runs tbody tr").Last).ToContainTextAsync("Synced");
        await Expect(page.GetByText("The past is read back to")).ToBeVisibleAsync();
        await Expect(page.Locator(".figure", new() { HasText = "Entries" })).ToContainTextAsync("61");
        Assert.DoesNotContain(Secret, await page.ContentAsync(), StringComparison.Ordinal);
        await CheckAsync(page, "the connection");

        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();
        await Expect(page.GetByText("The key is accepted; yesterday one model completed something.")).ToBeVisibleAsync();
        await page.GotoAsync($"/spend?from={FeedHouse.Text(today.AddDays(-60))}&to={FeedHouse.Text(today)}&by=model");
        await LiveAsync(page);
        var charged = openAi.Sum("2000-01-01", FeedHouse.Text(today)) / 100_000m;
        await Expect(page.Locator("data").First).ToHaveAttributeAsync("value", charged.ToString("0.#########", CultureInfo.InvariantCulture));

        // A provider in trouble says what to do, and the numbers stay.
        await OpenAsync(page, "/connections");
        await Expect(page.Locator("table.feeds tbody tr")).ToContainTextAsync("61 and 61 charges");
        await CheckAsync(page, "connections");
        web.On("/organization/usage/completions", c => FeedHouse.WriteAsync(c, 403, """{"error":{"message":"Missing scopes: api.usage.read"}}"""));
        await page.GetByRole(AriaRole.Link, new() { Name = "OpenAI, the whole organisation" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sync now" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Missing scopes: api.usage.read");
        await Expect(page.Locator(".figure", new() { HasText = "Entries" })).ToContainTextAsync("61");
        await CheckAsync(page, "a connection in trouble");
        await RoleAndPauseAsync(page);

        await OthersAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the settings" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete the settings" }).ClickAsync();
        await ArriveAsync(page, "/connections");
        await Expect(page.Locator("table.rows th[scope=row]", new() { HasText = "OpenAI, the whole organisation" })).ToBeVisibleAsync();
        await Expect(page.GetByText("No provider is asked yet")).ToBeVisibleAsync();
    }

    private static async Task FillAsync(IPage page, LocalWeb web, DateOnly today)
    {
        await page.GetByLabel("OpenAI", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter the key.");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("OpenAI, the whole organisation");
        await page.GetByLabel("Address").FillAsync(web.Root.ToString());
        await page.GetByLabel("Read back to").FillAsync(FeedHouse.Text(today.AddDays(-60)));
        await page.GetByLabel("The key").FillAsync("sk-wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Test it" }).ClickAsync();
        await Expect(page.Locator(".answer")).ToContainTextAsync("Wrong key");
        await CheckAsync(page, "the form");
        await page.GetByLabel("The key").FillAsync(Secret);
        await page.GetByRole(AriaRole.Button, new() { Name = "Test it" }).ClickAsync();
        await Expect(page.Locator(".answer")).ToContainTextAsync("The key is accepted");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "OpenAI, the whole organisation" })).ToBeVisibleAsync();
    }

    private static async Task RoleAndPauseAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it for detail" }).ClickAsync();
        await Expect(page.GetByText("Kept for detail")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Count it toward totals" }).ClickAsync();
        await Expect(page.GetByText("Its rows count toward every total.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Resume" })).ToBeVisibleAsync();
    }

    /// <summary>A viewer on a dark phone reads everything and can change nothing.</summary>
    private async Task OthersAsync()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer, Phone, ColorScheme.Dark);
        await OpenAsync(page, "/connections");
        await CheckAsync(page, "connections on a phone");
        Assert.Equal(0, await page.GetByText("Add a connection").CountAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "OpenAI, the whole organisation" }).ClickAsync();
        await Expect(page.GetByText("Missing scopes").First).ToBeVisibleAsync();
        // Opened by its address, what prerendering found is carried over: nothing is loaded that could bring the name.
        await OpenAsync(page, new Uri(page.Url).PathAndQuery);
        Assert.Equal("OpenAI, the whole organisation", await page.Locator("h1").InnerTextAsync());
        Assert.StartsWith("OpenAI, the whole organisation · ", await page.TitleAsync(), StringComparison.Ordinal);
        foreach (var write in new[] { "Sync now", "Test connection", "Resume", "Keep it for detail", "Delete the settings" })
            Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = write }).CountAsync());
        await CheckAsync(page, "a connection on a phone");

        await page.GotoAsync("/connections/new");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your role does not allow this" })).ToBeVisibleAsync();
    }

    private static async Task CheckAsync(IPage page, string where)
    {
        if (Environment.GetEnvironmentVariable("SHOTS") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, where.Replace(' ', '-') + ".png"), FullPage = true });

        Assert.Equal((where, 0), (where, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")));
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, where + ": " + string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}")));
    }
}
