using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;

namespace Dashboard.Tests.Terms.Classify;

/// <summary>Topics and levels of documents rather than of single words.</summary>
public sealed class WhatAChangeIsAboutTests
{
    private const string Frame = "# Terms\n\nThese terms are between you and us, and you agree to them by using the service.\n\n";

    [Fact]
    public void A_new_date_beside_a_new_rule_does_not_make_the_change_one_of_dates()
    {
        var diff = Compare("Last updated: 1 March 2026", "Last updated: 2 March 2026\n\nPrepaid funds are added to your balance once the payment has cleared.");

        Assert.Equal([TermsTopic.PricingBilling], diff.Topics);
        Assert.Equal("Prepaid funds are added to your balance once the payment has cleared.", diff.Weightiest!.Evidence);
    }

    [Fact]
    public void A_sentence_of_no_field_gives_the_topic_only_when_no_other_does()
    {
        const string plain = "You agree that projects belong to the organisation that made them.";

        Assert.Equal([TermsTopic.UsageRestrictions], Compare("", plain).Topics);
        Assert.Equal([TermsTopic.DataRetention], Compare("We keep logs for 30 days.", $"We keep logs for 90 days.\n\n{plain}").Topics);
    }

    [Fact]
    public void A_row_in_a_list_of_service_providers_is_one_of_them_whatever_it_is_hired_for()
    {
        const string list = "## List of third-party service providers\n\n| Name | Purpose | Country |\n| --- | --- | --- |\n| Ledgerly | Hosting | France |";

        var diff = Compare(list, $"{list}\n| Paywell | Billing | United States |");

        Assert.Equal([TermsTopic.PrivacySubprocessors], diff.Topics);
    }

    [Theory]
    [InlineData("The service may not always work as intended.")]
    [InlineData("These terms do not apply to our shop.")]
    [InlineData("An output shall not constitute advice.")]
    public void A_negation_that_forbids_nobody_anything_is_no_ban(string sentence)
    {
        Assert.Equal(ChangeLevel.Low, Compare("", sentence).Level);
        Assert.Equal(ChangeLevel.Medium, Compare("", "You may not resell the service.").Level);
    }

    [Fact]
    public void A_limited_licence_is_not_a_company()
    {
        var renamed = Compare("We give you a limited licence to use the Inference Portal for this.", "We give you a limited licence to use the Inference Gateway for this.");

        Assert.Equal([TermsTopic.Cosmetic], renamed.Topics);
        Assert.True(Compare("The service is run by Example Ireland Limited for you.", "The service is run by Example Malta Limited for you.").Material);
    }

    [Fact]
    public void A_bare_address_and_the_words_this_page_are_the_same_link() =>
        Assert.False(Compare("You may engage those listed at https://example.com/list(opens in a new window) for this.", "You may engage those listed at this page for this.").Material);

    [Fact]
    public void Narrow_changes_of_one_field_stay_low_and_of_several_are_a_revision()
    {
        string[] fields = ["Fees are shown with the order.", "Invoices are sent by mail.", "Payments are taken by card.", "Taxes are added on top."];
        string[] several = ["Fees are shown with the order.", "Personal data is described elsewhere.", "Courts of Malta have venue.", "Our warranty is a statutory one."];

        Assert.Equal(ChangeLevel.Low, Compare("", string.Join("\n\n", fields)).Level);
        Assert.Equal(ChangeLevel.Medium, Compare("", string.Join("\n\n", several)).Level);
    }

    private static TermsDiff Compare(string before, string after) => ChangeClassifier.Compare(Page(before), Page(after));

    private static PageText Page(string rules) => PageExtractor.Extract(Frame + rules, PageParts.Whole);
}
