using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;

using Deque.AxeCore.Playwright;

using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>Getting told: a mail, a webhook and a feed are set up, tried, and their messages found again.</summary>
public sealed class ChannelsJourney(BrowserFixture browser, PollingAppHost app) : BrowserTest(browser, app), IClassFixture<PollingAppHost>
{
    [Fact]
    public async Task Channels_are_added_tested_and_their_messages_looked_at()
    {
        await using var web = await LocalWeb.StartAsync();
        await using var mail = new LocalMail();
        web.Json("/hook", "{}", status: 503);
        var page = await NewSignedInTabAsync(Roles.Editor);
        await OpenAsync(page, "/alerts");
        await page.GetByRole(AriaRole.Link, new() { Name = "Channels" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a channel" }).Last.ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give the name of the mail server");
        await CheckAsync(page, "the form");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Lawyers");
        await page.GetByLabel("To", new() { Exact = true }).FillAsync("law@example.com");
        await page.GetByLabel("From").FillAsync("dashboard@example.com");
        await page.GetByLabel("Mail server").FillAsync("127.0.0.1");
        await page.GetByLabel("Port").FillAsync($"{mail.Port}");
        await page.GetByLabel("Encryption").SelectOptionAsync("None");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        var row = page.Locator("tr", new() { HasText = "Lawyers" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        await Expect(page.GetByText("The test was sent.")).ToBeVisibleAsync();
        Assert.Contains("asked whether", Assert.Single(mail.Mails), StringComparison.Ordinal);

        var secret = await AddAsync(page, "Webhook", "Hook", web.Url("/hook").AbsoluteUri);
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "I have copied it" }).ClickAsync();
        await page.Locator("tr", new() { HasText = "Hook" }).GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        await Expect(page.GetByText("The test was not sent. Answered 503.")).ToBeVisibleAsync();
        await CheckAsync(page, "the channels");

        await page.GetByRole(AriaRole.Link, new() { Name = "Messages" }).First.ClickAsync();
        await Expect(page.Locator(".messages li")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Link, new() { Name = "Not sent" }).ClickAsync();
        await Expect(page.Locator(".messages li")).ToContainTextAsync("Answered 503.");
        await CheckAsync(page, "the messages");

        await OpenAsync(page, "/alerts/channels");
        var address = await AddAsync(page, "Feed", "Board", url: null);
        await page.GetByRole(AriaRole.Link, new() { Name = "I have copied it" }).ClickAsync();
        await FeedAsync(address);
        await ViewerAsync();
    }

    /// <summary>A feed reader has no cookie: the key in the address is all, and a wrong one is an address like any other that a stranger makes up.</summary>
    private async Task FeedAsync(string address)
    {
        using var client = App.Client();
        var ct = TestContext.Current.CancellationToken;
        using var good = await client.GetAsync(new Uri(address), ct);
        using var wrong = await client.GetAsync(new Uri(address + "0"), ct);
        Assert.Equal((200, "application/atom+xml", 302), ((int)good.StatusCode, good.Content.Headers.ContentType!.MediaType, (int)wrong.StatusCode));
    }

    private async Task ViewerAsync()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer, Phone, ColorScheme.Dark);
        await OpenAsync(page, "/alerts/channels");
        await Expect(page.Locator("table.channels tbody tr")).ToHaveCountAsync(3);
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).CountAsync());
        await CheckAsync(page, "the channels on a phone");
    }

    private static async Task<string> AddAsync(IPage page, string kind, string name, string? url)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a channel" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = kind }).CheckAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        if (url is not null)
            await page.GetByLabel("Address").FillAsync(url);

        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        return await page.Locator("code.secret").InnerTextAsync();
    }

    private static async Task CheckAsync(IPage page, string where)
    {
        Assert.Equal((where, 0), (where, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")));
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, where + ": " + string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}")));
    }
}
