using System.Globalization;
using System.Text;

using Dashboard.Core.Access.Users;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Exchanges;
using Dashboard.Core.Usage.Analytics.Outlook.Anomalies;
using Dashboard.Core.Usage.Import;
using Dashboard.Tests.Support;

using Deque.AxeCore.Playwright;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>Unusual days and exchanges of user actions, from the list to what lies behind it.</summary>
public sealed class OutlookJourney(BrowserFixture browser, AppHost app) : BrowserTest(browser, app), IClassFixture<AppHost>
{
    public override async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        var today = (await App.Services.GetRequiredService<ReportingDayQuery>().TodayAsync(ct)).Today;
        var text = new StringBuilder("request_id,api_key,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider,status,session_id\n");
        for (var back = 60; back >= 0; back--)
        {
            foreach (var (key, model, calls) in (ReadOnlySpan<(string, string, int)>)[("bot", "gpt-5", 3), ("agents", "gpt-5-mini", back == 5 ? 60 : 12)])
            {
                for (var call = 0; call < calls; call++)
                    text.Append(CultureInfo.InvariantCulture, $"{key}-{back}-{call},{key},1,1000,100,{today.AddDays(-back):yyyy-MM-dd} 00:00:0{call % 10},{model},openai,success,{(key == "bot" ? $"bot-{back}-{call}" : call == 0 ? "" : $"agents-{back}")}\n");
            }
        }

        var uploads = App.Services.GetRequiredService<UploadImport>();
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        await uploads.RunAsync(await uploads.ReceiveAsync(file, "gateway.csv", ct), null, null, null, ct);
        await App.Services.GetRequiredService<SettleExchanges>().RunAsync(TimeSpan.MaxValue, ct);
        Assert.True(await App.Services.GetRequiredService<FindAnomalies>().RunAsync(ct));
    }

    [Fact]
    public async Task An_unusual_day_is_explained_filtered_by_address_and_leads_to_its_spend()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer);
        await OpenAsync(page, "/spend/anomalies?period=30d");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "1 unusual day", Exact = true })).ToBeVisibleAsync();
        var row = page.Locator("table.anomalies tbody tr");
        await Expect(row).ToContainTextAsync("API key agents");
        await Expect(row).ToContainTextAsync("5 times as many requests as on the same weekdays before.");
        await Expect(row).ToContainTextAsync("$60.00");
        await Expect(row).ToContainTextAsync("$12.00");

        await page.GetByRole(AriaRole.Link, new() { Name = "Less", Exact = true }).ClickAsync();
        await ArriveAsync(page, "direction=less");
        await Expect(page.GetByText("None of this kind.")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(row).ToContainTextAsync("API key agents");

        await page.GetByRole(AriaRole.Link, new() { Name = "API key agents" }).ClickAsync();
        await ArriveAsync(page, "only=key%3Aagents");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Filters" })).ToContainTextAsync("agents");
        Assert.Empty((await page.RunAxe()).Violations);

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Spend of agents") }).ClickAsync();
        await ArriveAsync(page, "/spend?from=");
        await Expect(page.Locator("main")).ToContainTextAsync("agents");
    }

    [Fact]
    public async Task Exchanges_of_actions_are_shown_against_the_usual_bands()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer);
        await OpenAsync(page, "/spend/exchanges?period=30d");
        // 90 answers of the bot by themselves, 30 sessions of agents, one call of them a day without a session.
        await Expect(page.Locator(".figure", new() { HasText = "Actions" })).ToContainTextAsync("120");
        await Expect(page.Locator(".figure", new() { HasText = "Median" })).ToContainTextAsync("simple chat");
        await Expect(page.Locator(".figure", new() { HasText = "Nine of ten" })).ToContainTextAsync("11");
        await Expect(page.Locator(".figure", new() { HasText = "Without a trace" })).ToContainTextAsync("30 exchanges that name no action");
        await Expect(page.Locator(".host[data-drawn]")).ToHaveCountAsync(2);
        Assert.Empty((await page.RunAxe()).Violations);

        await page.GetByRole(AriaRole.Link, new() { Name = "Unattributed" }).ClickAsync();
        await ArriveAsync(page, "only=workload%3A");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Filters" })).ToContainTextAsync("Unattributed");

        await OpenAsync(page, "/spend/exchanges?from=2020-01-01&to=2020-01-02");
        await Expect(page.GetByText("Nothing is known of this period.")).ToBeVisibleAsync();
        Assert.Empty((await page.RunAxe()).Violations);

        await page.SetViewportSizeAsync(390, 844);
        await OpenAsync(page, "/spend/exchanges?period=30d");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }
}
