using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;

using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>From the one-time link to a signed-in person and out again. Alone in its app: nobody may have an account yet.</summary>
public sealed class FirstStartJourney(BrowserFixture browser, AppHost app) : BrowserTest(browser, app), IClassFixture<AppHost>
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task The_first_administrator_is_made_once_signs_out_and_in_and_a_wrong_password_says_so()
    {
        var link = await App.WelcomePathAsync();
        var page = await NewTabAsync();
        await page.GotoAsync(link!);

        // Two passwords that differ make nobody.
        await FillWelcomeAsync(page, "ada@example.org", Password, "something different");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("differ");

        await FillWelcomeAsync(page, "ada@example.org", Password, Password);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Start", Level = 1 })).ToBeVisibleAsync();

        // The link is used up.
        var stranger = await NewTabAsync();
        await stranger.GotoAsync(link!);
        await Assertions.Expect(stranger.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("not valid any more");
        await stranger.GotoAsync("/welcome/0000");
        await Assertions.Expect(stranger.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("not valid any more");

        await SignOutAsync(page);
        await page.GotoAsync("/");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);

        await page.FillAsync("#email", "ada@example.org");
        await page.FillAsync("#password", "wrong password here");
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Email or password is wrong");

        await SignInAsync(page, new TestPerson("ada@example.org", Password, Roles.Administrator));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview", Level = 1 })).ToBeVisibleAsync();
    }

    private static async Task FillWelcomeAsync(IPage page, string email, string password, string again)
    {
        await page.FillAsync("#email", email);
        await page.FillAsync("#password", password);
        await page.FillAsync("#again", again);
        await page.ClickAsync("main button[type=submit]");
    }

    private static async Task SignOutAsync(IPage page)
    {
        await LiveAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Account" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await ArriveAsync(page, "sign-in");
    }
}
