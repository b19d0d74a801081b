using System.Text;

using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Sources.Preview;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Terms.Sources;

/// <summary>A page looked at before it is watched: what is taken, what is left out, and selectors that pick what was pointed at.</summary>
public sealed class PreviewTests
{
    private static readonly Uri Address = new("https://example.test/terms");

    private static FetchedPage Page(string html) => new(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", Address, Address, new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc));

    private static SourcePreview Read(string html, string[]? select = null, string[]? remove = null) => SourcePreview.Of(Page(html), new PageParts(select ?? [], remove ?? []));

    private static PageBlock Block(SourcePreview preview, string start) => Assert.Single(preview.Blocks, b => b.Text.StartsWith(start, StringComparison.Ordinal));

    [Fact]
    public void The_document_is_taken_and_the_frame_of_the_page_is_left_out()
    {
        var preview = Read(SampleTerms.Page());

        Assert.True(preview.IsDocument, preview.Reason);
        Assert.Equal("Terms of Service", preview.Markers.Title);
        Assert.Equal(2, preview.Markers.Headings.Count);
        Assert.True(Block(preview, "You must not share").Taken);
        Assert.False(Block(preview, "Pricing").Taken);
        Assert.False(Block(preview, "© 2026").Taken);
        Assert.DoesNotContain(preview.Blocks, b => b.Text.Contains("var x", StringComparison.Ordinal));
    }

    [Fact]
    public void A_part_that_is_pointed_at_is_picked_by_a_selector_that_picks_nothing_else()
    {
        const string Html = """
            <html lang="en"><body><div class="css-1x2y3z4"><div id="legal-text" class="prose"><h1>Agreement</h1><p>First clause of the agreement.</p><p>Second clause of it.</p></div>
            <div class="related-articles"><p>You may also like our blog.</p></div></div></body></html>
            """;
        var page = Page(Html);
        var clause = Block(Read(Html), "Second clause");

        var parts = SourcePreview.PartsOf(page, clause.Index);

        Assert.Equal("#legal-text > p:nth-of-type(2)", parts[0].Selector);
        Assert.Contains(parts, p => p.Selector == "#legal-text");
        Assert.DoesNotContain(parts, p => p.Selector.Contains("css-", StringComparison.Ordinal));

        var only = Read(Html, select: ["#legal-text"]);
        Assert.True(Block(only, "First clause").Taken);
        Assert.False(Block(only, "You may also like").Taken);
        Assert.DoesNotContain("blog", only.Text.Markdown, StringComparison.Ordinal);

        var blog = SourcePreview.PartsOf(page, Block(Read(Html), "You may also like").Index);
        var without = Read(Html, remove: [blog[^2].Selector == "div.related-articles" ? blog[^2].Selector : blog[0].Selector]);
        Assert.False(Block(without, "You may also like").Taken);
        Assert.True(Block(without, "First clause").Taken);
    }

    [Fact]
    public void Every_block_of_a_page_has_a_selector_that_finds_it_alone()
    {
        var page = Page(SampleTerms.Page(extra: "<div><div><span>Loose words</span></div></div><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"));
        var all = SourcePreview.Of(page, PageParts.Whole);

        foreach (var block in all.Blocks)
        {
            var smallest = SourcePreview.PartsOf(page, block.Index)[0].Selector;
            var taken = SourcePreview.Of(page, new PageParts([smallest], [])).Blocks;
            Assert.True(PageExtractor.IsSelector(smallest), smallest);
            Assert.All(taken.Where(b => b.Taken), b => Assert.Equal(block.Text, b.Text));
        }
    }

    [Fact]
    public void What_would_be_refused_says_so_before_it_is_watched()
    {
        var preview = Read("<html><body><div id=\"root\"></div><script src=\"app.js\"></script></body></html>");

        Assert.Equal(TermsState.Unrendered, preview.State);
        Assert.False(preview.IsDocument);
    }

    [Fact]
    public async Task A_test_fetch_says_what_a_poll_would_find_and_writes_nothing()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/terms", SampleTerms.Page(), "text/html").Text("/shut", "no", status: 403);
        using var kit = new TermsKit(web);
        var fetch = kit.Get<TestFetch>();

        var came = Assert.IsType<TestFetchOutcome.Came>(await fetch.RunAsync(new("example", "Terms", TermsKind.Terms, web.Url("/terms").AbsoluteUri), TermsKit.Ct));
        var shut = Assert.IsType<TestFetchOutcome.Failed>(await fetch.RunAsync(new("example", "Terms", TermsKind.Terms, web.Url("/shut").AbsoluteUri), TermsKit.Ct));

        Assert.Equal("Terms of Service", SourcePreview.Of(came.Page, PageParts.Whole).Text.Title);
        Assert.Equal(TermsState.Blocked, shut.State);
        Assert.Equal(0, await kit.CountAsync<TermsSource>());
        Assert.Equal(0, await kit.CountAsync<TermsCapture>());
    }
}
