using System.Globalization;

using Dashboard.Core.Access.Users;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Tests.Support;

using Deque.AxeCore.Playwright;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>From usage that belongs to nobody to a workload that survives its provider, by hand and in the browser.</summary>
public sealed class DependencyJourney(BrowserFixture browser, AppHost app) : BrowserTest(browser, app), IClassFixture<AppHost>
{
    private const string Closed = "claude-opus-4-8", Open = "deepseek-ai/DeepSeek-V4-Pro";

    private static readonly string[] Writing = ["Edit", "Remove", "Save", "Add", "Name the first", "Change"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workload_gets_a_name_then_a_route_then_a_fallback_and_its_flag_follows_each_step()
    {
        await ImportAsync();
        var page = await NewSignedInTabAsync(Roles.Editor);

        // All usage belongs to nobody, and says so.
        await OpenAsync(page, "/workloads");
        await Assertions.Expect(page.Locator("tfoot")).ToContainTextAsync("100 % of spend matches no rule");

        // A workload without a name is refused beside the field; nothing typed is lost.
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a workload" }).ClickAsync();
        await page.GetByLabel("Owner").FillAsync("Customer care");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the workload" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveAccessibleDescriptionAsync("A workload needs a name of at most 200 characters.");
        await Assertions.Expect(page.GetByLabel("Owner")).ToHaveValueAsync("Customer care");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Support bot");
        await page.GetByLabel("Criticality").SelectOptionAsync("Critical");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a rule" }).ClickAsync();
        await page.GetByLabel("Pattern of rule 1").FillAsync("**");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the workload" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Pattern of rule 1")).ToHaveAccessibleDescriptionAsync("A pattern of stars alone would take everything; name at least one character.");
        await AccessibleAsync(page);
        await page.GetByLabel("Pattern of rule 1").FillAsync("support-*");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the workload" }).ClickAsync();

        // Its usage is its own at once; without a route nobody can say what stops it.
        await ArriveAsync(page, "/workloads/support-bot");
        var judgement = page.GetByRole(AriaRole.Region, new() { Name = "Does one provider stop it?" });
        await Assertions.Expect(judgement.Locator(".level").First).ToHaveTextAsync("Unknown");
        await Assertions.Expect(judgement).ToContainTextAsync("No route of Support bot is known; 100 % of its usage goes to Anthropic");
        await Assertions.Expect(page.Locator(".figure", new() { HasText = "Spend, 30 days" })).ToContainTextAsync("$30.00");

        // One primary alone: yes, at the level of its criticality, with the reason and the way out.
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a route" }).ClickAsync();
        var primary = page.GetByRole(AriaRole.Group, new() { Name = "Primary", Exact = true }).Last;
        await primary.GetByLabel("Host", new() { Exact = true }).FillAsync("Anthropic");
        await primary.GetByLabel("Model, as the host writes it").FillAsync(Closed);
        await primary.GetByLabel("Model, as the host writes it").PressAsync("Tab");
        await Assertions.Expect(primary.GetByRole(AriaRole.Status)).ToContainTextAsync("made by Anthropic, closed weights");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the route" }).ClickAsync();
        await Assertions.Expect(judgement.Locator(".level.critical").First).ToHaveTextAsync("Yes");
        await Assertions.Expect(judgement).ToContainTextAsync($"Support bot stops if Anthropic is off: anthropic/{Closed} is its only target.");
        await Assertions.Expect(judgement).ToContainTextAsync("What would end it");

        // A fallback elsewhere, with open weights: no. Its order among the fallbacks is what the buttons made it.
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit route main" }).ClickAsync();
        await AddFallbackAsync(page, 1, "amazon-bedrock", "anthropic.claude-opus-4-8");
        await AddFallbackAsync(page, 2, "nebius", Open);
        await page.GetByRole(AriaRole.Button, new() { Name = "Move up Fallback 2" }).ClickAsync();
        await AccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the route" }).ClickAsync();
        await Assertions.Expect(judgement.Locator(".level").First).ToHaveTextAsync("No");
        await Assertions.Expect(judgement).ToContainTextAsync("Support bot keeps a target whichever single provider, host, gateway, maker or bloc is off.");
        await Assertions.Expect(page.Locator("section.route li")).ToContainTextAsync([Closed, Open, "claude-opus-4-8"]);
        await AccessibleAsync(page);

        await LooksAtTheWholeAsync(page);
        await AsViewerAsync();
    }

    private static async Task LooksAtTheWholeAsync(IPage page)
    {
        await OpenAsync(page, "/dependency");
        var row = page.Locator(".dependencies tr", new() { HasText = "Support bot" });
        await Assertions.Expect(row).ToContainTextAsync("keeps a target");
        await Assertions.Expect(page.Locator(".figure", new() { HasText = "Largest provider" })).ToContainTextAsync("75 %");
        await Assertions.Expect(page.Locator(".figure", new() { HasText = "Concentration by provider" })).ToContainTextAsync("6,250");

        await page.GetByRole(AriaRole.Button, new() { Name = "Requests" }).ClickAsync();
        await ArriveAsync(page, "over=requests");
        await Assertions.Expect(page.Locator(".figure", new() { HasText = "Largest provider" })).ToContainTextAsync("50 %");

        // A limit that is passed, then one that is kept.
        var provider = page.GetByRole(AriaRole.Region, new() { Name = "Provider", Exact = true });
        await provider.GetByRole(AriaRole.Button, new() { Name = "Change the limit" }).ClickAsync();
        await provider.GetByLabel("Limit for one party, in percent").FillAsync("120");
        await provider.GetByRole(AriaRole.Button, new() { Name = "Save the limit" }).ClickAsync();
        await Assertions.Expect(provider).ToContainTextAsync("at most 100 %");
        await provider.GetByLabel("Limit for one party, in percent").FillAsync("40");
        await provider.GetByRole(AriaRole.Button, new() { Name = "Save the limit" }).ClickAsync();
        await Assertions.Expect(provider).ToContainTextAsync("Limit 40 % for one party: passed.");
        await WeighAsync(page);
        await Assertions.Expect(page.Locator(".findings").First).ToContainTextAsync("Anthropic has 50 % of requests by provider; the policy allows 40 %.");
        await AccessibleAsync(page);
    }

    private static async Task WeighAsync(IPage page)
    {
        var weights = page.GetByRole(AriaRole.Region, new() { Name = "Weights of a score" });
        await weights.GetByRole(AriaRole.Button, new() { Name = "Change the weights" }).ClickAsync();
        await weights.GetByLabel("Fallback gap, %").FillAsync("50");
        await Assertions.Expect(weights.GetByRole(AriaRole.Status)).ToHaveTextAsync("Together 115 %.");
        await weights.GetByRole(AriaRole.Button, new() { Name = "Save the weights" }).ClickAsync();
        await Assertions.Expect(weights.GetByRole(AriaRole.Status)).ToHaveTextAsync("The weights are 115 % together; they must be 100 %.");
        await weights.GetByRole(AriaRole.Button, new() { Name = "Usual weights" }).ClickAsync();
        await Assertions.Expect(weights.GetByRole(AriaRole.Status)).ToHaveTextAsync("Together 100 %.");
        await weights.GetByLabel("Fallback gap, %").FillAsync("25");
        await weights.GetByLabel("Life of the model, %").FillAsync("30");
        await weights.GetByRole(AriaRole.Button, new() { Name = "Save the weights" }).ClickAsync();
        await Assertions.Expect(weights.Locator("dd").First).ToHaveTextAsync("25 %");
    }

    private async Task AsViewerAsync()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer, Phone, ColorScheme.Dark);
        foreach (var path in new[] { "/workloads/support-bot", "/workloads", "/dependency" })
        {
            await OpenAsync(page, path);
            if (path == "/workloads")
                await Assertions.Expect(page.Locator(".workloads tr", new() { HasText = "Support bot" })).ToContainTextAsync("0 of 2, never called");

            await Assertions.Expect(page.GetByText("Support bot").First).ToBeVisibleAsync();
            var acts = await page.Locator("button, a.button").AllInnerTextsAsync();
            Assert.DoesNotContain(acts, a => Writing.Any(w => a.Trim().StartsWith(w, StringComparison.Ordinal)));
            Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
            await AccessibleAsync(page);
        }
    }

    private static async Task AddFallbackAsync(IPage page, int number, string host, string model)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a fallback" }).ClickAsync();
        var fallback = page.GetByRole(AriaRole.Group, new() { Name = $"Fallback {number}" });
        await fallback.GetByLabel("Host", new() { Exact = true }).FillAsync(host);
        await fallback.GetByLabel("Model, as the host writes it").FillAsync(model);
    }

    private static async Task AccessibleAsync(IPage page) =>
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));

    // Thirty and ten dollars, as many requests each.
    private async Task ImportAsync()
    {
        var time = App.Services.GetRequiredService<TimeProvider>();
        var day = time.GetUtcNow().UtcDateTime.AddDays(-2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var file = App.Data.Write("journey.csv",
            "request_id,api_key,spend,total_tokens,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider,team_id,status\n"
            + $"j-1,key-1,30,1100,1000,100,{day} 10:00:00,{Closed},anthropic,support-eu,success\n"
            + $"j-2,key-2,10,1100,1000,100,{day} 11:00:00,gpt-5-mini,openai,batch,success\n");
        await App.Services.GetRequiredService<ImportUsage>().RunAsync(new ImportRequest(SourceFiles.Select([file])), null, Ct);
    }
}
