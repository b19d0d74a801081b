using System.Security.Cryptography;
using System.Text;

using Dashboard.Core.AiModels;
using Dashboard.Core.Outbound;
using Dashboard.Core.Providers;
using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Risk.Snapshots;
using Dashboard.Core.Routing;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Terms;
using Dashboard.Core.Units;
using Dashboard.Core.Usage;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Risk;

/// <summary>The four rooms below, asked through the store.</summary>
public sealed class RiskQueryTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly TestStore _store = new(services => services
        .AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero)))
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
        .AddProviders()
        .AddSingleton(SmallWorld.Catalogue)
        .AddUsage()
        .AddOutbound()
        .AddWorkloads()
        .AddRoutes()
        .AddAiModels()
        .AddTerms()
        .AddRisk());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task An_empty_house_knows_nothing_and_says_so()
    {
        var answer = await AskAsync();

        Assert.Empty(answer.Workloads);
        Assert.Null(answer.Portfolio.Score);
        Assert.All(answer.Concentration, line => Assert.Equal((null, ConcentrationBand.Unknown), (line.Hhi, line.Band)));
        Assert.Equal(18, answer.Concentration.Count);
    }

    [Fact]
    public async Task Traffic_of_thirty_days_is_measured_and_the_thirty_before_stand_beside_it()
    {
        await using (var store = _store.CreateDbContext())
        {
            store.Connections().Add(new Connection { Id = 1, Name = "c", Format = "f", Role = ConnectionRole.Ledger, CreatedAt = new(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc) });
            store.Series().AddRange(Series(1, "bot", "anthropic"), Series(2, "bot", "mistral"));
            store.UsageDays().AddRange(
                Day(1, Today, cost: 3), Day(2, Today.AddDays(-29), cost: 1), Day(1, Today.AddDays(-30), cost: 5), Day(1, Today.AddDays(1), cost: 100));
            await store.SaveChangesAsync(Ct);
        }

        var line = (await AskAsync()).Concentration.Single(c => c is { Key: ConcentrationKey.Provider, Basis: ConcentrationBasis.Spend });

        Assert.Equal((6_250, 10_000, 1), (line.Hhi, line.HhiBefore, line.PricedShare));
        Assert.Equal(new LargestShare("anthropic", 0.75, Own: false), line.Largest);
    }

    [Fact]
    public async Task Routes_decide_and_limits_come_from_the_store()
    {
        await _store.Services.GetRequiredService<SaveWorkload>().RunAsync(new("bot", "Support bot", Criticality.High), Ct);
        await _store.Services.GetRequiredService<SaveRoute>().RunAsync(
            new("bot", "main", [new(TargetRole.Primary, "claude-opus-4-6", "anthropic"), new(TargetRole.Fallback, "claude-opus-4-6", "amazon-bedrock")]), Ct);
        await using (var store = _store.CreateDbContext())
        {
            await PolicyWriting.WriteAsync(store, ConcentrationKey.Provider, null, Ct);
            await store.SaveChangesAsync(Ct);
        }

        var answer = await AskAsync();

        var bot = Assert.Single(answer.Workloads);
        Assert.Equal(SingleProviderAnswer.Yes, bot.SingleProvider);
        Assert.Contains(bot.DependsOn, d => d is { Kind: NodeKind.Maker, Id: "anthropic" });
        Assert.DoesNotContain(bot.DependsOn, d => d.Kind is NodeKind.Provider or NodeKind.Host);
        Assert.All(answer.Concentration.Where(c => c.Key is ConcentrationKey.Provider), c => Assert.Null(c.Limit));
        Assert.Equal(RiskPolicy.DefaultLimit, answer.Concentration.First(c => c.Key is ConcentrationKey.Maker).Limit);
    }

    [Fact]
    public async Task A_snapshot_writes_over_its_own_day_and_goes_with_its_workload()
    {
        var save = _store.Services.GetRequiredService<SaveRoute>();
        await _store.Services.GetRequiredService<SaveWorkload>().RunAsync(new("bot", "Support bot", Criticality.High), Ct);
        await _store.Services.GetRequiredService<SaveWorkload>().RunAsync(new("batch", "Nightly batch", Criticality.Low), Ct);
        await save.RunAsync(new("bot", "main", [new(TargetRole.Primary, "claude-opus-4-6", "anthropic")]), Ct);
        var write = _store.Services.GetRequiredService<WriteSnapshot>();
        Assert.Equal(2, await write.RunAsync(Ct));
        await save.RunAsync(new("batch", "main", [new(TargetRole.Primary, "mistral-large", "mistral")]), Ct);

        await write.RunAsync(Ct);

        var history = _store.Services.GetRequiredService<ScoreHistoryQuery>();
        var answer = await AskAsync();
        var point = Assert.Single(await history.ListAsync(Period.LastDays(Today, 30), null, Ct));
        Assert.Equal((Today, answer.Portfolio.Score, 2, 0), (point.Day, point.Score, point.OnSingleProvider, point.Unknown));
        Assert.Equal(answer.Workloads[1].Score, Assert.Single(await history.ListAsync(Period.LastDays(Today, 1), "bot", Ct)).Score);

        await _store.Services.GetRequiredService<RemoveWorkload>().RunAsync(new WorkloadKey("bot"), Ct);
        Assert.Empty(await history.ListAsync(Period.LastDays(Today, 30), "bot", Ct));
    }

    [Fact]
    public async Task Scenarios_are_kept_by_name_and_what_they_do_is_reckoned_anew()
    {
        var saved = _store.Services.GetRequiredService<SavedScenarios>();
        Assert.IsType<SaveOutcome.Refused>(await saved.SaveAsync("  ", new(["provider:anthropic"], [], []), "ana", Ct));
        Assert.IsType<SaveOutcome.Refused>(await saved.SaveAsync("nothing", Imagined.Nothing, "ana", Ct));

        await saved.SaveAsync("Without Anthropic", new(["host:anthropic"], [], []), "ana", Ct);
        await saved.SaveAsync(" Without Anthropic ", new(["provider:anthropic"], ["provider:mistral=2"], ["anthropic/claude-opus-4-6=2027-03-01"]), "ben", Ct);

        var line = Assert.Single(await saved.ListAsync(Ct));
        Assert.Equal(("Without Anthropic", "ben"), (line.Name, line.SavedBy));
        var table = await _store.Services.GetRequiredService<ScenarioQuery>().OpenAsync(Ct);
        Assert.Equal(2m, table.Read(line.What).Switches!.Prices[0].Factor);
        Assert.Equal(["anthropic/claude-opus-4-6=2027-03-01"], line.What.Retired);
        Assert.True(await saved.RemoveAsync("Without Anthropic", Ct));
        Assert.False(await saved.RemoveAsync("Without Anthropic", Ct));
    }

    [Fact]
    public async Task The_history_of_concentration_comes_from_the_usage_itself()
    {
        await using (var store = _store.CreateDbContext())
        {
            store.Connections().Add(new Connection { Id = 1, Name = "c", Format = "f", Role = ConnectionRole.Ledger, CreatedAt = new(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc) });
            store.Series().AddRange(Series(1, "bot", "anthropic"), Series(2, "bot", "mistral"));
            store.UsageDays().AddRange(Day(1, Today, cost: 3), Day(2, Today, cost: 1), Day(1, Today.AddDays(-31), cost: 5));
            await store.SaveChangesAsync(Ct);
        }

        var points = await _store.Services.GetRequiredService<ConcentrationHistoryQuery>().ListAsync(Today, ConcentrationBasis.Spend, Ct);

        var provider = points.Select(p => p.Keys.Single(k => k.Key is ConcentrationKey.Provider)).ToList();
        Assert.Equal([10_000, 6_250], provider.TakeLast(2).Select(m => m.Hhi));
        Assert.Equal(("anthropic", 0.75), (provider[^1].Largest, provider[^1].Share));
        Assert.All(provider.SkipLast(2), m => Assert.Null(m.Hhi));
        Assert.Equal(Today, points[^1].AsOf);
    }

    private Task<RiskAnswer> AskAsync() => _store.Services.GetRequiredService<RiskQuery>().AskAsync(null, Ct);

    private static Series Series(int id, string workload, string provider) => new()
    {
        Id = id,
        BaseId = id,
        ConnectionId = 1,
        TupleHash = SHA256.HashData(Encoding.UTF8.GetBytes($"{id}"))[..16],
        WorkloadKey = workload,
        Contract = provider,
        Host = provider,
        Maker = provider,
        HostCountry = "US",
        HostBloc = "US",
    };

    private static UsageDay Day(int series, DateOnly day, long cost) => new()
    {
        SeriesId = series,
        Day = day,
        Entries = 1,
        Requests = 1,
        RequestsKnown = 1,
        BestNanos = cost * 1_000_000_000,
        BestKnown = 1,
    };
}
