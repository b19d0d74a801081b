using System.Net;
using System.Net.Http.Headers;
using System.Text;

using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;

using Deque.AxeCore.Playwright;

using Microsoft.Playwright;

namespace Dashboard.Tests.Browser;

/// <summary>An administrator makes a token, a program sends with it, the administrator sees that and ends it.</summary>
public sealed class TokensJourney(BrowserFixture browser, AppHost app) : BrowserTest(browser, app), IClassFixture<AppHost>
{
    [Theory]
    [InlineData(Desktop, ColorScheme.Light)]
    [InlineData(Phone, ColorScheme.Dark)]
    public async Task A_token_is_made_used_and_revoked(int width, ColorScheme scheme)
    {
        var name = $"support bot with a rather long name for a token {width}";
        var page = await NewSignedInTabAsync(Roles.Administrator, width, scheme);
        await OpenAsync(page, "/settings/tokens");
        await Assertions.Expect(page.Locator("#drawer a.active")).ToHaveTextAsync("Tokens", new() { UseInnerText = false });
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the token" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give the token a name");
        await page.Locator("#name").FillAsync(name);
        await page.GetByLabel("Send usage").CheckAsync();
        await page.Locator("#connection").FillAsync("support bot");
        await page.GetByLabel("Last day (UTC)").FillAsync("2199-12-30");
        await CheckAsync(page, "form");

        await page.GetByRole(AriaRole.Button, new() { Name = "Make the token" }).ClickAsync();
        var secret = await page.GetByLabel("The secret").InputValueAsync();
        var row = page.GetByRole(AriaRole.Row, new() { Name = name });
        await Assertions.Expect(row).ToContainTextAsync("Send usage");
        await Assertions.Expect(row).ToContainTextAsync("30 Dec 2199");
        await Assertions.Expect(row.Locator("[data-label='Last used']")).ToContainTextAsync("never");
        await CheckAsync(page, "secret");

        Assert.Equal(HttpStatusCode.OK, await SendAsync(secret));
        await OpenAsync(page, "/settings/tokens");
        Assert.DoesNotContain(secret, await page.ContentAsync(), StringComparison.Ordinal);
        await Assertions.Expect(row.Locator("[data-label='Last used'] time")).ToBeVisibleAsync();

        await row.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await CheckAsync(page, "dialog");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("revoked");
        await Assertions.Expect(row.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(secret));
    }

    private static async Task CheckAsync(IPage page, string where)
    {
        if (Environment.GetEnvironmentVariable("TOKENS_PICTURES") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"tokens-{page.ViewportSize!.Width}-{where}.png"), FullPage = true });

        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{where} {v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));
    }

    private async Task<HttpStatusCode> SendAsync(string secret)
    {
        using var client = App.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using var body = new StringContent("""{"rows":[{"time":"2026-03-01T10:00:00Z","model":"gpt-5-mini","provider":"openai","inputTokens":1}]}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/api/v1/usage", UriKind.Relative), body, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
