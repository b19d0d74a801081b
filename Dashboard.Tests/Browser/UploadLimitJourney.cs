using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;
using Dashboard.Tests.Usage;

using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>Files that are too large: said before they are sent, and held back where a browser sends them all the same.</summary>
public sealed class UploadLimitJourney(BrowserFixture browser, UploadLimitJourney.SmallDoor app) : BrowserTest(browser, app), IClassFixture<UploadLimitJourney.SmallDoor>
{
    [Fact]
    public async Task A_file_that_is_too_large_is_refused_on_both_sides()
    {
        ExpectProblem("status of 413");
        var page = await NewSignedInTabAsync(Roles.Editor);
        string? token = null;
        page.Request += (_, request) => token ??= request.Headers.GetValueOrDefault("requestverificationtoken");
        await OpenAsync(page, "/connections");
        await Expect(page.Locator(".drop")).ToContainTextAsync("At most 300 B each");

        await page.SetInputFilesAsync("input[type=file]", MarchFile.Plain());
        await Expect(page.GetByText("It is larger than 300 B.")).ToBeVisibleAsync();
        Assert.Null(token);

        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "small.txt", MimeType = "", Buffer = "Buy milk."u8.ToArray() });
        await Expect(page.GetByText("looked for")).ToBeVisibleAsync();
        var status = await page.EvaluateAsync<int>(
            "async token => (await fetch('/connections/uploads?name=x', { method: 'POST', headers: { RequestVerificationToken: token, 'Content-Type': 'application/octet-stream' }, body: 'x'.repeat(301) })).status",
            token);
        Assert.Equal(413, status);
    }

    /// <summary>The app with a limit that a hand-made file passes.</summary>
    public sealed class SmallDoor : AppHost
    {
        protected override IEnumerable<string> Settings => ["--Usage:Upload:MaxBytes=300"];
    }
}
