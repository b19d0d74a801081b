using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;

using Deque.AxeCore.Playwright;

using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>axe finds nothing wrong, in both themes, on a desk and on a phone.</summary>
public sealed class AccessibilityTests(BrowserFixture browser, DevelopmentAppHost app) : BrowserTest(browser, app), IClassFixture<DevelopmentAppHost>
{
    public static TheoryData<ColorScheme, int> Looks => new()
    {
        { ColorScheme.Light, Desktop }, { ColorScheme.Dark, Desktop }, { ColorScheme.Light, Phone }, { ColorScheme.Dark, Phone },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Signed_in_pages_have_no_violations(ColorScheme scheme, int width)
    {
        var page = await NewSignedInTabAsync(Roles.Administrator, width, scheme);
        foreach (var path in new[] { "/", "/gallery" })
        {
            await OpenAsync(page, path);
            await CheckAsync(page, path);
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_for_everybody_have_no_violations(ColorScheme scheme, int width)
    {
        var page = await NewTabAsync(width, scheme);
        foreach (var path in new[] { "/sign-in", "/welcome/old", "/error" })
        {
            await page.GotoAsync(path);
            await CheckAsync(page, path);
        }
    }

    [Fact]
    public async Task The_first_start_has_no_violations()
    {
        var fresh = await StartAppAsync();
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, Desktop), (ColorScheme.Dark, Phone) })
        {
            var page = await NewTabAsync(width, scheme, fresh);
            await page.GotoAsync((await fresh.WelcomePathAsync())!);
            await CheckAsync(page, $"welcome {scheme} {width}");
        }
    }

    [Fact]
    public async Task The_open_sheet_has_no_violations()
    {
        var page = await NewSignedInTabAsync(Roles.Administrator, Phone);
        await LiveAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the menu" }).ClickAsync();

        await CheckAsync(page, "sheet");
    }

    [Theory]
    [InlineData(ColorScheme.Light, Desktop)]
    [InlineData(ColorScheme.Dark, Phone)]
    public async Task Open_menus_tables_and_dialogs_have_no_violations(ColorScheme scheme, int width)
    {
        var page = await NewSignedInTabAsync(Roles.Administrator, width, scheme);
        await OpenAsync(page, "/gallery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show as table" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Period:" }).ClickAsync();
        await CheckAsync(page, "period menu and table");

        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the sample" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Remove the sample workspace?" }).WaitForAsync();
        await CheckAsync(page, "dialog");

        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await page.GetByText("Removed", new() { Exact = true }).WaitForAsync();
    }

    private static async Task CheckAsync(IPage page, string where)
    {
        var result = await page.RunAxe();

        Assert.True(result.Violations.Length == 0, where + ":\n" + string.Join('\n', result.Violations.Select(v =>
            $"{v.Id}: {v.Help}\n  " + string.Join("\n  ", v.Nodes.Select(n => $"{n.Html} {string.Join(' ', n.Any.Select(a => a.Message))}")))));
        // No horizontal scroll at any width.
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
    }
}
