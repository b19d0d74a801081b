using Dashboard.Core.Configuration;
using Dashboard.Core.Providers;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Usage.Connectors;
using Dashboard.Tests.Support;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Configuration;

/// <summary>Kept scenarios go out and come back whole, retirements included.</summary>
public sealed class ScenariosSectionTests : IDisposable
{
    private const string File = """
        scenarios:
        - name: End of Claude
          off: ["provider:mistral", "model:openai/gpt-5"]
          prices: ["provider:openai=2.5"]
          retire: ["anthropic/claude-opus-4-6=2027-03-01", "openai/gpt-5=2027-05-31"]
        - name: Only retired
          retire: ["anthropic/claude-opus-4-6=2027-03-01"]
        """;

    private readonly TestStore _store = new(services => services.AddSingleton(TimeProvider.System).AddProviders().AddSingleton<UsageConnectors>().AddConfigurationAsCode());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Retirements_are_applied_exported_and_applied_elsewhere_to_the_same_scenarios()
    {
        var first = await ApplyAsync(File);
        var exported = await ExportAsync();
        var kept = await new SavedScenarios(_store, TimeProvider.System).ListAsync(Ct);

        Assert.Empty(first.Errors);
        Assert.Equal((2, 0, 0), (first.Created, first.Changed, first.Unchanged));
        Assert.Equal(["anthropic/claude-opus-4-6=2027-03-01", "openai/gpt-5=2027-05-31"], kept[0].What.Retired);
        // A model that is off and one that is retired are told apart, though they stand in one list.
        Assert.Equal(["provider:mistral", "model:openai/gpt-5"], kept[0].What.Off);
        Assert.Equal((0, 0, 2), await ApplyAsync(exported) is var again ? (again.Created, again.Changed, again.Unchanged) : default);

        await new SavedScenarios(_store, TimeProvider.System).RemoveAsync("Only retired", Ct);
        Assert.Equal((1, 0, 1), await ApplyAsync(exported) is var back ? (back.Created, back.Changed, back.Unchanged) : default);
        Assert.Equal(exported, await ExportAsync());
    }

    [Theory]
    [InlineData("scenarios: [{name: x, retire: [\"openai/gpt-5=May\"]}]", "scenarios[0].retire[0]")]
    [InlineData("scenarios: [{name: x, retire: []}]", "scenarios[0].off")]
    public async Task A_mistake_is_told_with_its_place(string text, string path) => Assert.Equal(path, Assert.Single((await ApplyAsync(text)).Errors).Path);

    private Task<ApplyResult> ApplyAsync(string text) =>
        new ApplyConfiguration(_store, _store.Services.GetServices<IConfigSection>(), TimeProvider.System).RunAsync(text, dryRun: false, Ct);

    private async Task<string> ExportAsync() =>
        ConfigOutput.Yaml(await new ExportConfiguration(_store, _store.Services.GetServices<IConfigSection>()).RunAsync(Ct));
}
