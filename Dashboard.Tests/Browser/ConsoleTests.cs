using Dashboard.Tests.Support;

namespace Dashboard.Tests.Browser;

/// <summary>The fixture's own promise: a test cannot pass over an error on the console.</summary>
public sealed class ConsoleTests(BrowserFixture browser, AppHost app) : IClassFixture<AppHost>
{
    [Fact]
    public async Task A_page_without_errors_passes()
    {
        var journey = new Journey(browser, app);
        await journey.GoAsync("/sign-in", "1");

        await journey.DisposeAsync();
    }

    [Theory]
    [InlineData("console.error('broken')", "broken")]
    [InlineData("document.head.append(Object.assign(document.createElement('script'), { textContent: '1' }))", "Content Security Policy")]
    [InlineData("setTimeout(() => { throw new Error('thrown') })", "thrown")]
    [InlineData("fetch('https://elsewhere.invalid/').catch(() => 0)", "elsewhere")]
    public async Task A_page_with_an_error_fails_the_test(string script, string said)
    {
        var journey = new Journey(browser, app);
        await journey.GoAsync("/sign-in", script);

        var failure = await Assert.ThrowsAnyAsync<Exception>(async () => await journey.DisposeAsync());

        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
    }

    private sealed class Journey(BrowserFixture browser, AppHost app) : BrowserTest(browser, app)
    {
        public async Task GoAsync(string path, string script)
        {
            var page = await NewTabAsync();
            await page.GotoAsync(path);
            await page.EvaluateAsync($"() => {{ {script}; return new Promise(done => setTimeout(done, 50)); }}");
        }
    }
}
