using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

using Dashboard.Core.Samples;
using Dashboard.Tests.Support;

using Deque.AxeCore.Playwright;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>
/// As somebody who has just started it: from an empty folder to the first insight, by each door. Alone in its app: nobody may
/// have an account yet. Clicks and seconds are printed; docs/first-run.md quotes them.
/// </summary>
public sealed class FirstRunJourney(BrowserFixture browser, QueuedAppHost app, ITestOutputHelper output) : BrowserTest(browser, app), IClassFixture<QueuedAppHost>
{
    private const string Password = "correct horse battery";

    private int _clicks;

    [Fact]
    public async Task From_an_empty_folder_to_the_first_insight_by_the_sample_and_back_to_nothing_then_by_a_file()
    {
        var watch = Stopwatch.StartNew();
        var page = await NewTabAsync();
        await page.GotoAsync((await App.WelcomePathAsync())!);
        await page.FillAsync("#email", "ada@example.org");
        await page.FillAsync("#password", Password);
        await page.FillAsync("#again", Password);
        await ClickAsync(page.Locator("main button[type=submit]"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Start", Level = 1 })).ToBeVisibleAsync();
        await LiveAsync(page);
        await CheckAsync(page, "start");
        var account = watch.Elapsed;

        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Load the sample workspace" }));
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "See the Overview" }), patience: 120_000);
        var single = page.Locator(".figure", new() { HasText = "Single-provider workloads" }).Locator(".value");
        await Expect(single).ToContainTextAsync("of 13");
        output.WriteLine(Invariant($"Account {account.TotalSeconds:0.0} s; first insight {watch.Elapsed.TotalSeconds:0.0} s, {_clicks} clicks."));

        await EveryPageIsMarkedAsync(page);
        await OverviewLeadsOnAsync(page);
        await FilesAreMarkedAsync(page);
        await RemoveAsync(page);
        await ImportAsync(page);
    }

    private static async Task EveryPageIsMarkedAsync(IPage page)
    {
        foreach (var path in new[] { "/spend", "/budgets", "/connections", "/prices", "/dependency", "/workloads", "/terms", "/models", "/alerts", "/reports", "/settings", "/jobs", "/start", "/" })
        {
            await OpenAsync(page, path);
            await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Sample workspace" })).ToContainTextAsync("SAMPLE");
        }

        await CheckAsync(page, "overview");
    }

    // Every card answers, and leads to its page with the same filter.
    private static async Task OverviewLeadsOnAsync(IPage page)
    {
        foreach (var card in new[] { "Spend by provider", "What deserves a person", "Workloads that one provider stops", "Latest changes of terms", "Retirements ahead", "How fresh this is" })
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = card })).ToBeVisibleAsync();

        var money = await page.Locator(".figure", new() { HasText = "Spend, last 30 days" }).Locator(".num").First.GetAttributeAsync("title");
        await page.GetByRole(AriaRole.Link, new() { Name = "Spend, last 30 days" }).ClickAsync();
        await ArriveAsync(page, "/spend?period=30d");
        await Expect(page.Locator(".figure", new() { HasText = "Spend" }).First.Locator(".num").First).ToHaveAttributeAsync("title", money!);

        await OpenAsync(page, "/");
        await page.GetByRole(AriaRole.Region, new() { Name = "Retirements ahead" }).GetByRole(AriaRole.Link, new() { Name = "claude-haiku-4-5" }).ClickAsync();
        await ArriveAsync(page, "/models/anthropic/claude-haiku-4-5");
        await OpenAsync(page, "/");
        await page.GetByRole(AriaRole.Region, new() { Name = "Latest changes of terms" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await ArriveAsync(page, "/terms/changes/");
        var concerns = page.GetByRole(AriaRole.Region, new() { Name = "Can it concern us?" });
        await Expect(concerns).ToContainTextAsync("These are commercial terms");
        await Expect(concerns.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "competing models" }).First).ToContainTextAsync("must not use outputs");
    }

    private static async Task FilesAreMarkedAsync(IPage page)
    {
        await OpenAsync(page, "/reports");
        await Expect(page.Locator("article.report")).ToContainTextAsync("with made-up figures of the sample workspace");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync());
        Assert.StartsWith("SAMPLE-risk-summary-", download.SuggestedFilename);
    }

    private async Task RemoveAsync(IPage page)
    {
        await OpenAsync(page, "/");
        var sample = page.GetByRole(AriaRole.Complementary, new() { Name = "Sample workspace" });
        await sample.GetByRole(AriaRole.Button, new() { Name = "Remove sample" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Expect(sample).ToHaveCountAsync(0, new() { Timeout = 120_000 });
        Assert.Null(await App.Services.GetRequiredService<SampleQuery>().AskAsync(TestContext.Current.CancellationToken));

        await OpenAsync(page, "/");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Nothing is known yet" })).ToBeVisibleAsync();
    }

    private async Task ImportAsync(IPage page)
    {
        (_clicks, var watch) = (0, Stopwatch.StartNew());
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "Import a file of usage" }));
        await ArriveAsync(page, "/start");
        await Expect(page.Locator(".drop[data-ready]")).ToBeVisibleAsync();
        var day = App.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var text = $"time,provider,model,input_tokens,output_tokens,api_key,id\n{day}T09:00:00Z,mistral,mistral-large-2512,100000,5000,contracts,r1\n";
        var files = await page.EvaluateHandleAsync("text => { const data = new DataTransfer(); data.items.add(new File([text], 'usage.csv')); return data; }", text);
        await page.Locator(".drop").DispatchEventAsync("drop", new { dataTransfer = files });
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }));

        // The providers found are offered for watching at once; nothing is asked of anybody before that.
        var offer = page.GetByRole(AriaRole.Region, new() { Name = "Watch the terms of the providers found" });
        await Expect(offer).ToContainTextAsync("Mistral AI");
        await Expect(offer).Not.ToContainTextAsync("Anthropic");
        await CheckAsync(page, "offer");
        await offer.GetByLabel("Models and their retirement").UncheckAsync();
        await ClickAsync(offer.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Watch [0-9]+ document", RegexOptions.None, TimeSpan.FromSeconds(1)) }));
        await Expect(offer.GetByLabel("Commercial terms")).ToHaveCountAsync(0);

        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "See the spend of" }));
        await Expect(page.Locator("main")).ToContainTextAsync("Mistral AI");
        output.WriteLine(Invariant($"By a file: {watch.Elapsed.TotalSeconds:0.0} s, {_clicks} clicks."));
    }

    private static async Task CheckAsync(IPage page, string where)
    {
        await Expect(page.Locator("main [aria-busy=true]")).ToHaveCountAsync(0);
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{where} {v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));
    }

    private async Task ClickAsync(ILocator what, float? patience = null)
    {
        await what.ClickAsync(new() { Timeout = patience });
        _clicks++;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
