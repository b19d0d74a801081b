using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

using Dashboard.Core.Access.Users;
using Dashboard.Core.Usage.Import;
using Dashboard.Tests.Support;
using Dashboard.Tests.Usage;

using Deque.AxeCore.Playwright;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>Every control of the Spend page, and the way from a figure to the row it was read from.</summary>
public sealed class SpendControlsJourney(BrowserFixture browser, AppHost app) : BrowserTest(browser, app), IClassFixture<AppHost>
{
    private const string March = $"/spend?from={MarchFile.From}&to={MarchFile.To}";

    public override async ValueTask InitializeAsync()
    {
        var uploads = App.Services.GetRequiredService<UploadImport>();
        await using var text = new MemoryStream(Encoding.UTF8.GetBytes(MarchFile.Text));
        var upload = await uploads.ReceiveAsync(text, "march.jsonl", TestContext.Current.CancellationToken);
        await uploads.RunAsync(upload, null, null, null, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Every_choice_changes_the_page_stands_in_the_address_and_is_undone_by_Back()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer);
        await OpenAsync(page, March);
        (string Control, string Value, string Address, string Seen)[] choices =
        [
            ("#split", "model", "split=model", "By provider, then by model"),
            ("#measure", "requests", "measure=requests", "Requests by provider and model"),
            ("#compare", "Year", "compare=year", "10 – 12 Mar 2025"),
            ("#steps", "Hour", "steps=hour", "Requests by provider and model"),
            ("#basis", "Computed", "basis=computed", "Cost computed from prices"),
            ("#measure", "cacheHits", "measure=cacheHits", "Cache hit share by provider and model"),
        ];
        foreach (var (control, value, address, seen) in choices)
        {
            await page.Locator(control).SelectOptionAsync(value);
            await ArriveAsync(page, address);
            await Expect(page.Locator("main")).ToContainTextAsync(seen);
        }

        await CheckAsync(page);
        await page.GoBackAsync();
        await Expect(page.Locator("#measure")).ToHaveValueAsync("requests");
        await page.GoBackAsync();
        await Expect(page.Locator("#basis")).ToHaveValueAsync("Best");

        // Somebody else opens the same address.
        var other = await NewSignedInTabAsync(Roles.Viewer, Phone, ColorScheme.Dark);
        await OpenAsync(other, new Uri(page.Url).PathAndQuery);
        await Expect(other.Locator("#split")).ToHaveValueAsync("model");
        await Expect(other.Locator("#steps")).ToHaveValueAsync("Hour");
        await CheckAsync(other);
    }

    [Fact]
    public async Task Filters_are_found_by_name_kept_left_out_and_taken_back_by_keyboard_alone()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer);
        await OpenAsync(page, $"{March}&by=model");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var picker = page.GetByRole(AriaRole.Group, new() { Name = "Filter" });
        await picker.GetByLabel("What").SelectOptionAsync("model");
        await picker.GetByLabel("Search").FocusAsync();
        await page.Keyboard.TypeAsync("OPUS");
        await Expect(picker.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(1);
        await CheckAsync(page);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await ArriveAsync(page, "only=model%3Aanthropic%2Fclaude-opus-4-6");
        await TotalIsAsync(page, "2.623456789");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, "not=model%3Aanthropic%2Fclaude-opus-4-6");
        await TotalIsAsync(page, "1.26");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByTitle("Remove this filter").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await TotalIsAsync(page, "3.883456789");

        // Two values of one key.
        await OpenAsync(page, $"{March}&only=model:openai%2Fgpt-5-mini&only=model:anthropic%2Fclaude-opus-4-6");
        await TotalIsAsync(page, "3.873456789");
        await Expect(page.GetByTitle("Remove this filter")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Drawing_over_the_chart_makes_its_days_the_period()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer);
        await OpenAsync(page, March);
        var plot = page.Locator(".host[data-drawn]");
        await plot.ScrollIntoViewIfNeededAsync();
        var box = (await plot.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.12f), box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.3f), box.Y + (box.Height / 2), new() { Steps = 4 });
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.5f), box.Y + (box.Height / 2), new() { Steps = 4 });
        await page.Mouse.UpAsync();

        await ArriveAsync(page, "from=2026-03-10&to=2026-03-12");
        await TotalIsAsync(page, "1.383456789");
        await page.GoBackAsync();
        await TotalIsAsync(page, "3.883456789");
    }

    [Theory]
    [InlineData(Desktop, ColorScheme.Light)]
    [InlineData(Phone, ColorScheme.Dark)]
    public async Task A_figure_leads_to_its_entries_and_an_entry_to_the_line_it_was_read_from(int width, ColorScheme scheme)
    {
        var page = await NewSignedInTabAsync(Roles.Viewer, width, scheme);
        await OpenAsync(page, $"{March}&by=model");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("entries of anthropic.claude-opus-4-6", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await ArriveAsync(page, "/spend/entries");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2 entries" })).ToBeVisibleAsync();
        var costs = await page.Locator("td[data-label='Cost']").AllInnerTextsAsync();
        Assert.Equal(["$2.50", "$0.12"], costs.Select(c => c.Trim().Split('\n')[^1][..5]));
        await CheckAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "12 Mar 2026, 23:59:59" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("march.jsonl");
        await Expect(page.Locator("dt:text-is('Line') + dd")).ToHaveTextAsync("3");
        await Expect(page.Locator("main")).ToContainTextAsync("The best known is reported");
        await CheckAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "litellm", Exact = true }).ClickAsync();
        await ArriveAsync(page, "/connections/");
        await page.GoBackAsync();
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Spend of these" }).ClickAsync();
        await TotalIsAsync(page, "2.623456789");

        // What has no price is a figure that leads somewhere, too.
        await OpenAsync(page, $"{March}&by=model");
        await page.GetByRole(AriaRole.Link, new() { Name = "See them" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "1 entry" })).ToBeVisibleAsync();
        await Expect(page.Locator("tbody")).ToContainTextAsync("a-model-nobody-sells");
    }

    [Fact]
    public async Task The_file_holds_both_levels_and_every_column_of_the_page_to_the_last_digit()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer);
        await OpenAsync(page, $"{March}&by=provider&split=model&measure=perThousand&compare=none");
        var shown = await page.Locator("table.spend").EvaluateAsync<string[][]>(
            "t => [...t.tBodies[0].rows, t.tFoot.rows[0]].map(r => [...r.cells].map(c => c.querySelector('[title]')?.title ?? c.innerText.trim()))");
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download CSV" }).ClickAsync());
        Assert.Equal("spend-by-provider-and-model-2026-03-10-to-2026-03-12.csv", file.SuggestedFilename);
        var lines = (await System.IO.File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken)).TrimEnd().Split("\r\n").Select(l => l.Split(',')).ToList();
        // The heading of the measure has a comma of its own.
        var (spend, first) = (Array.FindIndex(lines[0], h => h == "Spend (USD)") - 1, 4);
        Assert.Equal(shown.Length, lines.Count - 1);
        foreach (var (row, line) in shown.Zip(lines.Skip(1)))
            Assert.Equal((Number(row[1]), Number(row[3])), (Number(line[first]), Number(line[spend])));

        Assert.Contains(lines, l => l[0] == "Anthropic" && l[2] == "All" && l[spend] == "2.623456789");
        Assert.Contains(lines, l => l[0] == "Anthropic" && l[3] == "anthropic/claude-opus-4-6" && l[spend] == "2.623456789");
    }

    private static decimal? Number(string text) => decimal.TryParse(text.TrimStart('$'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? decimal.Round(number, 8) : null;

    private static Task TotalIsAsync(IPage page, string value) => Expect(page.Locator("data").First).ToHaveAttributeAsync("value", value);

    private static async Task CheckAsync(IPage page)
    {
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));
    }
}
