using Dashboard.Core.Access.Users;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Tests.Support;
using Dashboard.Tests.Usage;

using Deque.AxeCore.Playwright;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>The field's commonest error, told and ended with one click; and what the provider charged beside what we compute.</summary>
public sealed class CountedTwiceJourney(BrowserFixture browser, AppHost app) : BrowserTest(browser, app), IClassFixture<AppHost>
{
    private const string Logs = """
        request_id,spend,prompt_tokens,completion_tokens,total_tokens,startTime,model,custom_llm_provider
        a-1,2.00,800000,0,800000,2026-03-01 10:00:00,gpt-4o,openai
        a-2,1.00,400000,0,400000,2026-03-02 10:00:00,gpt-4o,openai
        """;

    private const string Costs = """
        {"object":"page","data":[{"object":"bucket","start_time":1772323200,"end_time":1772409600,"results":[
          {"object":"organization.costs.result","amount":{"value":"3.000000000000000000000000000000","currency":"usd"},"line_item":"gpt-4o, input_tokens","project_id":null},
          {"object":"organization.costs.result","amount":{"value":0.25,"currency":"usd"},"line_item":"web search tool calls","project_id":null}]}],
         "has_more":false,"next_page":null}
        """;

    [Fact]
    public async Task One_click_ends_the_double_count_and_the_account_explains_the_rest()
    {
        await ImportAsync("openai.json", OpenAiPage.Of(("2026-03-01", "gpt-4o", 1_000_000), ("2026-03-02", "gpt-4o", 1_000_000)), null);
        await ImportAsync("logs.csv", Logs, "our gateway");
        const string spend = "/spend?from=2026-03-01&to=2026-03-31";

        var viewer = await NewSignedInTabAsync(Roles.Viewer);
        await OpenAsync(viewer, "/connections");
        await Expect(viewer.GetByText("openai-usage and our gateway may count the same traffic twice")).ToBeVisibleAsync();
        await Expect(viewer.GetByRole(AriaRole.Button, new() { Name = "for detail" })).ToHaveCountAsync(0);

        var page = await NewSignedInTabAsync(Roles.Editor);
        await OpenAsync(page, spend);
        await Expect(page.Locator(".figure data").First).ToHaveAttributeAsync("value", "8");
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose which one counts" }).ClickAsync();
        await ArriveAsync(page, "/connections");
        await LiveAsync(page);
        await ShipshapeAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep our gateway for detail" }).ClickAsync();
        await Expect(page.GetByText("may count the same traffic twice")).ToHaveCountAsync(0);
        await Expect(page.Locator("tr", new() { HasText = "LiteLLM" })).ToContainTextAsync("For detail only");

        await OpenAsync(page, spend);
        await Expect(page.Locator(".figure data").First).ToHaveAttributeAsync("value", "5");
        await Expect(page.GetByText("may count the same traffic twice")).ToHaveCountAsync(0);

        await ImportAsync("costs.json", Costs, null);
        await OpenAsync(page, spend);
        await Expect(page.Locator(".figure data").First).ToHaveAttributeAsync("value", "5.75");

        await OpenAsync(page, "/connections/reconciliation?month=2026-03");
        var row = page.Locator("tr", new() { HasText = "OpenAI" });
        await Expect(row.Locator("td").Nth(0)).ToContainTextAsync("$3.25");
        await Expect(row.Locator("td").Nth(1)).ToContainTextAsync("$5.00");
        await Expect(row).ToContainTextAsync("charges cover 1 of 2 days with usage");
        await Expect(row).ToContainTextAsync("usage on days without a charge");
        await Expect(row).ToContainTextAsync("charges for other things than tokens");
        await ShipshapeAsync(page);

        var phone = await NewSignedInTabAsync(Roles.Viewer, Phone, ColorScheme.Dark);
        await OpenAsync(phone, "/connections/reconciliation?month=2026-03");
        await Expect(phone.GetByText("charges cover 1 of 2 days")).ToBeVisibleAsync();
        await ShipshapeAsync(phone);
        await OpenAsync(phone, "/connections/reconciliation?month=2026-04");
        await Expect(phone.GetByText("Nothing is known of Apr 2026")).ToBeVisibleAsync();
    }

    private async Task ImportAsync(string name, string text, string? connection)
    {
        using var folder = new TestFolder();
        await App.Services.GetRequiredService<ImportUsage>().RunAsync(
            new ImportRequest(SourceFiles.Select([folder.Write(name, text)]), Connection: connection), null, TestContext.Current.CancellationToken);
    }

    private static async Task ShipshapeAsync(IPage page)
    {
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help}"));
    }
}
