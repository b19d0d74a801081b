using System.Text.RegularExpressions;

using Dashboard.Core.Access.Users;
using Dashboard.Core.Jobs.Housekeeping;
using Dashboard.Tests.Support;

using Deque.AxeCore.Playwright;

using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>Our own Jobs page: the timetable, a run out of turn, and its outcome.</summary>
public sealed class JobsJourney(BrowserFixture browser, AppHost app) : BrowserTest(browser, app), IClassFixture<AppHost>
{
    [Theory]
    [InlineData(Desktop, ColorScheme.Light)]
    [InlineData(Phone, ColorScheme.Dark)]
    public async Task A_job_run_out_of_turn_shows_its_outcome(int width, ColorScheme scheme)
    {
        var page = await NewSignedInTabAsync(Roles.Administrator, width, scheme);
        await OpenAsync(page, "/jobs");
        var row = page.Locator("tr", new() { HasText = HousekeepingJob.Id });
        await Assertions.Expect(row.Locator("[data-label='Next run']")).ToContainTextAsync(new Regex(@"^\s*in [a\d]", RegexOptions.None, TimeSpan.FromSeconds(1)));

        await row.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();

        await Assertions.Expect(row).ToContainTextAsync("Succeeded", new() { Timeout = 30_000 });
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help}"));
    }
}
