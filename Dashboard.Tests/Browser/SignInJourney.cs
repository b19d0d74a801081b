using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;

using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>Who may enter, and where that leads.</summary>
public sealed class SignInJourney(BrowserFixture browser, AppHost app) : BrowserTest(browser, app), IClassFixture<AppHost>
{
    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_while()
    {
        var person = await App.AddPersonAsync(Roles.Viewer);
        var page = await NewTabAsync();
        await page.GotoAsync("/sign-in");
        for (var i = 0; i < 6; i++)
        {
            await page.FillAsync("#email", person.Email);
            await page.FillAsync("#password", "wrong password here");
            await page.ClickAsync("main button[type=submit]");
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Too many wrong passwords");
    }

    [Fact]
    public async Task The_address_asked_for_is_where_signing_in_leads_but_never_to_another_server()
    {
        var person = await App.AddPersonAsync(Roles.Viewer);
        var page = await NewTabAsync();
        await page.GotoAsync("/?period=7d");
        await FillAsync(page, person);
        await ArriveAsync(page, "?period=7d");

        var other = await NewTabAsync();
        await other.GotoAsync("/sign-in?ReturnUrl=" + Uri.EscapeDataString("//elsewhere.example/"));
        await FillAsync(other, person);
        await Assertions.Expect(other).ToHaveURLAsync(App.Address + "/");
    }

    [Fact]
    public async Task A_viewer_is_kept_out_of_what_administrators_do()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer);
        foreach (var path in new[] { "/jobs", "/job-dashboard" })
        {
            await page.GotoAsync(path);
            Assert.Contains("/forbidden", page.Url, StringComparison.Ordinal);
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("role does not allow");
        }
    }

    private static async Task FillAsync(IPage page, TestPerson person)
    {
        await page.FillAsync("#email", person.Email);
        await page.FillAsync("#password", person.Password);
        await page.ClickAsync("main button[type=submit]");
    }
}
