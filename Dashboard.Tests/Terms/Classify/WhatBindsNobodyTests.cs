using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;

namespace Dashboard.Tests.Terms.Classify;

/// <summary>Differences of dress, and beside each the difference that looks like it and counts. Every sentence is made up.</summary>
public sealed class WhatBindsNobodyTests
{
    private const string Frame = "# Terms\n\nThese terms are between you and us, and you agree to them by using the service.\n\n## Rules\n\n";

    [Theory]
    [InlineData("You pay the fees every month.\n\nWe send an invoice.", "You pay the fees every month and we send an invoice.")]
    [InlineData("We use the data [as told[1]](https://example.com/a#1) for the billing of fees.", "We use the data [as told[2]](https://example.com/a) for the billing of fees.")]
    [InlineData("", "about the fees of last year](https://example.com/blog/fees)")]
    [InlineData("The service is run by Robin Labs, L.L.C. for you.", "The service is run by Robin Labs LLC for you.")]
    [InlineData("The rules that you accept are below.", "The rules you accept are below.")]
    [InlineData("", "You will find that much of it is new.")]
    [InlineData("", "We hope that you will like what we have made.")]
    [InlineData("", "The team does not wish to stand in the way of art.")]
    [InlineData("", "..::----*%%%*---::..")]
    [InlineData("", "ProductsPricingDocumentationCareers")]
    [InlineData("Products PricingLegalNoticeCareers", "Products PricingLegalNoticeCareersBlog")]
    [InlineData("", "In Norway: No. 3150031.")]
    [InlineData("In Norway: NO11574120, NO11610055.", "In Norway: NO11574120, NO11610055, NO12032921.")]
    [InlineData("You can cancel within thirty (30) days.", "You can cancel within 30 days.")]
    [InlineData("A cookie lives for seven days, amongst others.", "A cookie lives for 7 days, among others.")]
    [InlineData("Write to privacy [at] example.com to object.", "Write to privacy [at] example.com (privacy[at]example[dot]com) to object.")]
    [InlineData("", "Rules")]
    [InlineData("Updated: 21 days ago", "Updated: 10 hours ago")]
    [InlineData("Updated: yesterday", "Updated: 2 days ago")]
    [InlineData("Services agreement | Example", "Example Services Agreement | Example")]
    [InlineData("Number of vendors that ask for consent: 826", "Number of vendors that ask for consent: 832")]
    [InlineData("We act as a data controller when you use Dream Studio.", "We act as a data controller when you use Brand Studio.")]
    public void A_difference_of_dress_is_no_change(string before, string after) => Assert.Equal(ChangeLevel.None, Compare(before, after).Level);

    [Theory]
    [InlineData("You pay the fees every month.\n\nWe send an invoice.", "You pay the fees every week and we send an invoice.")]
    [InlineData("The service is run by Robin Labs, L.L.C. for you.", "The service is run by Robin Hosting LLC for you.")]
    [InlineData("You can cancel within thirty (30) days.", "You can cancel within 20 days.")]
    [InlineData("You may send 1000000 requests.", "You may send 2000000 requests.")]
    [InlineData("Last updated: October 2025", "Last updated: November 2025")]
    [InlineData("Updated logs are deleted 21 days ago.", "Updated logs are deleted 10 days ago.")]
    [InlineData("The controller of your personal data is Robin Labs.", "The controller of your personal data is Heron Labs.")]
    [InlineData("You may use 826 requests of each partner.", "You may use 832 requests of each partner.")]
    [InlineData("", "We hope that you like it. You must pay for it.")]
    [InlineData("", "You must register under No. 3150031.")]
    public void The_difference_that_looks_like_it_counts(string before, string after) => Assert.True(Compare(before, after).Material);

    [Fact]
    public void A_line_that_repeats_a_heading_is_an_entry_of_the_contents()
    {
        const string Body = "## Where your data may not be used and shared\n\nWe tell you where the data is kept.\n\n";
        var text = Frame + Body;

        Assert.False(ChangeClassifier.Compare(Text(text), Text("Where your data may not be used and shared\n\n" + text)).Material);
        Assert.True(ChangeClassifier.Compare(Text(text), Text("Your data may not be used and shared\n\n" + text)).Material);
    }

    [Theory]
    [InlineData("To use your do not sell or share rights, write to us.")]
    [InlineData("These cookies cannot be switched off in our systems.")]
    [InlineData("You pay us for claims about your violation of these terms.")]
    [InlineData("We tell you of a request unless we are legally prohibited from doing so.")]
    [InlineData("If you cannot reach us by mail, write a letter.")]
    public void What_only_sounds_like_a_ban_is_a_narrow_change(string sentence) => Assert.Equal(ChangeLevel.Low, Compare("", sentence).Level);

    private static TermsDiff Compare(string before, string after) => ChangeClassifier.Compare(Text(Frame + before), Text(Frame + after));

    private static PageText Text(string markdown) => PageExtractor.Extract(markdown, PageParts.Whole);
}
