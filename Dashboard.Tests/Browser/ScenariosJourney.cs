using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;

using Deque.AxeCore.Playwright;

using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>What stops when somebody is gone: imagined, looked at, kept; and a router's file that changes the answer.</summary>
public sealed class ScenariosJourney(BrowserFixture browser, SampleAppHost app) : BrowserTest(browser, app), IClassFixture<SampleAppHost>
{
    [Fact]
    public async Task Somebody_is_switched_off_then_a_price_doubles_and_the_scenario_is_kept_beside_others()
    {
        var page = await NewSignedInTabAsync(Roles.Editor);
        await OpenAsync(page, "/scenarios");

        // The stress table alone leads on: the worst first.
        var stress = page.GetByRole(AriaRole.Region, new() { Name = "Stress table" });
        await Assertions.Expect(stress.Locator("tbody tr").First).ToContainTextAsync("US bloc");
        await page.GetByLabel("Who").SelectOptionAsync("provider:mistral");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch off" }).ClickAsync();
        await ArriveAsync(page, "off=provider%3Amistral");

        var result = page.GetByRole(AriaRole.Region, new() { Name = "Workload by workload" });
        var review = result.Locator("tr", new() { HasText = "Contract review" });
        await Assertions.Expect(review.Locator(".level")).ToHaveTextAsync("Stops");
        await Assertions.Expect(review).ToContainTextAsync("is its only target");
        await Assertions.Expect(page.Locator(".figure", new() { HasText = "Stop" }).First).ToContainTextAsync("1");
        await Assertions.Expect(page.Locator(".host[data-drawn=true]")).ToHaveCountAsync(1);
        await AccessibleAsync(page);

        // The picture's figures as a table.
        await page.GetByRole(AriaRole.Button, new() { Name = "Show as table" }).ClickAsync();
        await Assertions.Expect(page.Locator(".twin")).ToContainTextAsync("→ Stops");

        await page.GetByLabel("Who").SelectOptionAsync("provider:openai");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the price" }).ClickAsync();
        await ArriveAsync(page, "price=provider%3Aopenai%3D2");
        await Assertions.Expect(page.Locator(".switches")).ToContainTextAsync("OpenAI × 2");

        await page.GetByLabel("Who").SelectOptionAsync("model:openai/gpt-5-mini");
        await page.GetByLabel("Retired on").FillAsync("2030-03-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Retire the model" }).ClickAsync();
        await ArriveAsync(page, "retire=openai%2Fgpt-5-mini%3D2030-03-01");
        await Assertions.Expect(page.Locator(".switches")).ToContainTextAsync("retired on 1 Mar 2030");
        await Assertions.Expect(result).ToContainTextAsync("(from 1 Mar 2030)");

        // Without a name it is not kept; with one it stands in the list with its figures, and leads back.
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the scenario" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Name of this scenario")).ToHaveAccessibleDescriptionAsync("A scenario needs a name of at most 200 characters.");
        await page.GetByLabel("Name of this scenario").FillAsync("Mistral gone, OpenAI dearer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the scenario" }).ClickAsync();
        var kept = page.GetByRole(AriaRole.Region, new() { Name = "Saved scenarios" }).Locator("tbody tr");
        await Assertions.Expect(kept).ToContainTextAsync("Mistral AI off, OpenAI × 2, GPT-5 Mini retired on 1 Mar 2030");
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear all" }).ClickAsync();
        await Assertions.Expect(result).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Mistral gone, OpenAI dearer" }).ClickAsync();
        await Assertions.Expect(review.Locator(".level")).ToHaveTextAsync("Stops");
        await ComparesAsync(page);

        var file = await page.RunAndWaitForDownloadAsync(() => result.GetByRole(AriaRole.Link, new() { Name = "Download CSV" }).ClickAsync());
        Assert.StartsWith("SAMPLE", file.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains("Contract review,Critical,Stops", await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await AsViewerAsync();
        await TakesARouterAsync(page);
    }

    [Fact]
    public async Task The_extraction_check_names_its_signals_beside_the_clause_and_leaves_our_own_house_out()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer, Phone, ColorScheme.Dark);
        await OpenAsync(page, "/extraction-check");

        var anthropic = page.GetByRole(AriaRole.Region, new() { Name = "Anthropic", Exact = true });
        await Assertions.Expect(anthropic.Locator("tr", new() { HasText = "Exchanges in 90 days" })).ToContainTextAsync("150,000, 3,400,000 and 13,000,000");
        await Assertions.Expect(anthropic.Locator(".signals tbody tr")).ToHaveCountAsync(9);
        await Assertions.Expect(anthropic.Locator("tr", new() { HasText = "Kind of contract" })).ToContainTextAsync("Say in the organisation profile");
        await Assertions.Expect(anthropic.Locator("blockquote").First).ToContainTextAsync("compet");
        // What runs in our own house cannot be taken away.
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "own-hardware" })).ToHaveCountAsync(0);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await AccessibleAsync(page);
    }

    /// <summary>A second scenario is kept and stands beside the first, by the keyboard alone; the choice is in the address.</summary>
    private static async Task ComparesAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await Assertions.Expect(page.Locator(".switches")).Not.ToContainTextAsync("retired on");
        await page.GetByLabel("Name of this scenario").FillAsync("Two alone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the scenario" }).ClickAsync();
        var second = page.GetByRole(AriaRole.Checkbox, new() { Name = "Compare Two alone" });
        await second.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.GetByText("Choose one more to see them side by side.")).ToBeVisibleAsync();
        await Assertions.Expect(second).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Compare Mistral gone, OpenAI dearer" }).PressAsync("Space");
        await ArriveAsync(page, "compare=Two%20alone&compare=Mistral%20gone%2C%20OpenAI%20dearer");
        var compared = page.GetByRole(AriaRole.Region, new() { Name = "Scenarios compared" });
        await Assertions.Expect(compared.Locator("thead th")).ToContainTextAsync(["", "Today", "Mistral AI off, OpenAI × 2", "GPT-5 Mini retired on 1 Mar 2030"]);
        await Assertions.Expect(compared.Locator("tr", new() { HasText = "Contract review" }).Locator(".level")).ToHaveTextAsync(["Stays", "Stops", "Stops"]);
        await AccessibleAsync(page);
        await compared.GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => compared.GetByRole(AriaRole.Link, new() { Name = "Markdown" }).ClickAsync());
        Assert.Contains("| Contract review | critical | stays | stops | stops |", await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task AsViewerAsync()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer, Phone, ColorScheme.Dark);
        await OpenAsync(page, "/scenarios?off=provider:mistral&off=planet:mars");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("\"planet:mars\" is not written as kind:id");
        await OpenAsync(page, "/scenarios?off=provider:mistral");
        await Assertions.Expect(page.Locator(".outcomes").First).ToContainTextAsync("Contract review");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save the scenario" })).ToHaveCountAsync(0);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await AccessibleAsync(page);
    }

    /// <summary>A LiteLLM file gives the contract review another provider: nothing stops any more.</summary>
    private static async Task TakesARouterAsync(IPage page)
    {
        await OpenAsync(page, "/workloads");
        await page.Locator(".workloads").GetByRole(AriaRole.Link, new() { Name = "Contract review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Read a router's file" }).ClickAsync();
        await page.GetByLabel("Paste the configuration").FillAsync("{\n\"strategy\": fallback }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Line 2: Expected a value");
        await page.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true }).ClickAsync();
        await page.GetByLabel("Paste the configuration").FillAsync("""
            model_list:
            - {model_name: review, litellm_params: {model: mistral/mistral-large-2512, api_key: "sk-live-4f9c2b7a1d8e6f3a5c0b"}}
            - {model_name: other, litellm_params: {model: scaleway/gpt-oss-120b}}
            litellm_settings: {fallbacks: [{review: [other]}]}
            """);
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Keys and passwords in this file were not read")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".found")).ToContainTextAsync("mistral/mistral-large-2512, then scaleway/gpt-oss-120b");
        await AccessibleAsync(page);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "review" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take one route" }).ClickAsync();
        await Assertions.Expect(page.Locator("section.route li")).ToContainTextAsync(["mistral-large-2512", "gpt-oss-120b"]);
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "History of its routes" })).ToContainTextAsync("from a pasted configuration");

        await page.GetByLabel("Its path or address").FillAsync("/etc/passwd");
        await page.GetByRole(AriaRole.Button, new() { Name = "Watch it" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The name of a configuration ends in")).ToBeVisibleAsync();
        await page.GetByLabel("Its path or address").FillAsync("/nowhere/at/all/config.yaml");
        await page.GetByRole(AriaRole.Button, new() { Name = "Watch it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Look now" }).ClickAsync();
        await Assertions.Expect(page.GetByText("There is no such file on this machine.")).ToBeVisibleAsync();
        await AccessibleAsync(page);

        await OpenAsync(page, "/scenarios?off=provider:mistral");
        var review = page.GetByRole(AriaRole.Region, new() { Name = "Workload by workload" }).Locator("tr", new() { HasText = "Contract review" });
        await Assertions.Expect(review.Locator(".level")).ToHaveTextAsync("Moves");
        await Assertions.Expect(review).ToContainTextAsync("moves from litellm/mistral-large-2512 to litellm/gpt-oss-120b");
    }

    private static async Task AccessibleAsync(IPage page) =>
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));
}
