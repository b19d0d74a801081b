using System.Text.Json;

using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;

using Deque.AxeCore.Playwright;

using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>A host's list from its first reading to a model that is gone, against a real web server.</summary>
public sealed class ModelsJourney(BrowserFixture browser, PollingAppHost app) : BrowserTest(browser, app), IClassFixture<PollingAppHost>
{
    private const string Secret = "sk-very-secret-0123456789";

    [Fact]
    public async Task A_model_that_vanishes_is_suspected_first_and_confirmed_by_the_next_poll()
    {
        await using var web = await LocalWeb.StartAsync();
        List(web, "alpha-1", "alpha-2", "beta-large-with-a-very-long-name-2026-11-23-preview", "gamma", "delta");
        var page = await NewSignedInTabAsync(Roles.Editor);
        await OpenAsync(page, "/models/listings");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a listing" }).Last.ClickAsync();
        await AddAsync(page, web);
        Assert.Equal($"Bearer {Secret}", web.RequestsTo("/v1/models")[0].Header("Authorization"));

        var row = page.Locator("table.listings tbody tr");
        List(web, "alpha-1", "alpha-2", "beta-large-with-a-very-long-name-2026-11-23-preview", "gamma");
        await PollAsync(row, "5 models, 1 change.");
        var entry = page.Locator(".timeline li");
        await Expect(entry).ToHaveCountAsync(1);
        await Expect(entry).ToContainTextAsync("Suspected gone");
        await Expect(page.Locator("table.listed tbody tr").First).ToContainTextAsync("delta");
        await CheckAsync(page, "a suspicion");

        // Still missing, but from an answer that is no list: nothing follows from it.
        web.Text("/v1/models", "<html>sorry</html>", "text/html", 500);
        await PollAsync(row, "The host answered 500.");
        await Expect(row).ToContainTextAsync("Unreachable");
        await Expect(row).ToContainTextAsync("The last list we read still counts.");
        await Expect(entry).ToContainTextAsync("Suspected gone");

        List(web, "alpha-1", "alpha-2", "beta-large-with-a-very-long-name-2026-11-23-preview", "gamma");
        await PollAsync(row, "4 models, 1 change.");
        await Expect(entry).ToContainTextAsync("Vanished");
        await Expect(entry).ToHaveCountAsync(1);

        await SearchAsync(page);
        Assert.DoesNotContain(Secret, await page.ContentAsync(), StringComparison.Ordinal);
        await OthersAsync();
    }

    private static async Task AddAsync(IPage page, LocalWeb web)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give the full address");
        await page.GetByLabel("Host", new() { Exact = true }).FillAsync("example-host");
        await page.GetByLabel("Address").FillAsync(web.Url("/v1").ToString());
        await page.GetByLabel("The name of an environment variable").CheckAsync();
        await page.GetByLabel("Variable", new() { Exact = true }).FillAsync("HOME");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("must end in _KEY or _TOKEN");
        await CheckAsync(page, "the form");

        await page.GetByLabel("A key, kept encrypted").CheckAsync();
        await page.GetByLabel("The key").FillAsync(Secret);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(page.Locator("table.listings tbody tr")).ToContainTextAsync("kept, encrypted");
        await Expect(page.Locator("table.listed tbody tr")).ToHaveCountAsync(5);
    }

    private static async Task PollAsync(ILocator row, string outcome)
    {
        await row.GetByRole(AriaRole.Button, new() { Name = "Poll now" }).ClickAsync();
        await Expect(row.GetByRole(AriaRole.Status)).ToContainTextAsync($"Polled: {outcome}");
        await Expect(row.GetByRole(AriaRole.Button, new() { Name = "Poll now" })).ToBeEnabledAsync();
    }

    private static async Task SearchAsync(IPage page)
    {
        await page.GetByLabel("Model id").FillAsync("ALPHA");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(page.Locator("table.listed tbody tr")).ToHaveCountAsync(2);
        Assert.Contains("q=ALPHA", page.Url, StringComparison.Ordinal);
        await page.GetByLabel("Model id").FillAsync("delta");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(page.GetByText("No listed model matches.")).ToBeVisibleAsync();
        await page.GetByLabel("Also those that are gone").CheckAsync();
        await Expect(page.Locator("table.listed tbody tr")).ToContainTextAsync("Gone");
    }

    /// <summary>A viewer on a dark phone reads everything and can change nothing.</summary>
    private async Task OthersAsync()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer, Phone, ColorScheme.Dark);
        await OpenAsync(page, "/models/listings");
        await Expect(page.Locator(".timeline li")).ToContainTextAsync("Vanished");
        foreach (var write in new[] { "Poll now", "More for", "Add a listing" })
            Assert.Equal(0, await page.GetByText(write).CountAsync() + await page.GetByRole(AriaRole.Button, new() { Name = write }).CountAsync());
        await CheckAsync(page, "/models/listings on a phone");

        await page.GotoAsync("/models/listings/new");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your role does not allow this" })).ToBeVisibleAsync();
    }

    private static void List(LocalWeb web, params string[] ids) => web.Json("/v1/models", JsonSerializer.Serialize(new { data = ids.Select(id => new { id }) }));

    private static async Task CheckAsync(IPage page, string where)
    {
        Assert.Equal((where, 0), (where, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")));
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, where + ": " + string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}")));
    }
}
