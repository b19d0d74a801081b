using System.Globalization;

using Dashboard.Core.Access.Users;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Tests.Support;
using Dashboard.Tests.Usage;

using Deque.AxeCore.Playwright;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>Files come in through the browser: seen before they count, counted once, refused in words.</summary>
public sealed class ImportJourney(BrowserFixture browser, AppHost app) : BrowserTest(browser, app), IClassFixture<AppHost>
{
    [Fact]
    public async Task A_dropped_file_is_seen_before_it_counts_and_counts_once()
    {
        var page = await NewSignedInTabAsync(Roles.Editor);
        await OpenAsync(page, "/connections");
        await DropAsync(page, "march.jsonl", MarchFile.Text);
        await Expect(File(page, "march.jsonl")).ToContainTextAsync("LiteLLM spend logs");
        await Expect(Cell(page, "march.jsonl", "Would be added")).ToHaveTextAsync("5");
        await Expect(Cell(page, "march.jsonl", "Rejected")).ToHaveTextAsync("1");
        await Expect(Cell(page, "march.jsonl", "Covers")).ToHaveTextAsync("10 – 12 Mar 2026");
        await Expect(page.GetByText(MarchFile.Fault)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "First rows of march.jsonl" })).ToContainTextAsync("claude-opus-4-6");
        await Expect(page.Locator(".sums")).ToContainTextAsync("a-model-nobody-sells");
        await CheckAsync(page);
        Assert.Equal(0, (await SpentAsync()).Entries);

        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(Cell(page, "march.jsonl", "Added").First).ToHaveTextAsync("5");
        await Expect(page.Locator(".sums")).ToContainTextAsync("$3.883456789");
        Assert.Equal(MarchFile.Total, (await SpentAsync()).CostUsd);
        Assert.Empty(Directory.EnumerateFiles(App.Data["uploads"]));
        await Expect(page.Locator("tr", new() { HasText = "What was wrong" })).ToContainTextAsync("Done");

        // Again, packed, beside a file that nobody can read and one that says nothing of usage.
        await page.GetByRole(AriaRole.Button, new() { Name = "Import more files" }).ClickAsync();
        await page.SetInputFilesAsync("input[type=file]", [MarchFile.Packed(), Payload("notes.txt", "Buy milk."), Payload("empty.jsonl", "")]);
        await Expect(page.GetByText("Importing this adds no entry")).ToBeVisibleAsync();
        await Expect(File(page, "notes.txt")).ToContainTextAsync("looked for LiteLLM spend logs");
        await Expect(File(page, "empty.jsonl")).ToContainTextAsync("the file is empty");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(Cell(page, "march.jsonl.gz", "Added").First).ToHaveTextAsync("0");
        await Expect(Cell(page, "march.jsonl.gz", "Known already").First).ToHaveTextAsync("5");
        Assert.Equal(5, (await SpentAsync()).Entries);
        await Expect(page.Locator("tr", new() { HasText = "notes.txt" }).Last).ToContainTextAsync("Refused");

        await page.GetByRole(AriaRole.Link, new() { Name = "See the spend of 10 – 12 Mar 2026" }).ClickAsync();
        await Expect(page.Locator("data").First).ToHaveAttributeAsync("value", "3.883456789");

        // Between a phone and a desk.
        await page.SetViewportSizeAsync(1000, 900);
        await CheckAsync(page);
        await OpenAsync(page, "/connections");
        await CheckAsync(page);
    }

    [Fact]
    public async Task Nothing_imported_yet_is_said_in_words()
    {
        var fresh = await StartAppAsync();
        var page = await NewTabAsync(on: fresh);
        await SignInAsync(page, await fresh.AddPersonAsync(Roles.Editor));
        await OpenAsync(page, "/connections");

        await Expect(page.GetByText("No usage has been imported yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_cancelled_import_is_finished_by_going_on_and_counts_nothing_twice()
    {
        const int Rows = 120_000;
        var page = await NewSignedInTabAsync(Roles.Editor);
        await OpenAsync(page, "/connections");

        await page.SetInputFilesAsync("input[type=file]", MarchFile.WriteMany(App.Data["many.jsonl"], Rows));
        var import = page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true });
        await import.WaitForAsync(new() { Timeout = 60_000 });
        // A fast machine would be done before anybody could click.
        await SlowLedger.SlowDownAsync(App.Data["dashboard.db"], TestContext.Current.CancellationToken);
        await import.ClickAsync();
        // The preview has a button of this name too.
        await Expect(page.GetByText("You can leave this page")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByText("Stopped after")).ToBeVisibleAsync();
        await SlowLedger.SpeedUpAsync(App.Data["dashboard.db"], TestContext.Current.CancellationToken);

        var some = (await SpentAsync("2026-04-01", "2026-05-01")).Entries;
        Assert.InRange(some, 0, Rows - 1);
        await Expect(page.Locator("tr", new() { HasText = "many.jsonl" })).ToContainTextAsync("Interrupted");

        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(page.GetByText("The ledger gained")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var all = await SpentAsync("2026-04-01", "2026-05-01");
        Assert.Equal((Rows, Rows * 0.01m), (all.Entries, all.CostUsd));
        await Expect(page.Locator("tr", new() { HasText = "many.jsonl" }).Last).ToContainTextAsync("Done");
        Assert.Empty(Directory.EnumerateFiles(App.Data["uploads"]));
    }

    [Fact]
    public async Task A_viewer_cannot_import_and_nobody_can_without_the_page()
    {
        ExpectProblem("status of 40[03]");
        const string Send = "async () => (await fetch('/connections/uploads?name=x.jsonl', { method: 'POST', body: '{}' })).status";
        var viewer = await NewSignedInTabAsync(Roles.Viewer);
        await OpenAsync(viewer, "/connections");
        await Expect(viewer.GetByText("Your role may look, not import")).ToBeVisibleAsync();
        await Expect(viewer.Locator("input[type=file]")).ToHaveCountAsync(0);
        Assert.Equal(403, await viewer.EvaluateAsync<int>(Send));

        // An editor's cookie alone is not enough: another site could send it along.
        var editor = await NewSignedInTabAsync(Roles.Editor);
        await OpenAsync(editor, "/connections");
        Assert.Equal(400, await editor.EvaluateAsync<int>(Send));
        Assert.False(Directory.Exists(App.Data["uploads"]) && Directory.EnumerateFiles(App.Data["uploads"]).Any());
    }

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task Works_on_a_phone_and_leaves_nothing_behind_when_cancelled(ColorScheme scheme)
    {
        var page = await NewSignedInTabAsync(Roles.Editor, Phone, scheme);
        await OpenAsync(page, "/connections");
        await CheckAsync(page);

        await page.SetInputFilesAsync("input[type=file]", MarchFile.Plain("phone.jsonl"));
        await Expect(File(page, "phone.jsonl")).ToBeVisibleAsync();
        await CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByText("Drop files here")).ToBeVisibleAsync();
        Assert.Empty(Directory.EnumerateFiles(App.Data["uploads"]));
    }

    // What the browser does when somebody lets a file go over the page.
    private static async Task DropAsync(IPage page, string name, string text)
    {
        var files = await page.EvaluateHandleAsync(
            "([name, text]) => { const data = new DataTransfer(); data.items.add(new File([text], name)); return data; }", new[] { name, text });
        // The circuit lives before the module listens.
        await Expect(page.Locator(".drop[data-ready]")).ToBeVisibleAsync();
        await page.Locator(".drop").DispatchEventAsync("dragenter", new { dataTransfer = files });
        await Expect(page.Locator(".drop[data-over]")).ToBeVisibleAsync();
        await page.Locator(".drop").DispatchEventAsync("drop", new { dataTransfer = files });
    }

    private static FilePayload Payload(string name, string text) => new() { Name = name, MimeType = "", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };

    private static ILocator File(IPage page, string name) => page.Locator(".import tr", new() { HasText = name });

    private static ILocator Cell(IPage page, string name, string label) => File(page, name).Locator($"td[data-label='{label}']");

    private async Task<SpendFigures> SpentAsync(string from = MarchFile.From, string to = MarchFile.To) => (await App.Services.GetRequiredService<SpendQuery>().AskAsync(
        new SpendQuestion(new Period(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture)), []), TestContext.Current.CancellationToken)).Totals;

    private static async Task CheckAsync(IPage page)
    {
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));
    }
}
