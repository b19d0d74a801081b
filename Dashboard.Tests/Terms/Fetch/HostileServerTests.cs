using System.IO.Compression;

using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Terms.Fetch;

/// <summary>A server that does what servers should not: each way gives its state, the text we hold stays, and others are read.</summary>
public sealed class HostileServerTests
{
    private const string Html = "text/html; charset=utf-8";

    [Theory]
    [InlineData("redirect loop", TermsState.Unreachable)]
    [InlineData("another path", TermsState.Moved)]
    [InlineData("private by redirect", TermsState.Unreachable)]
    [InlineData("403", TermsState.Blocked)]
    [InlineData("429", TermsState.Blocked)]
    [InlineData("503", TermsState.Unreachable)]
    [InlineData("endless body", TermsState.Unreachable)]
    [InlineData("gzip bomb", TermsState.Unreachable)]
    [InlineData("wrong length", TermsState.Unreachable)]
    [InlineData("unknown charset", TermsState.Unchanged)]
    [InlineData("picture", TermsState.WrongPage)]
    [InlineData("picture called a page", TermsState.WrongPage)]
    [InlineData("not a pdf", TermsState.WrongPage)]
    [InlineData("empty", TermsState.Unrendered)]
    [InlineData("login", TermsState.WrongPage)]
    [InlineData("consent", TermsState.WrongPage)]
    [InlineData("shell", TermsState.Unrendered)]
    [InlineData("another language", TermsState.LocaleChanged)]
    public async Task Each_way_gives_its_state_and_leaves_the_baseline_and_the_neighbours_alone(string way, TermsState expected)
    {
        await using var web = await LocalWeb.StartAsync();
        await using var neighbour = await LocalWeb.StartAsync();
        web.Text("/terms", SampleTerms.Page(), Html);
        neighbour.Text("/terms", SampleTerms.Page(), Html);
        using var kit = new TermsKit(web, neighbour);
        var (id, other) = (await kit.AddAsync(web.Url("/terms"), "a"), await kit.AddAsync(neighbour.Url("/terms"), "b"));
        await kit.Get<PollTerms>().DueAsync(TermsKit.Ct);
        var verified = (await kit.RowAsync(id)).LastVerifiedAt;

        Turn(web, way);
        kit.Clock.Advance(TimeSpan.FromDays(1));
        await kit.Get<PollTerms>().DueAsync(TermsKit.Ct);

        var row = await kit.RowAsync(id);
        Assert.True(row.State == expected, $"{way}: {row.State}, {row.StateReason}");
        Assert.Equal(1, row.Versions);
        Assert.Equal(expected == TermsState.Unchanged, row.LastVerifiedAt > verified);
        Assert.NotEmpty(row.StateReason);
        Assert.True(row.NextDueAt > row.LastCheckedAt);
        Assert.Equal(TermsState.Unchanged, (await kit.RowAsync(other)).State);
        web.Text("/terms", SampleTerms.Page(), Html);
        Assert.Equal(TermsState.Unchanged, (await kit.PollWhenDueAsync(id)).State);
    }

    [Fact]
    public async Task A_page_that_drips_for_ever_is_given_up()
    {
        await using var web = await LocalWeb.StartAsync();
        using var kit = new TermsKit(web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);

        // Alone: the drip turns the clock that everybody shares.
        web.On("/terms", context => DripAsync(context, kit));
        var row = await kit.PollWhenDueAsync(id);

        Assert.Equal((TermsState.Unreachable, 1), (row.State, row.Versions));
        Assert.Contains("in time", row.StateReason);
    }

    [Fact]
    public async Task A_private_address_is_never_asked()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/terms", SampleTerms.Page(), Html);
        using var kit = new TermsKit();
        var id = await kit.AddAsync(new UriBuilder(web.Url("/terms")) { Host = "localhost" }.Uri);

        Assert.Equal(TermsState.Unreachable, (await kit.PollWhenDueAsync(id)).State);
        Assert.Empty(web.Requests);
    }

    private static void Turn(LocalWeb web, string way)
    {
        switch (way)
        {
            case "redirect loop": web.Redirect("/terms", "/again").Redirect("/again", "/terms"); break;
            case "another path": web.Redirect("/terms", "/news").Text("/news", SampleTerms.Page(), Html); break;
            case "private by redirect": web.Redirect("/terms", "http://10.1.2.3/terms"); break;
            case "403" or "429" or "503": web.Text("/terms", SampleTerms.Page(), Html, int.Parse(way, System.Globalization.CultureInfo.InvariantCulture)); break;
            case "endless body": web.On("/terms", EndlessAsync); break;
            case "gzip bomb": web.On("/terms", BombAsync); break;
            case "wrong length": web.On("/terms", ShortAsync); break;
            case "unknown charset": web.Text("/terms", SampleTerms.Page(), "text/html; charset=klingon"); break;
            case "picture": web.Text("/terms", "\u0089PNG", "image/png"); break;
            case "picture called a page": web.On("/terms", PictureAsync); break;
            case "not a pdf": web.Text("/terms", SampleTerms.Page(), "application/pdf"); break;
            case "empty": web.Text("/terms", "", Html); break;
            case "login": web.Text("/terms", "<html><head><title>Sign in</title></head><body><h1>Sign in</h1><form><label>Email <input name=email></label><label>Password <input type=password name=p></label><button>Sign in</button></form></body></html>", Html); break;
            case "consent": web.Text("/terms", "<html><head><title>Before you continue</title></head><body><h1>Before you continue</h1><p>We use cookies and data to deliver our services. If you choose Accept all, we will also use cookies to show personalised content. Select More options to manage your privacy settings.</p><button>Reject all</button><button>Accept all</button></body></html>", Html); break;
            case "shell": web.Text("/terms", "<html><head><title>App</title></head><body><div id=root></div><script src=/a.js></script></body></html>", Html); break;
            case "another language": web.Text("/terms", "<html><body><main><h1>Nutzungsbedingungen</h1>" + string.Concat(Enumerable.Repeat("<p>Diese Bedingungen gelten für die Nutzung unserer Dienste. Sie dürfen die Dienste nur im Rahmen der Gesetze verwenden und sind für Ihre Konten verantwortlich.</p>", 12)) + "</main></body></html>", Html); break;
            default: throw new ArgumentOutOfRangeException(nameof(way), way, "No such way.");
        }
    }

    private static async Task DripAsync(HttpContext context, TermsKit kit)
    {
        context.Response.ContentType = Html;
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync("<p>", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            kit.Clock.Advance(TimeSpan.FromSeconds(20));
        }
    }

    private static async Task EndlessAsync(HttpContext context)
    {
        context.Response.ContentType = Html;
        var block = new byte[64 * 1024];
        Array.Fill(block, (byte)'a');
        // Five gigabytes, if anybody took them.
        for (var i = 0; i < 80_000 && !context.RequestAborted.IsCancellationRequested; i++)
            await context.Response.Body.WriteAsync(block, context.RequestAborted);
    }

    private static async Task BombAsync(HttpContext context)
    {
        (context.Response.ContentType, context.Response.Headers.ContentEncoding) = (Html, "gzip");
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < 100; i++)
                await gzip.WriteAsync(new byte[1024 * 1024]);
        }

        await context.Response.Body.WriteAsync(packed.ToArray(), context.RequestAborted);
    }

    private static async Task ShortAsync(HttpContext context)
    {
        (context.Response.ContentType, context.Response.ContentLength) = (Html, 100_000);
        await context.Response.WriteAsync(SampleTerms.Page()[..500], context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    private static async Task PictureAsync(HttpContext context)
    {
        context.Response.ContentType = Html;
        var bytes = new byte[20_000];
        new Random(7).NextBytes(bytes);
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
