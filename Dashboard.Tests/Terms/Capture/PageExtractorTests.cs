using Dashboard.Core.Terms.Capture;

namespace Dashboard.Tests.Terms.Capture;

public sealed class PageExtractorTests
{
    private const string Dialog = "<div><p>We use cookies to improve our service.</p><p>Click Accept all to agree, or Reject all. You can change your cookie settings at any time.</p></div>";

    [Fact]
    public void A_nameless_cookie_dialog_under_the_document_is_not_part_of_it()
    {
        static PageText Read(string title, string dialog) => PageExtractor.Extract(
            $"<html><head><title>{title}</title></head><body><h1>{title}</h1><div><p>{string.Join(' ', Enumerable.Repeat("You may export what you made until the service ends.", 15))}</p></div>{dialog}</body></html>", PageParts.Whole);

        Assert.Equal(Read("Export of data", "").Hash, Read("Export of data", Dialog).Hash);
        Assert.IsType<CaptureVerdict.Accepted>(CaptureGuards.Judge(Read("Export of data", Dialog), new()));
        Assert.NotEqual(Read("Cookie policy", "").Hash, Read("Cookie policy", Dialog).Hash);
    }

    [Fact]
    public void A_page_becomes_its_headings_paragraphs_and_lists_without_what_stands_around()
    {
        var page = Extract(SampleTerms.Page());

        Assert.Equal("Terms of Service", page.Title);
        Assert.StartsWith("# Terms of Service\n\nLast updated: 1 March 2026\n\nThese terms", page.Markdown);
        Assert.Contains("## 1. Using the service", page.Markdown);
        Assert.Contains("- You must not share your keys.\n- You must not overload the service.", page.Markdown);
        Assert.DoesNotContain("Pricing", page.Markdown);
        Assert.DoesNotContain("var x", page.Markdown);
        Assert.DoesNotContain("©", page.Markdown);
        Assert.Equal("en", page.Language);
    }

    [Fact]
    public void Links_keep_their_words_in_the_text_and_their_targets_apart_without_tracking()
    {
        var page = Extract(SampleTerms.Page());

        Assert.Contains("on the page about prices.", page.Markdown);
        Assert.Equal([new PageLink("prices", "https://example.com/prices")], page.Links);
    }

    [Fact]
    public void Tables_are_rows_and_ordered_lists_keep_their_numbers()
    {
        var page = Extract("<html><body><table><tr><th>Name</th><th>Country</th></tr><tr><td>Acme <b>Ltd</b></td><td>IE</td></tr></table><ol start='3'><li>Third</li><li>Fourth</li></ol></body></html>");

        Assert.Equal("| Name | Country |\n| --- | --- |\n| Acme Ltd | IE |\n3. Third\n4. Fourth", page.Markdown);
    }

    [Fact]
    public void Selectors_pick_the_document_and_leave_parts_out()
    {
        const string html = "<html><body><p>Shop</p><div class='doc' data-x='1'><p>Text</p><p class='ad'>Buy</p></div></body></html>";

        Assert.Equal("Text", PageExtractor.Extract(html, new PageParts(["[data-x='1']"], [".ad"])).Markdown);
        Assert.True(PageExtractor.Extract(html, new PageParts([".gone"], [])).Signs.SelectorFoundNothing);
        Assert.False(PageExtractor.IsSelector("]["));
        Assert.True(PageExtractor.IsSelector("main > article.doc"));
    }

    [Fact]
    public void A_consent_banner_is_not_the_document_unless_it_is_the_page()
    {
        var banner = "<div id='onetrust-banner'><p>" + string.Join(' ', Enumerable.Repeat("We use cookies.", 20)) + "</p></div>";

        Assert.Equal(Extract(SampleTerms.Page()).Hash, Extract(SampleTerms.Page(banner)).Hash);
        Assert.Contains("cookie policy", Extract($"<html><body><div class='cookie-policy'><h1>Our cookie policy</h1><p>{new string('a', 50)} tells you more.</p></div></body></html>").Markdown);
    }

    [Fact]
    public void A_short_bold_line_is_a_heading_to_the_reader()
    {
        Assert.Equal(["2. Fees"], Extract("<html><body><p><strong>2. Fees</strong></p><p>You <b>pay</b>.</p></body></html>").Headings);
    }

    [Fact]
    public void Markdown_and_html_of_the_same_words_are_the_same_text()
    {
        const string markdown = "Terms\n=====\n\nYou *may* use [it](https://x.example \"t\").\n\n1\\.  **Do not** share.";

        var page = PageExtractor.Extract(markdown, PageParts.Whole);

        Assert.StartsWith("# Terms\n\nYou *may* use it.", page.Markdown);
        Assert.Equal(Extract("<html><body><h1>Terms</h1><p>You may use it.</p><ol><li>Do not share.</li></ol></body></html>").Hash, page.Hash);
    }

    [Fact]
    public void A_page_nested_absurdly_deep_is_not_parsed_and_one_with_many_siblings_is()
    {
        Assert.True(Extract("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 100_000)) + "<p>Here.</p>").Signs.IsAbsurdlyDeep);

        var wide = Extract("<html><body>" + string.Concat(Enumerable.Repeat("<div><p>One<br><img src=x></div><li>", 5_000)) + string.Concat(Enumerable.Repeat("<div>", 300)) + "<p>Still here.</p>");
        Assert.EndsWith("Still here.", wide.Markdown);
    }

    [Theory]
    [InlineData("gbk", "text/html; charset=GBK", "<p>服务条款</p>")]
    [InlineData("gbk", null, "<meta charset=\"gbk\"><p>服务条款</p>")]
    [InlineData("utf-16", null, "<p>Größe</p>")]
    [InlineData("utf-8", null, "<p>Größe</p>")]
    [InlineData("windows-1252", "text/html; charset=windows-1252", "<p>Größe</p>")]
    public void Bytes_are_read_in_the_charset_that_the_host_or_the_page_names(string charset, string? contentType, string html)
    {
        var encoding = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? System.Text.Encoding.GetEncoding(charset);

        Assert.Equal(html, Charset.Decode([.. charset == "utf-16" ? encoding.GetPreamble() : [], .. encoding.GetBytes(html)], contentType));
    }

    private static PageText Extract(string html) => PageExtractor.Extract(html, PageParts.Whole, new Uri("https://example.com/terms"));
}
