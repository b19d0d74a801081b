using System.Globalization;

using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;
using Dashboard.Tests.Terms;

using Deque.AxeCore.Playwright;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>
/// The product's main job in one sitting, on real servers: a file in, a watched page that changes, an alert, a workload whose
/// flag follows its routes, and a summary out whose figures are the pages'.
/// </summary>
public sealed class StoryJourney(BrowserFixture browser, PollingAppHost app) : BrowserTest(browser, app), IClassFixture<PollingAppHost>
{
    private const string Html = "text/html; charset=utf-8";

    [Fact]
    public async Task From_a_file_of_usage_to_a_summary_that_says_what_the_pages_say()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/terms", SampleTerms.Page(), Html);
        var page = await NewSignedInTabAsync(Roles.Administrator);

        await ImportByDroppingAsync(page);
        await WatchAndPollAsync(page, web);
        await BeAlertedAndAcknowledgeAsync(page);
        await NameAndRouteAsync(page);
        await TakeTheSummaryAwayAsync(page);
        await LookAroundAsync(page);
        await LookAroundAsync(await NewSignedInTabAsync(Roles.Viewer, Phone, ColorScheme.Dark));
    }

    /// <summary>Every page with something on it: nothing for axe to find, nothing to scroll sideways.</summary>
    private static async Task LookAroundAsync(IPage page)
    {
        foreach (var path in new[] { "/", "/spend?by=model", "/connections", "/dependency", "/workloads", "/terms", "/models", "/alerts", "/reports" })
        {
            await OpenAsync(page, path);
            await Expect(page.Locator("h1")).ToBeVisibleAsync();
            await Expect(page.Locator("main [aria-busy=true]")).ToHaveCountAsync(0);
            var aside = await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)");
            Assert.True(aside == 0, $"{path} scrolls sideways by {aside} px");
            Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{path} {v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));
        }
    }

    private async Task ImportByDroppingAsync(IPage page)
    {
        var day = App.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string Row(int n, string model, string provider, string team, string spend) =>
            $$"""{"request_id":"s-{{n}}","spend":{{spend}},"total_tokens":1100,"prompt_tokens":1000,"completion_tokens":100,"startTime":"{{day}} 10:0{{n}}:00","endTime":"{{day}} 10:0{{n}}:05","model":"{{model}}","custom_llm_provider":"{{provider}}","api_key":"k{{n}}","team_id":"{{team}}","status":"success"}""";
        var text = string.Join('\n',
            Row(1, "claude-opus-4-8", "anthropic", "support", "30.000000001"), Row(2, "claude-opus-4-8", "anthropic", "support", "12.34"), Row(3, "gpt-5-mini", "openai", "batch", "0.0042"));

        await OpenAsync(page, "/connections");
        var files = await page.EvaluateHandleAsync(
            "text => { const data = new DataTransfer(); data.items.add(new File([text], 'story.jsonl')); return data; }", text);
        // The circuit lives before the module listens.
        await Expect(page.Locator(".drop[data-ready]")).ToBeVisibleAsync();
        await page.Locator(".drop").DispatchEventAsync("drop", new { dataTransfer = files });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See the spend of" }).ClickAsync();

        await Expect(page.Locator("data").First).ToHaveAttributeAsync("value", "42.344200001");
    }

    private static async Task WatchAndPollAsync(IPage page, LocalWeb web)
    {
        await OpenAsync(page, "/terms/sources/new");
        await page.GetByLabel("Provider").FillAsync("anthropic");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Commercial terms");
        await page.GetByLabel("Address").FillAsync(web.Url("/terms").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Watch it" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Captured for the first time.");

        web.Text("/terms", SampleTerms.Page(extra: "<p>You must not use outputs to train a model that competes with ours. We may suspend your account without notice.</p>"), Html);
        await OpenAsync(page, "/terms");
        var row = page.Locator("tr", new() { HasText = "Commercial terms" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Poll now" }).ClickAsync();
        await row.GetByRole(AriaRole.Link, new() { Name = "See the change" }).ClickAsync();
        await Expect(page.Locator("table.diff ins:visible").First).ToContainTextAsync("competes with ours");
    }

    private static async Task BeAlertedAndAcknowledgeAsync(IPage page)
    {
        await OpenAsync(page, "/alerts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check now" }).ClickAsync();
        var alert = page.Locator("li.alert", new() { HasText = "Anthropic changed its Commercial terms." });
        await Expect(alert).ToHaveCountAsync(1);
        await Expect(alert).ToContainTextAsync("“");
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new("Alerts: [1-9]") })).ToBeVisibleAsync();

        // Asking twice raises nothing twice.
        await page.GetByRole(AriaRole.Button, new() { Name = "Check now" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Check now" })).ToBeEnabledAsync();
        await Expect(alert).ToHaveCountAsync(1);

        await alert.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await alert.GetByLabel("What follows from it").FillAsync("Legal looks at it.");
        await alert.GetByRole(AriaRole.Button, new() { Name = "Acknowledge", Exact = true }).ClickAsync();
        await Expect(alert).ToContainTextAsync("Legal looks at it.");
        await Expect(alert.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    private static async Task NameAndRouteAsync(IPage page)
    {
        await OpenAsync(page, "/workloads");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a workload" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Support bot");
        await page.GetByLabel("Criticality").SelectOptionAsync("Critical");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a rule" }).ClickAsync();
        await page.GetByLabel("Pattern of rule 1").FillAsync("support*");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the workload" }).ClickAsync();
        var flag = page.GetByRole(AriaRole.Region, new() { Name = "Does one provider stop it?" }).Locator(".level").First;
        await Expect(flag).ToHaveTextAsync("Unknown");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add a route" }).ClickAsync();
        await TargetAsync(page.GetByRole(AriaRole.Group, new() { Name = "Primary", Exact = true }).Last, "anthropic", "claude-opus-4-8");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the route" }).ClickAsync();
        await Expect(flag).ToHaveTextAsync("Yes");

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit route main" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a fallback" }).ClickAsync();
        await TargetAsync(page.GetByRole(AriaRole.Group, new() { Name = "Fallback 1" }), "nebius", "deepseek-ai/DeepSeek-V4-Pro");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the route" }).ClickAsync();
        await Expect(flag).ToHaveTextAsync("No");
    }

    private static async Task TakeTheSummaryAwayAsync(IPage page)
    {
        await OpenAsync(page, "/dependency");
        var concentration = await page.Locator(".figure", new() { HasText = "Concentration by provider" }).Locator(".value").InnerTextAsync();
        await OpenAsync(page, "/spend?period=30d");
        var spend = await page.Locator(".figure", new() { HasText = "Spend" }).First.Locator("data").GetAttributeAsync("value");

        await OpenAsync(page, "/reports");
        await Expect(page.Locator("article.report")).ToContainTextAsync("Legal looks at it.");
        var csv = await DownloadAsync(page, "CSV");
        Assert.Contains($"Spend,Total,{spend},1,3,0", csv);
        Assert.Equal("42.344200001", spend);
        var hhi = csv.Single(line => line.StartsWith("Concentration,provider,spend,", StringComparison.Ordinal)).Split(',')[3];
        Assert.Equal(concentration.Trim(), decimal.Parse(hhi, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture));
        Assert.Contains(csv, line => line.StartsWith("Single-provider workloads,Support bot,critical,no,", StringComparison.Ordinal));

        var markdown = await DownloadAsync(page, "Markdown");
        Assert.Contains(markdown, line => line.Contains("| anthropic | Commercial terms |", StringComparison.Ordinal));
        Assert.Contains(markdown, line => line.Contains("acknowledged", StringComparison.Ordinal) && line.Contains("Legal looks at it.", StringComparison.Ordinal));
    }

    private static async Task TargetAsync(ILocator target, string host, string model)
    {
        await target.GetByLabel("Host", new() { Exact = true }).FillAsync(host);
        await target.GetByLabel("Model, as the host writes it").FillAsync(model);
    }

    private static async Task<string[]> DownloadAsync(IPage page, string label)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = label, Exact = true }).ClickAsync());
        return await System.IO.File.ReadAllLinesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
    }
}
