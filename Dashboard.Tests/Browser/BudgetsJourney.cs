using System.Globalization;
using System.Text.RegularExpressions;

using Dashboard.Core.Access.Users;
using Dashboard.Core.Alerts;
using Dashboard.Core.Usage.Budgets;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

using Deque.AxeCore.Playwright;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>From no budget to one that says when it is passed, and who changed it; what somebody may only see stays as it is.</summary>
public sealed class BudgetsJourney(BrowserFixture browser, AppHost app) : BrowserTest(browser, app), IClassFixture<AppHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_budget_is_set_looked_at_changed_and_removed()
    {
        await SeedAsync();
        foreach (var budget in (await App.Services.GetRequiredService<BudgetsQuery>().ListAsync(Ct)).Budgets)
            await App.Services.GetRequiredService<SaveBudget>().RemoveAsync(budget.Budget.Key, "test", Ct);

        var page = await NewSignedInTabAsync(Roles.Editor);

        // By keyboard from the list into the form; what cannot be is named by its field.
        await OpenAsync(page, "/budgets");
        await Assertions.Expect(page.GetByText("No budget is set")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Set the first" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, "/budgets/new");
        await page.GetByLabel("Limit", new() { Exact = true }).FillAsync("much");
        await page.GetByLabel("Alert at these percentages").FillAsync("50, soon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the budget" }).ClickAsync();
        await Assertions.Expect(page.GetByText("\"much\" is no amount; write it with a point, as in 1200.50.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("\"soon\" is no whole percentage")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Limit", new() { Exact = true })).ToHaveAttributeAsync("aria-invalid", "true");
        await page.GetByLabel("Limit", new() { Exact = true }).FillAsync("-5");
        await page.GetByLabel("Alert at these percentages").FillAsync("50, 80");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the budget" }).ClickAsync();
        await Assertions.Expect(page.GetByText("A budget needs a name of at most 200 characters.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("The limit must be more than 0")).ToBeVisibleAsync();
        await CheckAsync(page, "form with problems");

        // The preview says how it would stand before it is saved.
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Support");
        await page.GetByLabel("For", new() { Exact = true }).SelectOptionAsync("Workload");
        await page.GetByLabel("Which").SelectOptionAsync("support-bot");
        await page.GetByLabel("Period", new() { Exact = true }).SelectOptionAsync("Week");
        await page.GetByLabel("Begins on").SelectOptionAsync("7");
        await Assertions.Expect(page.GetByText("Each week from Sunday")).ToBeVisibleAsync();
        await page.GetByLabel("Period", new() { Exact = true }).SelectOptionAsync("Month");
        await page.GetByLabel("Limit", new() { Exact = true }).FillAsync("10");
        await page.GetByLabel("Alert at these percentages").FocusAsync();
        var preview = page.GetByRole(AriaRole.Region, new() { Name = "Today it would stand so" });
        await Assertions.Expect(preview).ToContainTextAsync("Over");
        await page.GetByLabel("Limit", new() { Exact = true }).FillAsync("1000000");
        await page.GetByLabel("Alert at these percentages").FocusAsync();
        await Assertions.Expect(preview).ToContainTextAsync("On track");
        await CheckAsync(page, "form with preview");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the budget" }).ClickAsync();

        // Its page: figures, chart with its twin, past, changes.
        await ArriveAsync(page, "/budgets/support");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Support", Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-drawn=true]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show as table" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Even pace" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Set", new() { Exact = false }).Last).ToBeVisibleAsync();
        await CheckAsync(page, "budget");

        // Changed so that it is over: the alert leads here.
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        await ArriveAsync(page, "/budgets/support/edit");
        await page.GetByLabel("Limit", new() { Exact = true }).FillAsync("20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the budget" }).ClickAsync();
        await ArriveAsync(page, "/budgets/support");
        await Assertions.Expect(page.GetByText("Limit: $1,000,000.00 → $20.00")).ToBeVisibleAsync();
        await RingAsync();
        await OpenAsync(page, "/alerts");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Support reached 80 % of", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await ArriveAsync(page, "/budgets/support");
        await Assertions.Expect(page.GetByText("80 % reached", new() { Exact = true })).ToBeVisibleAsync();

        // The spend behind it, with the same filter; back is back.
        await page.GetByRole(AriaRole.Link, new() { Name = "Spent", Exact = true }).ClickAsync();
        await ArriveAsync(page, "only=workload:support-bot");
        // Back before it has arrived would be two journeys at once.
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Spend", Level = 1, Exact = true })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await ArriveAsync(page, "/budgets/support");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Support", Level = 1 })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Assertions.Expect(page.GetByText("No budget is set")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Removed").First).ToBeVisibleAsync();
        await CheckAsync(page, "after removal");
    }

    [Theory]
    [InlineData(Desktop, ColorScheme.Light)]
    [InlineData(Phone, ColorScheme.Dark)]
    public async Task The_list_is_filtered_in_its_address_and_a_viewer_changes_nothing(int width, ColorScheme scheme)
    {
        var host = App;
        await SeedAsync();
        await host.Services.GetRequiredService<Core.Configuration.ApplyConfiguration>().RunAsync(
            """
            budgets:
              - {name: Tight, limit: 5}
              - {name: Roomy, limit: 900000}
              - {name: OpenAI in euros, scope: provider, of: openai, limit: 100, currency: EUR}
              - {name: Own GPUs, scope: provider, of: vllm, limit: 50}
            """, dryRun: false, Ct);
        var page = await NewSignedInTabAsync(Roles.Viewer, width, scheme);

        await OpenAsync(page, "/budgets");
        var table = page.GetByRole(AriaRole.Table, new() { Name = "Budgets" });
        await Assertions.Expect(table.Locator("tbody tr").First).ToContainTextAsync("Tight");
        var gpus = table.Locator("tbody tr", new() { HasText = "Own GPUs" });
        await Assertions.Expect(gpus).ToContainTextAsync("Unknown");
        await Assertions.Expect(gpus).ToContainTextAsync("+ 3 requests without a price");
        await Assertions.Expect(gpus).Not.ToContainTextAsync("$0");
        await Assertions.Expect(table.Locator("tbody tr", new() { HasText = "OpenAI in euros" })).ToContainTextAsync("There is no rate of exchange from USD to EUR");
        await CheckAsync(page, "list");

        await page.GetByLabel("Show", new() { Exact = true }).SelectOptionAsync("fine");
        await ArriveAsync(page, "show=fine");
        await Assertions.Expect(table.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GetByLabel("For", new() { Exact = true }).SelectOptionAsync("provider");
        await ArriveAsync(page, "scope=provider");
        await Assertions.Expect(page.GetByText("No budget fits this filter.")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Assertions.Expect(table.Locator("tbody tr")).ToHaveCountAsync(1);
        await OpenAsync(page, "/budgets?find=gpu&show=attention");
        await Assertions.Expect(table.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByLabel("Find")).ToHaveValueAsync("gpu");

        Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { Name = "Add a budget" }).CountAsync());
        await OpenAsync(page, "/budgets/tight");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tight", Level = 1 })).ToBeVisibleAsync();
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).CountAsync());
        await CheckAsync(page, "budget of a viewer");
        ExpectProblem("403");
        await page.GotoAsync("/budgets/new");
        Assert.Equal(0, await page.GetByLabel("Limit", new() { Exact = true }).CountAsync());
    }

    private async Task RingAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AlertRound>().RunAsync(Ct);
    }

    // Ten weeks until today, so that there is something to project.
    private async Task SeedAsync()
    {
        await App.Services.GetRequiredService<SaveWorkload>().RunAsync(new WorkloadDraft("support-bot", "Support bot", Owner: "Care", Rules: [new(RuleKind.Tag, "support")]), Ct);
        var today = DateOnly.FromDateTime(App.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var text = "request_id,api_key,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider,request_tags\n"
            + string.Concat(Enumerable.Range(0, 70).Select(i => string.Create(CultureInfo.InvariantCulture, $"d-{i},k,{20 + (i % 5)},1000,100,{today.AddDays(-i):yyyy-MM-dd} 00:00:01,gpt-5-mini,openai,\"[\"\"support\"\"]\"\n")))
            + string.Concat(Enumerable.Range(0, 3).Select(i => string.Create(CultureInfo.InvariantCulture, $"g-{i},k,,1000,100,{today:yyyy-MM-dd} 00:00:0{i},house-model,vllm,\"[\"\"lab\"\"]\"\n")));
        await App.Services.GetRequiredService<ImportUsage>().RunAsync(new ImportRequest(SourceFiles.Select([App.Data.Write("budgets.csv", text)])), null, Ct);
    }

    private static async Task CheckAsync(IPage page, string where)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, where + ": " + string.Join('\n', result.Violations.Select(v => $"{v.Id}: {string.Join(' ', v.Nodes.Select(n => n.Html))}")));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
    }
}
