using Dashboard.Core.Configuration;
using Dashboard.Core.Providers;
using Dashboard.Core.Usage.Connectors;
using Dashboard.Core.Workloads;
using Dashboard.Core.Workloads.Profile;
using Dashboard.Tests.Support;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Configuration;

/// <summary>Who we are, and what becomes of outputs, as a file says it.</summary>
public sealed class OrganisationSectionTests : IDisposable
{
    // The guide's own example: what people copy must work.
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration-as-code.md")).Split("```yaml")[4].Split("```")[0];

    private readonly TestStore _store = new(services => services.AddSingleton(TimeProvider.System).AddProviders().AddSingleton<UsageConnectors>().AddConfigurationAsCode());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task The_guides_profile_applies_once_and_comes_back_the_same()
    {
        var first = await ApplyAsync(Guide);
        var exported = await ExportAsync();
        var second = await ApplyAsync(exported);

        Assert.Empty(first.Errors);
        Assert.Equal((1, 0, 0), (first.Created, first.Changed, first.Unchanged));
        Assert.Equal((0, 0, 1), (second.Created, second.Changed, second.Unchanged));
        Assert.Equal(["AT", "CH", "DE"], (await new ProfileQuery(_store).ReadAsync(Ct)).Serves);
    }

    [Fact]
    public async Task What_a_file_leaves_out_stays_as_it_was()
    {
        await ApplyAsync(Guide);
        var second = await ApplyAsync("organisation: {buildsModels: true, serves: []}");

        var profile = await new ProfileQuery(_store).ReadAsync(Ct);
        Assert.Equal((1, true, 0, 2), (second.Changed, profile.BuildsModels, profile.Serves!.Count, profile.OperatesIn!.Count));
        Assert.Contains("serves: []", await ExportAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_becomes_of_outputs_goes_out_and_comes_back()
    {
        await ApplyAsync("workloads: [{name: Lab, outputUse: [training, product, training]}, {name: Bot}]");
        var exported = await ExportAsync();

        Assert.Equal([OutputUse.Product, OutputUse.Training], (await new WorkloadsQuery(_store).ListAsync(Ct)).Single(w => w.Key == "lab").OutputUses);
        Assert.Null((await new WorkloadsQuery(_store).ListAsync(Ct)).Single(w => w.Key == "bot").OutputUses);
        Assert.Equal(2, (await ApplyAsync(exported)).Unchanged);
    }

    [Theory]
    [InlineData("organisation: {serves: [DE, Atlantis]}", "organisation.serves[1]")]
    [InlineData("organisation: {contracts: {openai: handshake}}", "organisation.contracts.openai")]
    [InlineData("organisation: {contracts: [openai]}", "organisation.contracts")]
    [InlineData("organisation: {affiliates: [{name: Us}]}", "organisation.affiliates[0].country")]
    [InlineData("organisation: {countries: [DE]}", "organisation.countries")]
    [InlineData("workloads: [{name: Lab, outputUse: [fun]}]", "workloads[0].outputUse")]
    [InlineData("workloads: [{name: Lab, outputUse: []}]", "workloads[0].outputUse")]
    public async Task A_mistake_is_told_with_its_place_and_nothing_is_written(string text, string path)
    {
        var result = await ApplyAsync(text);

        Assert.Contains(result.Errors, e => e.Path == path);
        Assert.Equal("{}", (await ExportAsync()).Trim());
    }

    private Task<ApplyResult> ApplyAsync(string text) =>
        new ApplyConfiguration(_store, _store.Services.GetServices<IConfigSection>(), TimeProvider.System).RunAsync(text, dryRun: false, Ct);

    private async Task<string> ExportAsync() =>
        ConfigOutput.Yaml(await new ExportConfiguration(_store, _store.Services.GetServices<IConfigSection>()).RunAsync(Ct));
}
