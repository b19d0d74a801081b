using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;

namespace Dashboard.Tests.Terms.Classify;

/// <summary>A sentence names more than it is about; every sentence here is made up.</summary>
public sealed class TopicsByTheWayTests
{
    private const string Frame = "# Terms\n\nThese terms are between you and us, and you agree to them by using the service.\n\n";

    [Theory]
    [InlineData("On a paid subscription we keep logs for 90 days.", TermsTopic.DataRetention)]
    [InlineData("Invoices follow, as the privacy policy says.", TermsTopic.PricingBilling)]
    [InlineData("We may suspend the account without liability.", TermsTopic.SuspensionTermination)]
    [InlineData("Our aggregate liability will not exceed the amount you paid in twelve months, or $100.", TermsTopic.LiabilityIndemnity)]
    [InlineData("You indemnify us for attorneys' fees.", TermsTopic.LiabilityIndemnity)]
    [InlineData("You retain ownership of the outputs.", TermsTopic.OutputOwnership)]
    [InlineData("You agree to pay taxes or to discontinue use of the service.", TermsTopic.PricingBilling)]
    [InlineData("Rates of your mobile or Internet service providers and our fees apply.", TermsTopic.PricingBilling)]
    public void What_a_sentence_mentions_is_not_what_it_is_about(string sentence, TermsTopic topic) => Assert.Equal([topic], Compare("", sentence).Topics);

    [Theory]
    [InlineData("The subscription fee is due on the first of a month.", TermsTopic.PricingBilling)]
    [InlineData("A new privacy policy is found below.", TermsTopic.PrivacySubprocessors)]
    [InlineData("The unconsumed balance is lost.", TermsTopic.PricingBilling)]
    [InlineData("If you are a minor, a parent has to agree.", TermsTopic.AgeEligibility)]
    public void What_stands_alone_is_named(string sentence, TermsTopic topic) => Assert.Contains(topic, Compare("", sentence).Topics);

    [Theory]
    [InlineData("We made minor corrections to what is said about prices.", TermsTopic.AgeEligibility)]
    [InlineData("The limits of this section will apply even if a remedy fails, and you must pay.", TermsTopic.NoticeOfChanges)]
    [InlineData("You can use it without logging in, and must pay for it.", TermsTopic.DataRetention)]
    [InlineData("Eligible users may connect other apps.", TermsTopic.AgeEligibility)]
    [InlineData("You may find a balance between what is safe and what is free.", TermsTopic.PricingBilling)]
    [InlineData("You must not hand the Fine-Tuned Model to others.", TermsTopic.TrainingOnCustomerData)]
    public void A_word_with_two_meanings_names_the_topic_only_in_one(string sentence, TermsTopic topic) => Assert.DoesNotContain(topic, Compare("", sentence).Topics);

    [Fact]
    public void A_list_of_bans_is_about_what_may_not_be_done()
    {
        var diff = Compare("", "You may not (i) use the output to develop competing models, (ii) train on personal data of others, (iii) dodge the fees, or (iv) share the account.");

        Assert.Equal([TermsTopic.CompetingModels, TermsTopic.UsageRestrictions], diff.Topics);
    }

    [Fact]
    public void Who_is_barred_from_something_is_told_a_rule_of_use_whatever_it_names() =>
        Assert.Equal([TermsTopic.PricingBilling, TermsTopic.UsageRestrictions], Compare("", "You may not resell credits.").Topics);

    [Fact]
    public void A_date_is_about_notice_even_in_a_document_on_personal_data()
    {
        Assert.Equal([TermsTopic.NoticeOfChanges], ChangeClassifier.Compare(Text("# Privacy notice\n\nUpdated 23 April 2026"), Text("# Privacy notice\n\nUpdated 10 June 2026")).Topics);
    }

    [Fact]
    public void Another_name_of_the_company_says_what_a_change_is_about_only_where_nothing_else_does()
    {
        const string Old = "Robin Labs Inc is committed to the protection of personal data.";
        const string New = "Robin Labs LLC is committed to the protection of personal data.";

        Assert.Equal([TermsTopic.PrivacySubprocessors], Compare(Old, New).Topics);
        Assert.Equal([TermsTopic.NoticeOfChanges], Compare($"{Old}\n\nUpdated 23 April 2026", $"{New}\n\nUpdated 10 June 2026").Topics);
    }

    [Fact]
    public void A_restricted_country_in_a_privacy_notice_cuts_off_no_region()
    {
        const string Notice = "# Privacy notice\n\nThis notice says what we do.\n\n";

        Assert.True(ChangeClassifier.Compare(Text(Notice), Text(Notice + "This part holds where the customer sits in a Restricted Country.")).Level < ChangeLevel.High);
    }

    private static TermsDiff Compare(string before, string after) => ChangeClassifier.Compare(Text(Frame + before), Text(Frame + after));

    private static PageText Text(string markdown) => PageExtractor.Extract(markdown, PageParts.Whole);
}
