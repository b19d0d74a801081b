using Dashboard.Core.Risk.Extraction;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.HeavyUse;
using Dashboard.Core.Workloads;
using Dashboard.Core.Workloads.Profile;

namespace Dashboard.Tests.Risk.Extraction;

public sealed class DeclaredSignalsTests
{
    private static readonly HeavyUse Use = new("anthropic", 30_000, 90_000, 2, 0, 0, [], [], 3, 4, 1, [new("bot", 60_000), new("lab", 30_000)]);

    [Theory]
    [InlineData(null, null, null, Level.Unknown)]
    [InlineData(OutputUse.Product, null, false, Level.Unknown)]
    [InlineData(OutputUse.Product, OutputUse.Product, false, Level.None)]
    [InlineData(OutputUse.Product, OutputUse.Product, null, Level.None)]
    [InlineData(OutputUse.Product, OutputUse.Product, true, Level.Low)]
    [InlineData(OutputUse.Product, OutputUse.Evaluation, false, Level.Low)]
    [InlineData(OutputUse.Product, OutputUse.Evaluation, true, Level.Medium)]
    [InlineData(OutputUse.Product, null, true, Level.Medium)]
    [InlineData(OutputUse.Product, OutputUse.Training, false, Level.High)]
    [InlineData(null, OutputUse.Training, null, Level.High)]
    public void Purpose_weighs_by_what_is_declared_and_by_whether_we_build_models(OutputUse? bot, OutputUse? lab, bool? builds, Level band) =>
        Assert.Equal(band, Signals(Use, new(BuildsModels: builds), bot, lab)[0].Band);

    [Fact]
    public void It_names_the_workloads_and_counts_what_nobody_declared()
    {
        var purpose = Signals(Use with { Workloads = [.. Use.Workloads!, new(null, 1_000)] }, new(), OutputUse.Evaluation, OutputUse.Training)[0];

        Assert.Equal("training by Lab; evaluation by Support bot; not declared for 1,000 exchanges", purpose.Value);
        Assert.Null(Signals(Use with { Workloads = null }, new(), null, null)[0].Value);
    }

    [Theory]
    [InlineData(null, 30_000, Level.Unknown)]
    [InlineData(ContractKind.Api, 30_000, Level.None)]
    [InlineData(ContractKind.Both, 30_000, Level.Low)]
    [InlineData(ContractKind.Consumer, 20_000, Level.Low)]
    [InlineData(ContractKind.Consumer, 20_001, Level.Medium)]
    public void Consumer_terms_with_a_programs_volume_are_told(ContractKind? kind, long exchanges, Level band)
    {
        var contracts = kind is { } known ? new Dictionary<string, ContractKind> { ["anthropic"] = known } : null;

        Assert.Equal(band, Signals(Use with { Exchanges30 = exchanges }, new(Contracts: contracts), null, null)[1].Band);
    }

    private static IReadOnlyList<Signal> Signals(HeavyUse use, OrganisationProfile profile, OutputUse? bot, OutputUse? lab) =>
        new DeclaredSignals(profile, [new("bot", "Support bot", OutputUses: List(bot)), new("lab", "Lab", OutputUses: List(lab))]).Of(use);

    private static OutputUse[]? List(OutputUse? use) => use is { } one ? [one] : null;
}
