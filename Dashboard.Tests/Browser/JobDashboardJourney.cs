using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;

using Hangfire;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>Every page of Hangfire's dashboard, over our storage and under our content security policy.</summary>
public sealed class JobDashboardJourney(BrowserFixture browser, AppHost app) : BrowserTest(browser, app), IClassFixture<AppHost>
{
    [Fact]
    public async Task Every_page_opens_for_an_administrator_without_an_error()
    {
        var jobs = App.Services.GetRequiredService<IBackgroundJobClient>();
        jobs.Schedule(() => Idle.Wait(), TimeSpan.FromHours(1));
        var parent = jobs.Schedule(() => Idle.Wait(), TimeSpan.FromHours(2));
        jobs.ContinueJobWith(parent, () => Idle.Wait());
        jobs.Delete(jobs.Schedule(() => Idle.Wait(), TimeSpan.FromHours(3)));
        var page = await NewSignedInTabAsync(Roles.Administrator);

        foreach (var path in new[]
        {
            "", "/jobs/enqueued", "/jobs/enqueued/default", "/jobs/enqueued/fetched/default", "/jobs/scheduled", "/jobs/processing",
            "/jobs/succeeded", "/jobs/failed", "/jobs/deleted", "/jobs/awaiting", "/retries", "/recurring", "/servers", $"/jobs/details/{parent}",
        })
        {
            var answer = await page.GotoAsync("/job-dashboard" + path);
            Assert.True(answer!.Ok, $"{path} answered {answer.Status}");
            await Assertions.Expect(page.Locator("h1").First).ToBeVisibleAsync();
        }

        await page.GotoAsync("/job-dashboard/recurring");
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("jobs-housekeeping");
        await page.GotoAsync("/job-dashboard/jobs/scheduled");
        await Assertions.Expect(page.Locator("table tbody tr")).ToHaveCountAsync(2);
        await page.GotoAsync("/job-dashboard/jobs/awaiting");
        await Assertions.Expect(page.Locator("table tbody tr")).ToHaveCountAsync(1);
    }

    /// <summary>What the jobs of this test would do.</summary>
    public static class Idle
    {
        public static void Wait()
        {
        }
    }
}
