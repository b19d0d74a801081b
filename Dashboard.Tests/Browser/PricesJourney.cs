using System.Text.RegularExpressions;

using Dashboard.Core.Access.Users;
using Dashboard.Core.Store;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Pricing.Own;
using Dashboard.Tests.Support;
using Dashboard.Tests.Usage.Pricing;

using Deque.AxeCore.Playwright;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>From a model without a price to its cost, and from dollars to another currency and another day.</summary>
public sealed class PricesJourney(BrowserFixture browser, AppHost app) : BrowserTest(browser, app), IClassFixture<AppHost>
{
    private const string Long = "projects-internal-customer-support-finetune-2026-03-14-of-llama-with-a-very-long-name-indeed";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Desktop, ColorScheme.Light)]
    [InlineData(Phone, ColorScheme.Dark)]
    public async Task A_model_without_a_price_is_mapped_or_priced_or_free_and_its_past_is_recalculated(int width, ColorScheme scheme)
    {
        await SeedAsync();
        var ours = $"ours-sonnet-4.5-{width}";
        var page = await NewSignedInTabAsync(Roles.Editor, width, scheme);

        await OpenAsync(page, "/prices");
        var unpriced = page.GetByRole(AriaRole.Table, new() { Name = "Models without a price" });
        await Assertions.Expect(unpriced).ToContainTextAsync(Long);
        await ShootAsync(page, $"prices-{width}");
        await CheckAsync(page);

        // Map: what is like the id is offered first.
        await unpriced.Locator("tr", new() { HasText = ours }).GetByRole(AriaRole.Link, new() { Name = "Map to a model" }).ClickAsync();
        await ArriveAsync(page, "kind=map");
        await page.GetByLabel(new Regex("^anthropic/claude-sonnet-4-5 ", RegexOptions.None, TimeSpan.FromSeconds(1))).CheckAsync();
        await CheckAsync(page);
        await ShootAsync(page, $"prices-map-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set it" }).ClickAsync();

        // The difference is there before anything is changed.
        await ArriveAsync(page, "recalculate=");
        var difference = page.GetByRole(AriaRole.Table, new() { Name = "What would change" });
        await Assertions.Expect(difference).ToContainTextAsync("anthropic/claude-sonnet-4-5");
        await Assertions.Expect(difference).ToContainTextAsync("$16.50");
        await CheckAsync(page);
        await ShootAsync(page, $"prices-difference-{width}");
        await page.GetByLabel("Reason").FillAsync($"Mapped at {width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Recalculate 2 entries" }).ClickAsync();
        var run = page.GetByRole(AriaRole.Table, new() { Name = "Recalculations" }).Locator("tbody tr", new() { HasText = $"Mapped at {width}" });
        await Assertions.Expect(run).ToContainTextAsync("Done", new() { Timeout = 30_000 });
        await Assertions.Expect(unpriced.Locator("tr", new() { HasText = ours })).ToHaveCountAsync(0, new() { Timeout = 10_000 });
        await ShootAsync(page, $"prices-done-{width}");

        // A mistake says what is wrong; the price that follows is shown among the own ones.
        await OpenAsync(page, $"/prices/new?kind=price&model=gpt-4o-{width}&provider=openai");
        await page.GetByLabel("Input", new() { Exact = true }).FillAsync("two");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("\"two\" is no number");
        await ShootAsync(page, $"prices-form-{width}");
        await page.GetByLabel("Input", new() { Exact = true }).FillAsync("2.25");
        await page.GetByLabel("Output", new() { Exact = true }).FillAsync("9");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set it" }).ClickAsync();
        await ArriveAsync(page, "recalculate=");
        var own = page.GetByRole(AriaRole.Table, new() { Name = "Own prices" });
        await Assertions.Expect(own).ToContainTextAsync("input $2.25, output $9");
        await CheckAsync(page);

        // What an older program priced is offered on the page of the catalogue; the link leads to its days.
        await using (var store = await App.Services.GetRequiredService<IDbContextFactory<DashboardStore>>().CreateDbContextAsync(Ct))
            await store.PriceVersions().Where(p => p.Name.EndsWith("/gpt-4o")).ExecuteUpdateAsync(p => p.SetProperty(v => v.Name, $"2025-01-0{(width == Desktop ? 1 : 2)} openai/gpt-4o"), Ct);

        await OpenAsync(page, "/models/catalogue");
        await page.GetByRole(AriaRole.Link, new() { Name = "See what would change" }).ClickAsync();
        await ArriveAsync(page, "recalculate=catalogue");
        await Assertions.Expect(page.GetByLabel("First day")).ToHaveValueAsync("2026-11-03");
    }

    [Fact]
    public async Task A_viewer_sees_prices_and_settings_and_changes_nothing()
    {
        await SeedAsync();
        var page = await NewSignedInTabAsync(Roles.Viewer);

        await OpenAsync(page, "/prices");
        await Assertions.Expect(page.GetByRole(AriaRole.Table, new() { Name = "Models without a price" })).ToContainTextAsync(Long);
        await Assertions.Expect(page.Locator("main").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("free|Recalculate|Retire", RegexOptions.None, TimeSpan.FromSeconds(1)) })).ToHaveCountAsync(0);
        await OpenAsync(page, "/settings");
        await Assertions.Expect(page.GetByText("Days are reckoned in")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Change to")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(Desktop, ColorScheme.Dark, "Asia/Kolkata")]
    [InlineData(Phone, ColorScheme.Light, "Pacific/Auckland")]
    public async Task The_time_zone_the_currency_exchange_rates_and_the_profile_are_set_on_one_page(int width, ColorScheme scheme, string zone)
    {
        await SeedAsync();
        var page = await NewSignedInTabAsync(Roles.Administrator, width, scheme);
        await OpenAsync(page, "/settings");

        await page.Locator("#zone").FillAsync("Mars/Olympus");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the zone" }).ClickAsync();
        await Assertions.Expect(page.GetByText("\"Mars/Olympus\" is not a time zone")).ToBeVisibleAsync();
        await page.Locator("#zone").FillAsync(zone);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the zone" }).ClickAsync();
        await Assertions.Expect(page.GetByText($"Days are reckoned in {zone}.")).ToBeVisibleAsync(new() { Timeout = 30_000 });

        await page.Locator("#rate-file").SetInputFilesAsync(new FilePayload { Name = "rates.csv", MimeType = "text/csv", Buffer = "Date,USD,JPY,\n2026-11-20,1.25,175,\n"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import the file" }).ClickAsync();
        await Assertions.Expect(page.GetByText("2 rates read")).ToBeVisibleAsync();
        await LiveAsync(page);
        await page.Locator("#rate-day").FillAsync("2026-11-20");
        await page.Locator("#rate-currency").FillAsync("CHF");
        await page.Locator("#rate-rate").FillAsync("0.9021");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enter the rate" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Table, new() { Name = "Exchange rates" })).ToContainTextAsync("1 USD in CHF");
        await page.Locator("#currency").FillAsync(width == Desktop ? "EUR" : "CHF");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the currency" }).ClickAsync();
        await Assertions.Expect(page.GetByText($"Spend is shown in {(width == Desktop ? "EUR" : "CHF")}.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit the profile" }).ClickAsync();
        await page.GetByLabel("Countries we work in").FillAsync("Atlantis");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a contract" }).ClickAsync();
        await page.GetByLabel("Provider of contract 1").FillAsync("OpenAI");
        await CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the profile" }).ClickAsync();
        await Assertions.Expect(page.GetByText("\"Atlantis\" is no country")).ToBeVisibleAsync();
        await page.GetByLabel("Countries we work in").FillAsync("Germany, fr");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the profile" }).ClickAsync();
        await Assertions.Expect(page.GetByText("France, Germany")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("OpenAI: commercial terms")).ToBeVisibleAsync();
        await ShootAsync(page, $"settings-{width}");
        await CheckAsync(page);
    }

    private async Task SeedAsync()
    {
        if ((await App.Services.GetRequiredService<RecentImportsQuery>().ListAsync(1, Ct)).Count > 0)
            return;

        var rows = new List<(string, string, string, long, long)> { ("l", $"vllm/{Long}", "2026-10-02 10:00:00", 123_456_789, 4_000_000) };
        foreach (var width in new[] { Desktop, Phone })
        {
            rows.Add(($"a{width}", $"anthropic/ours-sonnet-4.5-{width}", "2026-10-03 10:00:00", 1_000_000, 100_000));
            rows.Add(($"b{width}", $"anthropic/ours-sonnet-4.5-{width}", "2026-11-03 10:00:00", 1_000_000, 100_000));
        }

        rows.Add(("g", "openai/gpt-4o", "2026-11-04 10:00:00", 5_000_000, 1_000_000));
        rows.Add(("z", "openai/zero-tokens-model", "2026-11-05 10:00:00", 1, 0));
        await App.Services.GetRequiredService<SaveOwnPrice>().RunAsync(
            new OwnPriceDraft(OwnPriceKind.Discount, "azure", null, DiscountPercent: 12.5m, Note: "Enterprise agreement 4711"), "ada@example.org", null, Ct);
        var file = App.Data.Write("usage.csv", PriceHouse.Log([.. rows]));
        await App.Services.GetRequiredService<ImportUsage>().RunAsync(new ImportRequest(SourceFiles.Select([file])), null, Ct);
    }

    private static async Task CheckAsync(IPage page)
    {
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));
    }

    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SHOTS") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
