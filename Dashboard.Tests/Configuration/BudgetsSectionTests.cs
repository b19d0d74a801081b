using Dashboard.Core.Configuration;
using Dashboard.Core.Providers;
using Dashboard.Core.Usage.Budgets;
using Dashboard.Core.Usage.Connectors;
using Dashboard.Tests.Support;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Configuration;

/// <summary>Budgets as a file says them.</summary>
public sealed class BudgetsSectionTests : IDisposable
{
    // The guide's own example: what people copy must work.
    private static readonly string Guide = "workloads: [{name: Support bot}]\n" + File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration-as-code.md")).Split("```yaml")[3].Split("```")[0];

    private readonly TestStore _store = new(services => services.AddSingleton(TimeProvider.System).AddProviders().AddSingleton<UsageConnectors>().AddConfigurationAsCode());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Budgets_apply_once_and_come_back_the_same()
    {
        var first = await ApplyAsync(Guide);
        var exported = await ExportAsync();
        var second = await ApplyAsync(exported);

        Assert.Empty(first.Errors);
        Assert.Equal((4, 0, 0), (first.Created, first.Changed, first.Unchanged));
        Assert.Equal((0, 0, 4), (second.Created, second.Changed, second.Unchanged));
        Assert.Equal(exported, await ExportAsync());
        await using var store = _store.CreateDbContext();
        Assert.Equal(
            [("everything", 12_000_500_000_000L, "80,100", true), ("quiet", 10_000_000_000L, null, true), ("support", 900_000_000_000L, "50,80,100", false)],
            (await store.Budgets().OrderBy(b => b.Key).ToListAsync(Ct)).Select(b => (b.Key, b.LimitNanos, b.AlertAt, b.AlertOnProjection)));
        Assert.All(await store.BudgetChanges().ToListAsync(Ct), c => Assert.Equal("apply", c.By));
    }

    [Theory]
    [InlineData("budgets: [{name: A}]", "budgets[0].limit")]
    [InlineData("budgets: [{name: A, limit: much}]", "budgets[0].limit")]
    [InlineData("budgets: [{name: A, limit: -1}]", "budgets[0].limit")]
    [InlineData("budgets: [{name: A, limit: 1, scope: team}]", "budgets[0].scope")]
    [InlineData("budgets: [{name: A, limit: 1, scope: workload, of: nobody}]", "budgets[0].of")]
    [InlineData("budgets: [{name: A, limit: 1, period: week, resetOn: 9}]", "budgets[0].resetOn")]
    [InlineData("budgets: [{name: A, limit: 1, alertAt: [80%, soon]}]", "budgets[0].alertAt[1]")]
    [InlineData("budgets: [{name: A, limit: 1}, {name: a, key: b, limit: 2}]", "budgets[0].name")]
    public async Task What_is_wrong_is_named_by_its_place_in_the_file(string file, string path)
    {
        var result = await ApplyAsync(file);

        Assert.Contains(result.Errors, e => e.Path == path);
        await using var store = _store.CreateDbContext();
        Assert.False(await store.Budgets().AnyAsync(Ct));
    }

    [Fact]
    public async Task A_contract_may_be_named_as_tools_name_it()
    {
        const string file = "budgets: [{name: Cloud, limit: 1, scope: provider, of: aws}, {name: Azure, limit: 1, scope: provider, of: azure}, {name: Ours, limit: 1, scope: provider, of: some-reseller}]\n"
            + "workloads: [{name: Bot}]\nroutes: [{workload: bot, primary: [{host: bedrock, model: claude-opus-4-6, gateway: litellm, contract: aws}]}]";
        await ApplyAsync(file);

        Assert.Equal(5, (await ApplyAsync(file)).Unchanged);
        await using var store = _store.CreateDbContext();
        Assert.Equal(["amazon", "microsoft", "some-reseller"], await store.Budgets().OrderBy(b => b.Of).Select(b => b.Of).ToListAsync(Ct));
        Assert.Contains("contract: amazon", await ExportAsync(), StringComparison.Ordinal);
    }

    private Task<ApplyResult> ApplyAsync(string text) =>
        new ApplyConfiguration(_store, _store.Services.GetServices<IConfigSection>(), TimeProvider.System).RunAsync(text, dryRun: false, Ct);

    private async Task<string> ExportAsync() =>
        ConfigOutput.Yaml(await new ExportConfiguration(_store, _store.Services.GetServices<IConfigSection>()).RunAsync(Ct));
}
