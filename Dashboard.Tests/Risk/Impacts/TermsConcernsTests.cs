using Dashboard.Core.Risk.Exposure;
using Dashboard.Core.Risk.Impacts;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Units;
using Dashboard.Core.Workloads;
using Dashboard.Core.Workloads.Profile;

namespace Dashboard.Tests.Risk.Impacts;

public sealed class TermsConcernsTests
{
    private const string Countries = "# Supported countries\n\nThe service may be used in these countries.\n\n- Austria\n- Belgium\n- France\n- Germany\n- Norway\n- Spain\n";
    private const string Rules = "# Terms\n\nThese terms are between you and us, and you agree to them by using the service.\n\n";
    private const string Clause = "You must not use outputs to develop models that compete with ours.";

    [Fact]
    public void A_country_of_ours_that_leaves_the_list_is_high_and_one_of_others_only_worth_a_look()
    {
        var gone = Diff(Countries, Countries.Replace("- Germany\n", "", StringComparison.Ordinal));
        Assert.Equal((ChangeLevel.High, TermsTopic.RegionAvailability), (gone.Level, Assert.Single(gone.Topics)));

        var ours = Assert.Single(Of(gone, new(OperatesIn: ["DE"])));
        Assert.Equal((Level.High, "Germany is one of our countries and has left the list.", "Germany"), (ours.Level, ours.Text, ours.Evidence));
        Assert.Equal(Level.High, Assert.Single(Of(gone, new(Affiliates: [new("Example GmbH", "DE")]))).Level);
        Assert.Equal(Level.Low, Assert.Single(Of(gone, new(Serves: ["FR", "NO"]))).Level);
        Assert.Equal(Level.Unknown, Assert.Single(Of(gone, new())).Level);
    }

    [Fact]
    public void A_country_that_comes_onto_the_list_and_a_sentence_that_shuts_one_out_are_told_apart()
    {
        Assert.Equal(Level.None, Assert.Single(Of(Diff(Countries, Countries + "- Iceland\n"), new(Serves: ["IS"]))).Level);

        var shut = Diff(Rules, Rules + "The service is not available in unsupported countries such as Norway.");
        Assert.Equal(Level.High, Assert.Single(Of(shut, new(OperatesIn: ["NO"]))).Level);
        Assert.Equal(Level.Low, Assert.Single(Of(shut, new(OperatesIn: ["SE"]))).Level);
    }

    [Fact]
    public void Six_countries_that_leave_at_once_are_no_menu() =>
        Assert.Equal(ChangeLevel.High, Diff(Countries + "- Chile\n- Peru\n- Kenya\n- Ghana\n- Nepal\n- India\n", Countries).Level);

    [Fact]
    public void A_clause_on_competing_models_concerns_who_trains_and_not_who_declares_that_nobody_does()
    {
        var diff = Diff(Rules, Rules + Clause);

        Assert.Equal(Level.High, Of(diff, new(BuildsModels: false), Draft(OutputUse.Training)).MaxBy(c => c.Level)!.Level);
        Assert.Equal([Level.Medium], Of(diff, new(BuildsModels: true), Draft(OutputUse.Product)).Select(c => c.Level));
        Assert.Equal([Level.Low], Of(diff, new(BuildsModels: false), Draft(OutputUse.Evaluation)).Select(c => c.Level));
        Assert.Equal([Level.None], Of(diff, new(BuildsModels: false), Draft(OutputUse.Product)).Select(c => c.Level));

        var unknown = Assert.Single(Of(diff, new(), new WorkloadDraft("bot", "Support bot")));
        Assert.Equal(Level.Unknown, unknown.Level);
        Assert.Equal("Whether the clause on competing models can concern us is not known: nobody has declared what becomes of the outputs of Support bot; the organisation profile does not say whether we build models.", unknown.Text);
        Assert.Equal(Clause, unknown.Evidence);
    }

    [Theory]
    [InlineData("Consumer terms", ContractKind.Api, Level.None)]
    [InlineData("Consumer terms", ContractKind.Both, Level.Low)]
    [InlineData("Commercial terms", ContractKind.Consumer, Level.None)]
    [InlineData("Commercial terms", ContractKind.Api, Level.Low)]
    [InlineData("Commercial terms", null, Level.Unknown)]
    public void Whose_terms_they_are_is_held_against_the_paper_we_have(string document, ContractKind? kind, Level level)
    {
        var contracts = kind is { } known ? new Dictionary<string, ContractKind> { ["example"] = known } : null;

        var concern = Assert.Single(Concerns(Diff(Rules, Rules + "A request costs $3."), document, new(Contracts: contracts)));
        Assert.Equal(level, concern.Level);
    }

    [Fact]
    public void A_change_about_something_else_is_not_held_against_us() =>
        Assert.Empty(Of(Diff(Rules, Rules + "A request costs $3."), new(OperatesIn: ["DE"], BuildsModels: true), Draft(OutputUse.Training)));

    private static WorkloadDraft Draft(OutputUse use) => new("bot", "Support bot", OutputUses: [use]);

    private static IReadOnlyList<Concern> Of(TermsDiff diff, OrganisationProfile profile, params WorkloadDraft[] workloads) => Concerns(diff, "Terms of use", profile, workloads);

    private static IReadOnlyList<Concern> Concerns(TermsDiff diff, string document, OrganisationProfile profile, params WorkloadDraft[] workloads) => new TermsConcerns(profile, workloads).Of(
        diff, document, "Example",
        new ProviderExposure("example", new DateOnly(2026, 11, 1), ["contract"], 1, 1, 1, 1, false, [.. workloads.Select(w => new TouchedWorkload(w.Key, w.Name, w.Criticality, 1, 1, null, false, false))]));

    private static TermsDiff Diff(string before, string after) =>
        ChangeClassifier.Compare(PageExtractor.Extract(before, PageParts.Whole), PageExtractor.Extract(after, PageParts.Whole));
}
