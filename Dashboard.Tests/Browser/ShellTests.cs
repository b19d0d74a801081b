using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;

using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>The shell as people use it: theme, drawer, sheet, keyboard, account.</summary>
public sealed class ShellTests(BrowserFixture browser, DevelopmentAppHost app) : BrowserTest(browser, app), IClassFixture<DevelopmentAppHost>
{
    private const string Ground = "() => getComputedStyle(document.body).backgroundColor";

    [Fact]
    public async Task A_dark_theme_stays_over_reload_and_sign_out()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer);
        await LiveAsync(page);
        var light = await page.EvaluateAsync<string>(Ground);

        await page.GetByRole(AriaRole.Button, new() { Name = "Theme" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark", Exact = true }).ClickAsync();
        var dark = await page.EvaluateAsync<string>(Ground);
        Assert.NotEqual(light, dark);

        await page.ReloadAsync();
        Assert.Equal(dark, await page.EvaluateAsync<string>(Ground));

        await LiveAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Account: " }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await ArriveAsync(page, "sign-in");
        // The address changes before the new page has its styles.
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", dark);
    }

    [Fact]
    public async Task The_first_paint_already_has_the_chosen_theme()
    {
        using var client = App.Client();
        client.DefaultRequestHeaders.Add("Cookie", "dashboard-theme=dark; dashboard-drawer=\"><script>");

        var html = await client.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);

        Assert.Contains("data-theme=\"dark\" data-drawer=\"full\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_choice_the_page_follows_the_system()
    {
        var light = await NewTabAsync(scheme: ColorScheme.Light);
        await light.GotoAsync("/sign-in");
        var dark = await NewTabAsync(scheme: ColorScheme.Dark);
        await dark.GotoAsync("/sign-in");

        Assert.NotEqual(await light.EvaluateAsync<string>(Ground), await dark.EvaluateAsync<string>(Ground));
    }

    [Fact]
    public async Task The_theme_menu_marks_the_choice_that_counts()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer);
        await LiveAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Theme" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Like the system", Pressed = true })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Like the system" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task On_a_phone_the_sheet_opens_traps_the_page_behind_it_and_closes()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer, Phone);
        await LiveAsync(page);
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Overview" });
        await Expect(link).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Open the menu" }).ClickAsync();
        await Expect(link).ToBeVisibleAsync();
        await Expect(page.Locator("#page")).ToHaveAttributeAsync("inert", "");

        await page.Keyboard.PressAsync("Escape");
        await Expect(link).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Open the menu" })).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Open the menu" }).ClickAsync();
        await link.ClickAsync();
        await Expect(link).ToBeHiddenAsync();
        await Expect(page.Locator("#page")).Not.ToHaveAttributeAsync("inert", "");
    }

    [Fact]
    public async Task The_drawer_collapses_to_icons_and_stays_so()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer);
        await LiveAsync(page);
        var label = page.Locator("#drawer .label").First;
        await Expect(label).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Collapse the menu" }).ClickAsync();
        await Expect(label).ToBeHiddenAsync();

        await page.ReloadAsync();
        await LiveAsync(page);
        await Expect(label).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Overview" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Expand the menu" }).ClickAsync();
        await Expect(label).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_skip_link_is_the_first_stop_and_leads_to_the_content_of_the_same_page()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer);
        await OpenAsync(page, "/gallery");

        await page.Locator(".skip-link").FocusAsync();
        await Expect(page.Locator(".skip-link")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("main")).ToBeFocusedAsync();
        Assert.EndsWith("/gallery", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Menus_work_by_keyboard_alone()
    {
        var page = await NewSignedInTabAsync(Roles.Editor);
        await LiveAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Account: " }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Editor", new() { Exact = true })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.GotoAsync("/");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_nobody_knows_gets_a_page_that_says_so()
    {
        ExpectProblem("404");
        var page = await NewSignedInTabAsync(Roles.Viewer);
        var answer = await page.GotoAsync("/no-such-page");

        Assert.Equal(404, answer!.Status);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Not found" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Only_developers_have_a_gallery()
    {
        var production = await StartAppAsync();
        ExpectProblem("404");
        var page = await NewTabAsync(on: production);
        await SignInAsync(page, await production.AddPersonAsync(Roles.Administrator));

        Assert.Equal(404, (await page.GotoAsync("/gallery"))!.Status);
        Assert.NotNull(await page.GetByText("There is no such page").TextContentAsync());
    }

    [Fact]
    public async Task A_lost_connection_is_said_and_nothing_behind_it_can_be_clicked()
    {
        ExpectProblem("ERR_CONNECTION_REFUSED|Failed to (complete negotiation|start the connection|fetch)|WebSocket|Connection disconnected|Cannot send data|Invocation canceled");
        var other = await StartAppAsync();
        var page = await NewTabAsync(on: other);
        await SignInAsync(page, await other.AddPersonAsync(Roles.Viewer));
        await LiveAsync(page);
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToHaveCountAsync(0);

        await other.StopAsync();

        await Expect(dialog).ToContainTextAsync("The connection to the server is lost");
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeVisibleAsync();
    }
}
