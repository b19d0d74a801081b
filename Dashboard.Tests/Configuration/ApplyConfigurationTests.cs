using Dashboard.Core.Configuration;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Connectors;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Configuration;

public sealed class ApplyConfigurationTests : IDisposable
{
    // The guide's own example: what people copy must work.
    private static readonly string Everything = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration-as-code.md")).Split("```yaml")[1].Split("```")[0];

    private readonly TestStore _store;

    public ApplyConfigurationTests() => _store = new TestStore(services => services
        .AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero)))
        .AddSingleton(SmallWorld.Catalogue)
        .AddSingleton<UsageConnectors>().AddConfigurationAsCode());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Applying_twice_changes_nothing()
    {
        var first = await ApplyAsync(Everything);
        var second = await ApplyAsync(Everything);

        Assert.Empty(first.Errors);
        Assert.Equal((14, 0, 0), (first.Created, first.Changed, first.Unchanged));
        Assert.Equal((0, 0, 14), (second.Created, second.Changed, second.Unchanged));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_exported_applies_without_a_change_and_elsewhere_gives_the_same_export(bool json)
    {
        await ApplyAsync(Everything);
        var exported = await ExportAsync(_store, json);

        Assert.Equal((0, 0, 14), Counts(await ApplyAsync(exported)));
        using var elsewhere = new ApplyConfigurationTests();
        Assert.Equal((14, 0, 0), Counts(await elsewhere.ApplyAsync(exported)));
        Assert.Equal(exported, await ExportAsync(elsewhere._store, json));
    }

    [Fact]
    public async Task Targets_are_read_as_routers_write_them()
    {
        await ApplyAsync(Everything);

        var route = (await new RoutesQuery(_store).ListAsync(Ct)).Single(r => r.Name == "chat");
        Assert.Equal(
            [
                new(TargetRole.Primary, "claude-opus-4-6", "anthropic"),
                new(TargetRole.Fallback, "mistral-large", Gateway: "openrouter"),
                new TargetDraft(TargetRole.Fallback, "deepseek-v3", "nebius", "litellm", Contract: "nebius"),
            ],
            route.Targets);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_writes_nothing()
    {
        var result = await ApplyAsync(Everything, dryRun: true);

        Assert.Equal((14, 0, 0), Counts(result));
        Assert.Empty(await new WorkloadsQuery(_store).ListAsync(Ct));
    }

    [Fact]
    public async Task One_mistake_keeps_everything_from_being_written_and_all_mistakes_are_named()
    {
        var result = await ApplyAsync("""
            workloads:
            - name: A
            - name: B
              colour: red
            - name: C
              criticality: enormous
              attribution: [{project: "*"}, {project: a, key: b}]
            routes:
            - {workload: nobody, primary: openai/gpt-5}
            - {workload: a, fallbacks: [openai/gpt-5]}
            limits: {concentration: {provider: 60}}
            wishes: []
            """);

        Assert.Equal(
            [
                "workloads[1].colour", "workloads[2].criticality", "workloads[2].attribution[1].project", "routes[1].primary",
                "limits.concentration.provider", "wishes", "routes[0].workload",
            ],
            result.Errors.Select(e => e.Path));
        Assert.Contains("low, medium, high, critical", result.Errors[1].Message, StringComparison.Ordinal);
        Assert.Empty(await new WorkloadsQuery(_store).ListAsync(Ct));
    }

    [Fact]
    public async Task A_change_is_counted_and_what_the_file_leaves_out_stays()
    {
        await ApplyAsync(Everything);

        var result = await ApplyAsync("""{"workloads":[{"key":"nightly","name":"Nightly batch","criticality":"critical"}]}""");

        Assert.Equal((0, 1, 0), Counts(result));
        Assert.Equal(new AppliedItem("workloads", "nightly", Change.Changed), Assert.Single(result.Items));
        Assert.Equal(2, (await new WorkloadsQuery(_store).ListAsync(Ct)).Count);
    }

    [Fact]
    public async Task The_same_thing_twice_in_a_file_is_a_mistake()
    {
        var result = await ApplyAsync("""
            workloads: [{name: A}, {name: a}]
            routes: [{workload: a, primary: openai/gpt-5}, {workload: A, primary: openai/gpt-5}]
            """);

        Assert.Contains("workloads[1]", result.Errors.Select(e => e.Path));
        Assert.Contains("routes[1]", result.Errors.Select(e => e.Path));
    }

    [Fact]
    public async Task An_empty_file_is_no_mistake() => Assert.Equal((0, 0, 0), Counts(await ApplyAsync("# nothing yet\n")));

    private static (int Created, int Changed, int Unchanged) Counts(ApplyResult result) => (result.Created, result.Changed, result.Unchanged);

    private Task<ApplyResult> ApplyAsync(string text, bool dryRun = false) =>
        _store.Services.GetRequiredService<ApplyConfiguration>().RunAsync(text, dryRun, Ct);

    private static async Task<string> ExportAsync(TestStore store, bool json)
    {
        var root = await store.Services.GetRequiredService<ExportConfiguration>().RunAsync(Ct);
        return json ? ConfigOutput.Json(root) : ConfigOutput.Yaml(root);
    }
}
