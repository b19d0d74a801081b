using System.Net;

using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Versions;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Terms.Fetch;

/// <summary>Trouble below the page: certificates, lines, other hosts, wishes for quiet. The text we hold stays.</summary>
public sealed class HostileLineTests
{
    private const string Html = "text/html; charset=utf-8";

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_accepted()
    {
        using var certificate = SelfSigned.For(IPAddress.Loopback);
        await using var web = await LocalWeb.StartAsync(certificate);
        web.Text("/terms", SampleTerms.Page(), Html);
        using var kit = new TermsKit(web);
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.Get<AddByHand>().RunAsync(id, HandText.Pasted(SampleTerms.Page(), "ana@example.com"), TermsKit.Ct);

        var row = await kit.PollWhenDueAsync(id);

        Assert.Equal((TermsState.Unreachable, 1), (row.State, row.Versions));
        Assert.Contains("certificate", row.StateReason, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(web.Requests);
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_where_it_should_is_unreachable()
    {
        await using var server = RawServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
        await using var neighbour = await LocalWeb.StartAsync();
        neighbour.Text("/terms", SampleTerms.Page(), Html);
        using var kit = new TermsKit(neighbour);
        var id = await kit.AddAsync(new Uri($"https://{server.Authority}/terms"));
        var other = await kit.AddAsync(neighbour.Url("/terms"), "b");

        await kit.Get<PollTerms>().DueAsync(TermsKit.Ct);

        Assert.Equal(TermsState.Unreachable, (await kit.RowAsync(id)).State);
        Assert.Equal(TermsState.Fresh, (await kit.RowAsync(other)).State);
    }

    [Fact]
    public async Task Another_host_is_proposed_and_never_taken_for_the_document_by_itself()
    {
        await using var web = await LocalWeb.StartAsync();
        await using var elsewhere = await LocalWeb.StartAsync();
        web.Text("/terms", SampleTerms.Page(), Html);
        elsewhere.Text("/legal", SampleTerms.Page(retention: "We keep your prompts for ever."), Html);
        using var kit = new TermsKit(web, elsewhere);
        var id = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(id);

        web.Redirect("/terms", elsewhere.Url("/legal").AbsoluteUri);
        var row = await kit.PollWhenDueAsync(id);

        Assert.Equal((TermsState.Moved, 1, elsewhere.Url("/legal").AbsoluteUri), (row.State, row.Versions, row.ProposedUrl));
    }

    [Fact]
    public async Task A_host_that_wishes_for_quiet_gets_it_for_all_its_pages()
    {
        await using var web = await LocalWeb.StartAsync();
        await using var neighbour = await LocalWeb.StartAsync();
        web.Text("/terms", SampleTerms.Page(), Html).Text("/privacy", SampleTerms.Page(), Html);
        neighbour.Text("/terms", SampleTerms.Page(), Html);
        using var kit = new TermsKit(web, neighbour);
        var (terms, privacy, other) = (await kit.AddAsync(web.Url("/terms"), "a"), await kit.AddAsync(web.Url("/privacy"), "a", "Privacy"), await kit.AddAsync(neighbour.Url("/terms"), "b"));
        await kit.Get<PollTerms>().DueAsync(TermsKit.Ct);

        web.On("/terms", context =>
        {
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (429, "7200");
            return Task.CompletedTask;
        });
        kit.Clock.Advance(TimeSpan.FromDays(1));
        await kit.Get<PollTerms>().DueAsync(TermsKit.Ct);

        Assert.Equal(TermsState.Blocked, (await kit.RowAsync(terms)).State);
        Assert.True((await kit.RowAsync(terms)).NextDueAt >= kit.Now.AddHours(2));
        Assert.True((await kit.RowAsync(privacy)).NextDueAt >= kit.Now.AddHours(2));
        Assert.Equal(TermsState.Unchanged, (await kit.RowAsync(other)).State);
    }
}
