using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;

namespace Dashboard.Tests.Terms.Classify;

/// <summary>Rules that came from texts of providers nobody had tuned on; every sentence here is made up.</summary>
public sealed class RulesOfLanguageTests
{
    private const string Frame = "# Terms\n\nThese terms are between you and us, and you agree to them by using the service.\n\n## Rules\n\n";

    [Theory]
    [InlineData("Effective 28 August 2025Earlier version", "Effective August 28, 2025Earlier version")]
    [InlineData("Write to team@example.com to cancel within 14 days.", "Write to [email protected] to cancel within 14 days.")]
    [InlineData("You may use the Free ervices for your work.", "You may use the Free services for your work.")]
    [InlineData("D.1. You may cancel the plan at the end of a month.", "1. You may cancel the plan at the end of a month.")]
    [InlineData("3.1Roles of both parties are as follows.", "3.1 Roles of both parties are as follows.")]
    [InlineData("See https://help.example.com/en/articles/1-limits for the limits.", "See https://help.example.com/articles/1-limits for the limits.")]
    [InlineData("View page as Markdown", "Copy as Markdown")]
    [InlineData("", "Playground\n\nModels\n\nDocs\n\nPricing Notice\n\nTraining Summary\n\nCareers\n\nBlog")]
    [InlineData("", "Effective June 20, 2023")]
    public void What_pages_do_to_a_text_is_no_change(string before, string after) => Assert.Equal(ChangeLevel.None, Compare(before, after).Level);

    [Fact]
    public void An_error_page_in_place_of_one_part_takes_the_part_with_it_and_nothing_else()
    {
        const string Part = "## Commitments\n\nWe do not train our models on your prompts.\n\nYour prompts are deleted after 30 days.\n\nCookies\n\nYou must be 18 years old.";
        const string Error = "This page isn't available\n\nAn unexpected error has occurred.\n\nTry reloading the page or come back later.";
        const string Rest = "\n\n## Rules of use\n\nYou may not share an account with anybody else.\n\nThe service is provided from our own data centres in several places.\n\nSupport answers on working days.\n\nInvoices are sent every month.\n\n";

        Assert.Equal(ChangeLevel.None, Compare(Part + Rest, Error + Rest).Level);
        Assert.Equal(ChangeLevel.None, Compare(Error + Rest, Part + Rest).Level);
        var real = Compare(Part + Rest, Error + Rest + "You must not resell the service.");
        Assert.Equal((ChangeLevel.Medium, "You must not resell the service."), (real.Level, real.Weightiest!.Evidence));
    }

    [Fact]
    public void A_text_cut_in_the_middle_of_a_sentence_says_nothing_about_the_terms()
    {
        var whole = Frame + "We are not liable for damage to your computer or other equipment, nor for any attack from outside.\n\n" + string.Join("\n\n", Enumerable.Range(1, 40).Select(i => $"You must not do thing number {i} with the service."));

        Assert.Equal(ChangeKind.CaptureFault, ChangeClassifier.Compare(Text(whole[..(whole.IndexOf("equipment", StringComparison.Ordinal) + 5)]), Text(whole)).Kind);
    }

    [Theory]
    [InlineData("Your code is used to improve our services only where you opt-in to allow it.", "Your code is used to improve our services only where you allow it.", ChangeLevel.High, TermsTopic.TrainingOnCustomerData)]
    [InlineData("It is forbidden to develop models that compete with us.", "It is forbidden to develop models that compete with us, such as training an AI model on the output.", ChangeLevel.High, TermsTopic.CompetingModels)]
    [InlineData("", "We may share your personal information with banking partners to investigate fraud.", ChangeLevel.Medium, TermsTopic.PrivacySubprocessors)]
    [InlineData("", "We may use your data to retarget you with ads in other apps.", ChangeLevel.Medium, TermsTopic.PrivacySubprocessors)]
    [InlineData("", "You agree not to send unsolicited mail through the service.", ChangeLevel.Medium, TermsTopic.UsageRestrictions)]
    [InlineData("We will not use your data to train models, except where you use the service under a free subscription and have not opted out.", "We will not use your data to train models, except where you use the service under a free subscription or Robin Pro and have not opted out.", ChangeLevel.High, TermsTopic.TrainingOnCustomerData)]
    [InlineData("Using the output to develop models that compete with us is forbidden.", "Using the output to develop (or to assist anyone in developing) models that compete with us is forbidden.", ChangeLevel.High, TermsTopic.CompetingModels)]
    [InlineData("Last Revised: July 24, 2025", "Last Revised: August 24, 2025", ChangeLevel.Low, TermsTopic.NoticeOfChanges)]
    [InlineData("", "Voices are limited for users who listen to more than 150,000 words with them per month.", ChangeLevel.Medium, TermsTopic.RateLimits)]
    public void A_sentence_that_matters_is_found(string before, string after, ChangeLevel level, TermsTopic topic)
    {
        var diff = Compare(before, after);

        Assert.Equal(level, diff.Level);
        Assert.Contains(topic, diff.Topics);
    }

    [Fact]
    public void What_is_said_of_a_ban_is_not_one()
    {
        Assert.Equal(ChangeLevel.Low, Compare("", "We do not control what others publish about the service.").Level);
        Assert.Equal(ChangeLevel.Low, Compare("", "If you do not accept the terms, your only remedy is to stop using it.").Level);
    }

    [Fact]
    public void A_transfer_to_a_restricted_country_cuts_off_no_region()
    {
        var diff = Compare("", "An international data transfer is a transfer of personal data to a restricted country.");

        Assert.DoesNotContain(TermsTopic.RegionAvailability, diff.Topics);
        Assert.True(diff.Level < ChangeLevel.High);
    }

    [Fact]
    public void Three_sub_processors_are_a_set_and_one_is_a_narrow_change()
    {
        const string List = "## Sub-processors\n\nOur sub-processors are these.\n\n| Name | Purpose | Place |\n| --- | --- | --- |\n| Alpha Hosting | Hosting | Norway |\n";

        Assert.Equal(ChangeLevel.Low, Compare(List, List + "| Beta Mail | Mail | Norway |").Level);
        Assert.Equal(ChangeLevel.Medium, Compare(List, List + "| Beta Mail | Mail | Norway |\n| Gamma Desk | Support | Kenya |\n| Delta Pay | Billing | Spain |").Level);
    }

    [Fact]
    public void A_sentence_that_names_no_field_is_about_what_its_document_is_about()
    {
        const string Privacy = "# Privacy notice\n\nThis notice says what we do.\n\n";

        Assert.Equal([TermsTopic.PrivacySubprocessors], ChangeClassifier.Compare(Text(Privacy), Text(Privacy + "You can ask us at any time, and we will answer.")).Topics);
    }

    [Theory]
    [InlineData("services", "ervices", true)]
    [InlineData("agreement", "agreeement", true)]
    [InlineData("recieve", "receive", true)]
    [InlineData("typical", "atypical", false)]
    [InlineData("service", "services", false)]
    [InlineData("may", "my", false)]
    [InlineData("affect", "effect", false)]
    public void A_slip_of_the_pen_is_told_from_another_word(string gone, string came, bool slip) => Assert.Equal(slip, Spelling.IsSlip(gone, came));

    [Fact]
    public void What_stands_above_the_title_is_the_sites_unless_it_has_a_date()
    {
        var body = string.Concat(Enumerable.Range(1, 30).Select(i => $"<p>You must not do thing number {i} with the service.</p>"));
        PageText Page(string above) => PageExtractor.Extract($"<!doctype html><html><body><div>{above}</div><h1>API Terms</h1>{body}</body></html>", PageParts.Whole);

        Assert.Equal(Page("").Hash, Page("<b>We updated our other notice.</b><p>We do not sell your personal data.</p>").Hash);
        Assert.Contains("Effective July 30, 2026", Page("<p>Effective July 30, 2026</p>").Markdown, StringComparison.Ordinal);
    }

    private static TermsDiff Compare(string before, string after) => ChangeClassifier.Compare(Text(Frame + before), Text(Frame + after));

    private static PageText Text(string markdown) => PageExtractor.Extract(markdown, PageParts.Whole);
}
