using System.Globalization;
using System.Text.RegularExpressions;

using Dashboard.Core.Access.Users;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

using Deque.AxeCore.Playwright;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>From usage that nobody answers for to a rule, with what it does said before it is saved.</summary>
public sealed class AttributionJourney(BrowserFixture browser, AppHost app) : BrowserTest(browser, app), IClassFixture<AppHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Desktop, ColorScheme.Light)]
    [InlineData(Phone, ColorScheme.Dark)]
    public async Task Unattributed_usage_becomes_a_rule_that_says_what_it_catches_and_takes_away(int width, ColorScheme scheme)
    {
        var (lab, web) = ($"lab-{width}", $"web-{width}");
        await SeedAsync(lab, web, width);
        var page = await NewSignedInTabAsync(Roles.Editor, width, scheme);

        // The largest usage without a workload; one click makes a rule of it.
        await OpenAsync(page, "/workloads");
        var unattributed = page.GetByRole(AriaRole.Table, new() { Name = "Usage without a workload" }).Locator("tbody tr", new() { HasText = lab });
        await Assertions.Expect(unattributed).ToContainTextAsync("$40.00");
        await CheckAsync(page, "workloads");
        await unattributed.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Make a rule", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "For a new workload" }).First.ClickAsync();
        await ArriveAsync(page, $"rule=key%3A{lab}");
        var form = page.Locator("form.form");
        await Assertions.Expect(form).ToContainTextAsync("Catches 1 series, 1 request, 1.10 k tokens, $40.00.");
        await Assertions.Expect(form).ToContainTextAsync("Takes from unattributed usage 1 series");

        // A second rule that reaches into another workload, and a third that catches nothing; both say so while they are typed.
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a rule" }).ClickAsync();
        await page.GetByLabel("Mark of rule 2").SelectOptionAsync("Tag");
        await page.GetByLabel("Pattern of rule 2").PressSequentiallyAsync($"{web}-s*");
        await page.GetByLabel("Order of rule 2").FillAsync("5");
        await page.GetByLabel("Name").FocusAsync();
        await Assertions.Expect(form).ToContainTextAsync($"Catches nothing: what it matches goes to Web {width} (1 series, rule no. ");
        await page.GetByLabel("Order of rule 2").FillAsync("-1");
        await page.GetByLabel("Name").FocusAsync();
        await Assertions.Expect(form).ToContainTextAsync($"Takes from Web {width} 1 series, 1 request, 1.10 k tokens, $20.00.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a rule" }).ClickAsync();
        await page.GetByLabel("Pattern of rule 3").PressSequentiallyAsync("nobody");
        await Assertions.Expect(form).ToContainTextAsync("Catches nothing: no usage of the last 30 days has this mark.");
        await CheckAsync(page, "form with preview");

        await page.GetByLabel("Name").FillAsync($"Research {width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the workload" }).ClickAsync();
        await ArriveAsync(page, $"/workloads/research-{width}");
        await Assertions.Expect(page.GetByText("$60.00", new() { Exact = true })).ToBeVisibleAsync();

        // At once, everywhere; and the order of all rules says who stands before whom.
        await OpenAsync(page, "/workloads");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Rules in their order");
        await Assertions.Expect(page.Locator("table.workloads tbody tr", new() { HasText = $"Web {width}" })).ToContainTextAsync("$10.00");
        await Assertions.Expect(unattributed).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("ol.rules li", new() { HasText = "nobody" }).First).ToContainTextAsync("Catches nothing");
        await CheckAsync(page, "workloads after");
    }

    [Fact]
    public async Task A_rule_for_a_known_workload_opens_its_form_and_a_viewer_sees_no_way_to_make_one()
    {
        await SeedAsync("lab-x", "web-x", 7);
        var editor = await NewSignedInTabAsync(Roles.Editor);
        await OpenAsync(editor, "/workloads/web-7?rule=key:lab-x");
        await Assertions.Expect(editor.GetByLabel("Pattern of rule 2")).ToHaveValueAsync("lab-x");
        await Assertions.Expect(editor.Locator("form.form")).ToContainTextAsync("Takes from unattributed usage 1 series");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(editor).Not.ToHaveURLAsync(new Regex("rule=", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(editor.GetByLabel("Pattern of rule 2")).ToHaveCountAsync(0);

        var viewer = await NewSignedInTabAsync(Roles.Viewer);
        await OpenAsync(viewer, "/workloads/web-7?rule=key:lab-x");
        await Assertions.Expect(viewer.GetByRole(AriaRole.Heading, new() { Name = "Web 7", Level = 1 })).ToBeVisibleAsync();
        Assert.Equal(0, await viewer.GetByLabel("Pattern of rule 1").CountAsync());
        await OpenAsync(viewer, "/workloads");
        await Assertions.Expect(viewer.GetByRole(AriaRole.Table, new() { Name = "Usage without a workload" })).ToContainTextAsync("lab-x");
        Assert.Equal(0, await viewer.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Make a rule", RegexOptions.None, TimeSpan.FromSeconds(1)) }).CountAsync());
    }

    private async Task SeedAsync(string lab, string web, int number)
    {
        await App.Services.GetRequiredService<SaveWorkload>().RunAsync(new WorkloadDraft($"web-{number}", $"Web {number}", Rules: [new(RuleKind.Tag, $"{web}*")]), Ct);
        var day = DateOnly.FromDateTime(App.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(-2);
        string Row(int i, string key, decimal usd, string tag) => string.Create(CultureInfo.InvariantCulture, $"{number}-{i},{key},{usd},1000,100,{day:yyyy-MM-dd} 10:00:0{i},gpt-5-mini,openai,\"[\"\"{tag}\"\"]\"\n");
        var text = "request_id,api_key,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider,request_tags\n"
            + Row(1, "shop", 10, $"{web}-a") + Row(2, "shop", 20, $"{web}-search") + Row(3, lab, 40, "research");
        await App.Services.GetRequiredService<ImportUsage>().RunAsync(new ImportRequest(SourceFiles.Select([App.Data.Write($"attribution-{number}.csv", text)])), null, Ct);
    }

    private static async Task CheckAsync(IPage page, string where)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, where + ": " + string.Join('\n', result.Violations.Select(v => $"{v.Id}: {string.Join(' ', v.Nodes.Select(n => n.Html))}")));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
    }
}
