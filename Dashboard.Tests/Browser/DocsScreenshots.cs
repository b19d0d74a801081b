using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;

using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>Makes the pictures of the README and the guides from the sample workspace. Asked for by name only: <c>-explicit only -class "*DocsScreenshots"</c>.</summary>
public sealed class DocsScreenshots(BrowserFixture browser, SampleAppHost app) : BrowserTest(browser, app), IClassFixture<SampleAppHost>
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "screenshots");

    [Fact(Explicit = true)]
    public async Task Pictures_of_every_page_that_the_docs_show()
    {
        var light = await NewSignedInTabAsync(Roles.Administrator);
        await ShootAsync(light, "/", "overview");
        await ShootAsync(light, "/spend?period=90d", "spend");
        await ShootAsync(light, "/dependency", "dependency");
        await ShootAsync(light, "/start", "start");
        await OpenAsync(light, "/terms");
        await light.GetByRole(AriaRole.Link, new() { NameRegex = new("See the change|Commercial terms", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.WaitForAsync();
        await OpenAsync(light, "/");
        await light.GetByRole(AriaRole.Region, new() { Name = "Latest changes of terms" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await ArriveAsync(light, "/terms/changes/");
        await ShootAsync(light, new Uri(light.Url).PathAndQuery, "terms-change");

        var dark = await NewSignedInTabAsync(Roles.Administrator, scheme: ColorScheme.Dark);
        await ShootAsync(dark, "/", "overview-dark");
        await ShootAsync(dark, "/workloads/sample-support-bot", "workload-dark");
        await ShootAsync(await NewSignedInTabAsync(Roles.Viewer, Phone), "/alerts", "alerts-phone");
    }

    private static async Task ShootAsync(IPage page, string path, string name)
    {
        await OpenAsync(page, path);
        await Expect(page.Locator("main [aria-busy=true]")).ToHaveCountAsync(0);
        // Charts are drawn on a canvas once they are seen.
        if (await page.Locator("figure.chart").CountAsync() > 0)
            await page.Locator("figure.chart canvas").First.WaitForAsync();

        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.jpg"), Type = ScreenshotType.Jpeg, Quality = 62, Animations = ScreenshotAnimations.Disabled });
    }
}
