using System.Globalization;
using System.Text.Json;

using Dashboard.Core.Access.Users;
using Dashboard.Core.Usage.Import;
using Dashboard.Tests.Support;
using Dashboard.Tests.Usage;

using Deque.AxeCore.Playwright;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>What was spent, exact to the last digit, whichever way it is asked.</summary>
public sealed class SpendJourney(BrowserFixture browser, AppHost app) : BrowserTest(browser, app), IClassFixture<AppHost>
{
    private const string March = $"from={MarchFile.From}&to={MarchFile.To}";

    public override async ValueTask InitializeAsync()
    {
        var uploads = App.Services.GetRequiredService<UploadImport>();
        await using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(MarchFile.Text));
        var upload = await uploads.ReceiveAsync(text, "march.jsonl", TestContext.Current.CancellationToken);
        await uploads.RunAsync(upload, null, null, null, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_total_is_the_command_lines_and_the_file_is_the_table()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer);
        await OpenAsync(page, $"/spend?{March}");
        await TotalIsAsync(page, "3.883456789");
        await Expect(page.Locator(".figure", new() { HasText = "Unpriced" })).ToContainTextAsync("1");
        await Expect(page.Locator("#unpriced")).ToContainTextAsync("a-model-nobody-sells");
        await Expect(page.Locator("main")).ToContainTextAsync("days in UTC");
        var cli = await Executable.RunAsync(App.Data.Path, ["spend", "--from", MarchFile.From, "--to", MarchFile.To, "--json", "--data", App.Data.Path]);
        Assert.Equal(MarchFile.Total, JsonDocument.Parse(cli.Output).RootElement.GetProperty("totals").GetProperty("costUsd").GetDecimal());

        await page.GetByRole(AriaRole.Link, new() { Name = "Model", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "By model", Exact = true })).ToBeVisibleAsync();
        var shown = await page.Locator("table.spend").EvaluateAsync<string[][]>(
            "t => [...t.tBodies[0].rows, t.tFoot.rows[0]].map(r => [r.cells[0].innerText.trim(), r.cells[1].querySelector('[title]')?.title || r.cells[1].innerText.trim()])");
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download CSV" }).ClickAsync());
        Assert.Equal("spend-by-model-2026-03-10-to-2026-03-12.csv", file.SuggestedFilename);
        var lines = (await System.IO.File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken)).TrimEnd().Split("\r\n").Select(l => l.Split(',')).ToList();
        Assert.Equal(5, shown.Length);
        Assert.Equal(shown.Select(r => (r[0], Money(r[1]))), lines.Skip(1).Where(l => l[0] != "").Select(l => (l[0].TrimStart('\''), l[Column(lines, "Spend (USD)")] is { Length: > 0 } cost ? decimal.Parse(cost, CultureInfo.InvariantCulture) : (decimal?)null)));
        Assert.Contains(lines, l => l[0] == "'=HYPERLINK(1)");
        Assert.Contains(shown, r => r[0] == "a-model-nobody-sells" && r[1] is not "$0.00");
    }

    [Fact]
    public async Task Everything_chosen_stands_in_the_address_and_Back_leads_back()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer);
        await OpenAsync(page, $"/spend?{March}");
        await TotalIsAsync(page, "3.883456789");

        // On the third day there was Anthropic only.
        var plot = page.Locator(".host[data-drawn]");
        await plot.ScrollIntoViewIfNeededAsync();
        var box = (await plot.BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + box.Width * 0.84f, box.Y + box.Height - 60);
        await ArriveAsync(page, "only=provider%3Aanthropic");
        await TotalIsAsync(page, "2.623456789");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "By model", Exact = true })).ToBeVisibleAsync();

        await page.Locator("#basis").SelectOptionAsync("Computed");
        await ArriveAsync(page, "basis=computed");
        await Expect(page.GetByText("Cost computed from prices,").First).ToBeVisibleAsync();
        await page.GetByLabel("Group by something else").SelectOptionAsync("key");
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "key-1" })).ToBeVisibleAsync();
        var computed = await page.Locator("data").First.GetAttributeAsync("value");
        Assert.NotEqual("2.623456789", computed);

        // Somebody else opens the same address.
        var other = await NewSignedInTabAsync(Roles.Viewer, Phone, ColorScheme.Dark);
        await OpenAsync(other, new Uri(page.Url).PathAndQuery);
        await TotalIsAsync(other, computed!);
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "By API key", Exact = true })).ToBeVisibleAsync();
        await Expect(other.Locator("#basis")).ToHaveValueAsync("Computed");
        await CheckAsync(other);

        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "By model", Exact = true })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await TotalIsAsync(page, "2.623456789");
        await page.GetByTitle("Remove this filter").ClickAsync();
        await TotalIsAsync(page, "3.883456789");
        await page.GoBackAsync();
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "By provider", Exact = true })).ToBeVisibleAsync();
        await TotalIsAsync(page, "3.883456789");

        // By day, and then one of them.
        await page.GetByLabel("Group by something else").SelectOptionAsync("day");
        await page.GetByRole(AriaRole.Link, new() { Name = "10 Mar 2026", Exact = true }).ClickAsync();
        await TotalIsAsync(page, "1.25");
    }

    [Fact]
    public async Task Days_without_usage_say_what_is_there_and_every_look_is_sound()
    {
        var page = await NewSignedInTabAsync(Roles.Editor);
        await OpenAsync(page, "/spend?from=2025-01-01&to=2025-02-01");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Import a file" })).ToBeVisibleAsync();
        await CheckAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Show 10 – 12 Mar 2026" }).ClickAsync();
        await TotalIsAsync(page, "3.883456789");
        await CheckAsync(page);

        var phone = await NewSignedInTabAsync(Roles.Viewer, Phone);
        await OpenAsync(phone, $"/spend?{March}&by=model");
        await TotalIsAsync(phone, "3.883456789");
        await CheckAsync(phone);
    }

    private static Task TotalIsAsync(IPage page, string value) => Expect(page.Locator("data").First).ToHaveAttributeAsync("value", value);

    private static decimal? Money(string text) =>
        decimal.TryParse(text.TrimStart('$'), NumberStyles.Number, CultureInfo.InvariantCulture, out var money) ? money : null;

    private static int Column(List<string[]> lines, string name) => Array.IndexOf(lines[0], name);

    private static async Task CheckAsync(IPage page)
    {
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));
    }
}
