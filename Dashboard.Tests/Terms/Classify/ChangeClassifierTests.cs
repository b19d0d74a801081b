using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;

namespace Dashboard.Tests.Terms.Classify;

public sealed class ChangeClassifierTests
{
    private const string Frame = "# Terms\n\nThese terms are between you and us, and you agree to them by using the service.\n\n## Rules\n\n";

    [Theory]
    [InlineData("", "You must not use the outputs to develop models that compete with ours.", ChangeLevel.High, TermsTopic.CompetingModels)]
    [InlineData("You may distil the outputs into competing models.", "", ChangeLevel.High, TermsTopic.CompetingModels)]
    [InlineData("We do not use your content to train our models.", "", ChangeLevel.High, TermsTopic.TrainingOnCustomerData)]
    [InlineData("We do not use your content to train our models.", "We use your content to train our models.", ChangeLevel.High, TermsTopic.TrainingOnCustomerData)]
    [InlineData("", "By default, we use your conversations to train our models.", ChangeLevel.High, TermsTopic.TrainingOnCustomerData)]
    [InlineData("", "We may suspend your account at any time without prior notice.", ChangeLevel.High, TermsTopic.SuspensionTermination)]
    [InlineData("", "The service is not available in unsupported countries or to companies that they own.", ChangeLevel.High, TermsTopic.RegionAvailability)]
    [InlineData("", "Our total liability is limited to 100 dollars.", ChangeLevel.High, TermsTopic.LiabilityIndemnity)]
    [InlineData("We keep logs for 30 days.", "We keep logs for 90 days.", ChangeLevel.Medium, TermsTopic.DataRetention)]
    [InlineData("A request costs $2.", "A request costs $3.", ChangeLevel.Medium, TermsTopic.PricingBilling)]
    [InlineData("", "You must not share your account with other people.", ChangeLevel.Medium, TermsTopic.UsageRestrictions)]
    [InlineData("", "Refunds can be requested on the page about credits.", ChangeLevel.Low, TermsTopic.PricingBilling)]
    [InlineData("", "您不得使用输出内容开发与我们竞争的模型。", ChangeLevel.High, TermsTopic.CompetingModels)]
    [InlineData("", "我们可随时暂停您的账户，无需事先通知。", ChangeLevel.High, TermsTopic.SuspensionTermination)]
    public void A_sentence_that_matters_gives_level_topic_and_evidence(string before, string after, ChangeLevel level, TermsTopic topic)
    {
        var diff = Compare(before, after);

        Assert.Equal((true, level), (diff.Material, diff.Level));
        Assert.Contains(topic, diff.Topics);
        Assert.Equal(after.Length > 0 ? after : before, diff.Weightiest!.Evidence);
    }

    [Theory]
    [InlineData("You can organise your behaviour.", "You can organize your behavior.")]
    [InlineData("Use the Inference Portal to start.", "Use the Model Gateway to start.")]
    [InlineData("Our office is at 12 Long Street, Dublin.", "Our office is at 77 Short Street, Dublin.")]
    [InlineData("The list stands at https://example.com/list for you.", "The list stands at this page for you.")]
    [InlineData("", "Close")]
    [InlineData("", "We use cookies on this site. Accept all. Reject all. Cookie settings.")]
    [InlineData("Effective 30 July 2026.", "Effective July 30, 2026.")]
    public void What_binds_nobody_is_cosmetic(string before, string after)
    {
        var diff = Compare(before, after);

        Assert.Equal((false, ChangeLevel.None), (diff.Material, diff.Level));
        Assert.Equal([TermsTopic.Cosmetic], diff.Topics);
    }

    [Fact]
    public void A_date_alone_is_a_low_event_of_its_own()
    {
        var diff = Compare("Last updated: 1 March 2026", "Last updated: 2 March 2026");

        Assert.Equal((ChangeLevel.Low, ChangeKind.DateOnly), (diff.Level, diff.Kind));
    }

    [Theory]
    [InlineData("These changes take effect on July 30, 2026.", "2026-07-30")]
    [InlineData("本协议自2026年7月30日起生效。", "2026-07-30")]
    [InlineData("The new terms are effective as of 3rd Sept. 2026 for you.", "2026-09-03")]
    [InlineData("We were founded on July 30, 2016.", null)]
    public void Effective_dates_are_found(string sentence, string? date) =>
        Assert.Equal(date, Compare("", sentence).EffectiveDates.Select(d => d.ToString("o", System.Globalization.CultureInfo.InvariantCulture)).SingleOrDefault());

    [Fact]
    public void A_collapsed_capture_says_nothing_about_the_terms()
    {
        var whole = PageExtractor.Extract(SampleTerms.Page(string.Concat(Enumerable.Repeat("<p>Each party keeps what belongs to it and must tell the other about problems.</p>", 10))), PageParts.Whole);

        var diff = ChangeClassifier.Compare(whole, PageExtractor.Extract("# Terms\n\nLoading the page now", PageParts.Whole));

        Assert.Equal((false, ChangeKind.CaptureFault), (diff.Material, diff.Kind));
    }

    [Fact]
    public void A_moved_link_is_reported_apart_from_the_words()
    {
        var before = PageExtractor.Extract(SampleTerms.Page(), PageParts.Whole);
        var after = PageExtractor.Extract(SampleTerms.Page().Replace("example.com/prices", "example.com/new-prices"), PageParts.Whole);

        var diff = ChangeClassifier.Compare(before, after);

        Assert.Equal((ChangeKind.None, new LinkChange("prices", "https://example.com/prices", "https://example.com/new-prices")), (diff.Kind, Assert.Single(diff.Links)));
    }

    private static TermsDiff Compare(string before, string after) =>
        ChangeClassifier.Compare(PageExtractor.Extract(Frame + before, PageParts.Whole), PageExtractor.Extract(Frame + after, PageParts.Whole));
}
