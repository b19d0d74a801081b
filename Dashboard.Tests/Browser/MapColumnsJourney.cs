using Dashboard.Core.Access.Users;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Tests.Support;

using Deque.AxeCore.Playwright;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>A table that no format knows: somebody says which column is what, sees the preview, and imports it.</summary>
public sealed class MapColumnsJourney(BrowserFixture browser, AppHost app) : BrowserTest(browser, app), IClassFixture<AppHost>
{
    private const string Table =
        "Created At;Deployed Thing;Prompt;Cached;Answer length;Price;Remarks of the one who asked, as far as they left any\n"
        + "2026-03-01 10:00:00;gpt-5-mini;1000;100;250;1.5;a-very-long-remark-without-any-space-that-would-otherwise-push-the-page-wide\n"
        + "2026-03-02 10:00:00;claude-opus-4-6;50000WIDTH;;99;0;\n";

    [Theory]
    [InlineData(Desktop, ColorScheme.Light)]
    [InlineData(Phone, ColorScheme.Dark)]
    public async Task A_table_is_mapped_seen_and_imported(int width, ColorScheme scheme)
    {
        var file = $"costs-{width}.csv";
        var page = await NewSignedInTabAsync(Roles.Editor, width, scheme);
        await OpenAsync(page, "/connections");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload
        {
            Name = file,
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes(Table.Replace("1000;", $"{width};", StringComparison.Ordinal).Replace("WIDTH", $"{width}", StringComparison.Ordinal)),
        });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Which column of {file} is what?" })).ToBeVisibleAsync();
        await Expect(page.GetByText("No format knows this table.")).ToBeVisibleAsync();
        await Expect(Choice(page, "Created At")).ToHaveValueAsync("Time");
        await Expect(Choice(page, "Deployed Thing")).ToHaveValueAsync("");
        await Expect(page.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        await CheckAsync(page);

        // Two columns of one meaning cannot be.
        await Choice(page, "Deployed Thing").SelectOptionAsync("Model");
        await Choice(page, "Answer length").SelectOptionAsync("InputTokens");
        await page.GetByLabel("Currency of the cost").FillAsync("USD");
        await page.GetByRole(AriaRole.Button, new() { Name = "See the preview" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Prompt and Answer length are both input tokens.");
        await CheckAsync(page);

        await Choice(page, "Answer length").SelectOptionAsync("OutputTokens");
        await page.GetByRole(AriaRole.Button, new() { Name = "See the preview" }).ClickAsync();
        var row = page.Locator(".import tr", new() { HasText = file }).First;
        await Expect(row.Locator("td[data-label='Would be added']")).ToHaveTextAsync("2");
        await Expect(row).ToContainTextAsync("Table of usage");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = $"First rows of {file}" })).ToContainTextAsync("claude-opus-4-6");
        // What was said can be changed.
        await page.GetByText($"Columns of {file}").ClickAsync();
        await Expect(Choice(page, "Answer length")).ToHaveValueAsync("OutputTokens");
        await CheckAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByText("The ledger gained")).ToBeVisibleAsync();
        var day = (await App.Services.GetRequiredService<SpendQuery>().AskAsync(
            new SpendQuestion(new Period(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 2)), [SpendKey.Connection]), TestContext.Current.CancellationToken)).Totals;
        Assert.Contains(day.Tokens.Input!.Value, new long[] { Desktop - 100, Phone - 100, Desktop + Phone - 200 });
        Assert.Equal(1.5m * day.Requests, day.CostUsd);
    }

    private static ILocator Choice(IPage page, string column) => page.GetByRole(AriaRole.Combobox, new() { Name = column, Exact = true });

    private static async Task CheckAsync(IPage page)
    {
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));
    }
}
