using System.Globalization;
using System.Text;

using Dashboard.Core.Access.Users;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Tests.Support;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>The same calls read from four places of the earth: the days differ, the sums do not, and today is never empty.</summary>
public sealed class ZoneJourney(BrowserFixture browser, ZoneJourney.EveningHost app) : BrowserTest(browser, app), IClassFixture<ZoneJourney.EveningHost>
{
    // Noon in California; in India and New Zealand it is tomorrow already.
    private static readonly DateTime Now = new(2026, 3, 10, 20, 0, 0, DateTimeKind.Utc);

    private const int Hours = 24 * 5;

    [Fact]
    public async Task A_call_of_a_minute_ago_is_of_today_everywhere_and_all_days_add_up()
    {
        await ImportAsync();
        var page = await NewSignedInTabAsync(Roles.Viewer);
        foreach (var zone in new[] { "UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland" })
        {
            await App.Services.GetRequiredService<ChangeReportingZone>().RunAsync(zone, TestContext.Current.CancellationToken);
            var local = TimeZoneInfo.FindSystemTimeZoneById(zone);
            var today = TimeZoneInfo.ConvertTimeFromUtc(Now, local).Date;
            // A call each half hour since midnight there: the latest was a minute ago.
            var calls = Calls().Count(at => TimeZoneInfo.ConvertTimeFromUtc(at, local).Date == today);
            Assert.InRange(calls, 2, 48);

            await OpenAsync(page, "/spend?period=7d&by=day&measure=requests");
            await Expect(page.Locator("data").First).ToHaveAttributeAsync("value", Cost(Hours * 2));
            var rows = await page.Locator("table.spend tbody").EvaluateAsync<string[][]>("b => [...b.rows].map(r => [r.cells[0].innerText.trim(), r.cells[1].innerText.trim()])");
            Assert.Equal(Hours * 2, rows.Sum(r => int.Parse(r[1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture)));
            Assert.Contains(rows, r => r[0].StartsWith(today.ToString("d MMM yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal) && r[1] == calls.ToString(CultureInfo.InvariantCulture));

            await OpenAsync(page, $"/spend?from={today:yyyy-MM-dd}&to={today.AddDays(1):yyyy-MM-dd}&by=model&measure=requests&steps=hour");
            await Expect(page.Locator("data").First).ToHaveAttributeAsync("value", Cost(calls));
            await Expect(page.Locator("main")).ToContainTextAsync(zone);
        }
    }

    private static string Cost(int calls) => (calls * 0.01m).ToString("0.##", CultureInfo.InvariantCulture);

    private static IEnumerable<DateTime> Calls() => Enumerable.Range(0, Hours * 2).Select(i => Now.AddMinutes(-1 - (30 * i)));

    private async Task ImportAsync()
    {
        var uploads = App.Services.GetRequiredService<UploadImport>();
        var rows = Calls().Select((at, i) => $"z-{i},0.01,10,1,11,{at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)},gpt-4o,openai");
        await using var text = new MemoryStream(Encoding.UTF8.GetBytes("request_id,spend,prompt_tokens,completion_tokens,total_tokens,startTime,model,custom_llm_provider\n" + string.Join('\n', rows)));
        var upload = await uploads.ReceiveAsync(text, "calls.csv", TestContext.Current.CancellationToken);
        await uploads.RunAsync(upload, null, null, null, TestContext.Current.CancellationToken);
    }

    /// <summary>An app that believes it is that evening; its clock goes on.</summary>
    public sealed class EveningHost : AppHost
    {
        protected override IEnumerable<string> Settings => ["--Jobs:Run=false"];

        protected override void Adjust(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new Evening()));

        private sealed class Evening : TimeProvider
        {
            private readonly long _started = System.GetTimestamp();

            public override DateTimeOffset GetUtcNow() => new DateTimeOffset(Now) + System.GetElapsedTime(_started);
        }
    }
}
