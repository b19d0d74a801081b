using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;

using Deque.AxeCore.Playwright;

using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>The home page with something on it.</summary>
public sealed class OverviewJourney(BrowserFixture browser, SampleAppHost app) : BrowserTest(browser, app), IClassFixture<SampleAppHost>
{
    [Fact]
    public async Task A_card_that_fails_says_so_alone_and_comes_back_when_asked_again()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer);
        await RunAsync("ALTER TABLE TermsChanges RENAME TO Away");
        try
        {
            await OpenAsync(page, "/");
            await Expect(page.GetByText("The changes of terms could not be read")).ToBeVisibleAsync();
            await Expect(page.Locator(".figure", new() { HasText = "Spend, last 30 days" })).ToContainTextAsync("$");
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Retirements ahead" })).ToContainTextAsync("claude-haiku-4-5");
            var incidents = page.GetByRole(AriaRole.Region, new() { Name = "Incidents" });
            await Expect(incidents).ToContainTextAsync("OpenAI: Higher latency of responses");
            await Expect(incidents).ToContainTextAsync("105 minutes in 2 incidents");
        }
        finally
        {
            await RunAsync("ALTER TABLE Away RENAME TO TermsChanges");
        }

        await page.Locator(".notice", new() { HasText = "The changes of terms could not be read" }).GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Latest changes of terms" })).ToContainTextAsync("Anthropic, Commercial terms (sample)");

        // A viewer sees the mark and cannot take it away.
        var sample = page.GetByRole(AriaRole.Complementary, new() { Name = "Sample workspace" });
        await Expect(sample).ToContainTextAsync("SAMPLE");
        await Expect(sample.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(ColorScheme.Dark, Desktop)]
    [InlineData(ColorScheme.Light, Phone)]
    public async Task Nothing_for_axe_to_find_and_nothing_to_scroll_sideways(ColorScheme scheme, int width)
    {
        var page = await NewSignedInTabAsync(Roles.Administrator, width, scheme);
        foreach (var path in new[] { "/", "/start" })
        {
            await OpenAsync(page, path);
            await Expect(page.Locator("main [aria-busy=true]")).ToHaveCountAsync(0);
            Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
            Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{path} {v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));
        }

        // With the keyboard alone: the mark's button is reached, asks, and Escape leaves everything as it was.
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove sample" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        // Keys count once the safe answer has the focus.
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove sample" })).ToBeVisibleAsync();
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(App.Data.Path, "dashboard.db")}");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
