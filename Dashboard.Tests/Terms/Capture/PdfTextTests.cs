using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Sources;
using Dashboard.Tests.Support;

using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Dashboard.Tests.Terms.Capture;

public sealed class PdfTextTests
{
    [Fact]
    public void A_pdf_gives_headings_paragraphs_and_no_running_heads()
    {
        var page = PageReading.Of(Pdf(), "application/pdf", PageParts.Whole, url: null);

        Assert.Equal("Terms of Service", page.Title);
        Assert.Contains("You may use the service for any lawful purpose and must keep your keys to yourself.", page.Markdown);
        Assert.Contains("This termination takes effect at once.", page.Markdown);
        Assert.DoesNotContain("Example AI Ltd. Confidential", page.Markdown);
        Assert.DoesNotContain("Page 2 of 3", page.Markdown);
        Assert.Equal(["Terms of Service", "Your data", "Liability"], page.Headings);
    }

    [Fact]
    public void A_broken_pdf_and_one_without_text_are_unrendered()
    {
        Assert.Equal(TermsState.Unrendered, State(Pdf()[..200]));
        var empty = new PdfDocumentBuilder();
        empty.AddPage(PageSize.A4);
        Assert.Equal(TermsState.Unrendered, State(empty.Build()));
        Assert.Equal(TermsState.Fresh, State(Pdf()));

        static TermsState State(byte[] bytes) =>
            TermsCheck.Of(PageReading.Of(bytes, "application/pdf", PageParts.Whole, url: null), new() { ContentType = "application/pdf" }).State;
    }

    [Fact]
    public async Task A_pdf_is_polled_like_any_other_document()
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/terms.pdf", context =>
        {
            context.Response.ContentType = "application/pdf";
            return context.Response.Body.WriteAsync(Pdf()).AsTask();
        });
        using var kit = new TermsKit(web);
        var id = await kit.AddAsync(web.Url("/terms.pdf"));

        Assert.Equal(TermsState.Fresh, (await kit.PollWhenDueAsync(id)).State);
        Assert.Equal(TermsState.Unchanged, (await kit.PollWhenDueAsync(id)).State);
    }

    private static byte[] Pdf()
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        for (var number = 1; number <= 3; number++)
        {
            var page = builder.AddPage(PageSize.A4);
            page.AddText("Example AI Ltd. Confidential", 8, new PdfPoint(50, 810), font);
            page.AddText($"Page {number} of 3", 8, new PdfPoint(280, 20), font);
            var (heading, size, first, second, third, fourth) = number switch
            {
                1 => ("Terms of Service", 20, "You may use the service for any lawful purpose and", "must keep your keys to yourself.", "We may terminate the agreement for breach. This termina-", "tion takes effect at once."),
                2 => ("Your data", 16, "You own your inputs and your outputs, and we do not", "train our models on them.", "We delete your prompts within 30 days unless you ask", "us to keep them for longer."),
                _ => ("Liability", 16, "Neither party is liable for damages that could not have", "been foreseen.", "Nothing in this agreement limits what the law does not", "let anybody limit."),
            };
            page.AddText(heading, size, new PdfPoint(50, 770), font);
            page.AddText(first, 11, new PdfPoint(50, 730), font);
            page.AddText(second, 11, new PdfPoint(50, 716), font);
            page.AddText(third, 11, new PdfPoint(50, 680), font);
            page.AddText(fourth, 11, new PdfPoint(50, 666), font);
        }

        return builder.Build();
    }
}
