using System.Globalization;

using Dashboard.Core.AiModels;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Alerts;
using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Alerts.Rules;
using Dashboard.Core.Providers;
using Dashboard.Core.Risk;
using Dashboard.Core.Routing;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Terms;
using Dashboard.Core.Units;
using Dashboard.Core.Usage;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Alerts;

/// <summary>Each rule over real read models: what must ring, and what must not.</summary>
public sealed class AlertRulesTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly TestFolder _files = new();
    private readonly TestStore _store = new(services => services
        .AddSingleton<TimeProvider>(new FakeTimeProvider(Now)).AddProviders().AddWorkloads().AddRoutes().AddUsage().AddTerms().AddAiModels().AddRisk().AddAlerts());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_party_over_the_limit_rings_once_however_it_is_measured()
    {
        await ImportAsync(("claude-opus-4-8", "anthropic", 90m), ("mistral-large-latest", "mistral", 10m));

        var asked = await AskAsync<ConcentrationRule>();

        var lab = Assert.Single(asked, a => a.Subject == "anthropic");
        Assert.Equal("anthropic has 90 % of spend; the policy allows 60 %.", lab.Title);
        Assert.Contains("By maker: 90 % of spend", lab.Detail);
        Assert.DoesNotContain(asked, a => a.Subject == "mistral");
    }

    [Fact]
    public async Task Nothing_over_the_limit_rings_nothing()
    {
        await ImportAsync(("claude-opus-4-8", "anthropic", 50m), ("mistral-large-latest", "mistral", 50m));

        Assert.DoesNotContain(await AskAsync<ConcentrationRule>(), a => a.Subject is "anthropic" or "mistral");
    }

    [Fact]
    public async Task A_workload_on_one_provider_rings_at_its_criticality_and_one_without_a_route_does_not()
    {
        await Get<SaveWorkload>().RunAsync(new WorkloadDraft("support-bot", "Support bot", Criticality.Critical), Ct);
        await Get<SaveWorkload>().RunAsync(new WorkloadDraft("nightly", "Nightly"), Ct);
        await Get<SaveRoute>().RunAsync(new RouteDraft("support-bot", "main", [new TargetDraft(TargetRole.Primary, "claude-opus-4-8", "anthropic")]), Ct);

        var alert = Assert.Single(await AskAsync<SingleProviderRule>());

        Assert.Equal(("support-bot", Level.Critical, "/workloads/support-bot"), (alert.Subject, alert.Level, alert.Path));
        Assert.Contains("Support bot stops if", alert.Detail);
    }

    [Fact]
    public async Task A_vanished_model_rings_when_it_is_confirmed_and_in_use()
    {
        await ImportAsync(("claude-opus-4-8", "anthropic", 1m));
        await ListAsync("anthropic", ("claude-opus-4-8", true), ("claude-opus-4-7", true), ("claude-sonnet-4-6", false));

        var alert = Assert.Single(await AskAsync<ModelVanishedRule>());

        Assert.Equal("Anthropic does not list claude-opus-4-8 any more.", alert.Title);
        Assert.Contains("1 requests in 30 days", alert.Detail);
    }

    [Fact]
    public async Task A_suspicion_that_is_not_confirmed_rings_nothing()
    {
        await ImportAsync(("claude-opus-4-8", "anthropic", 1m));
        await ListAsync("anthropic", ("claude-opus-4-8", false));

        Assert.Empty(await AskAsync<ModelVanishedRule>());
    }

    [Fact]
    public async Task A_round_asks_every_rule()
    {
        await ImportAsync(("claude-opus-4-8", "anthropic", 1m));

        await Get<AlertRound>().RunAsync(Ct);

        Assert.Contains(await Get<InboxQuery>().ListAsync(null, Ct), a => a.Rule == "concentration");
        Assert.Equal(
            ["budget-projection", "budget-threshold", "concentration", "model-vanished", "retirement-ahead", "single-provider", "spend-anomaly", "terms-archive", "terms-changed", "terms-sentence"],
            _store.Services.CreateScope().ServiceProvider.GetServices<IAlertRule>().Select(r => r.Id).Order(StringComparer.Ordinal));
    }

    public void Dispose()
    {
        _store.Dispose();
        _files.Dispose();
    }

    private T Get<T>() where T : notnull => _store.Services.CreateScope().ServiceProvider.GetRequiredService<T>();

    private Task<IReadOnlyList<AlertCandidate>> AskAsync<T>() where T : IAlertRule =>
        _store.Services.CreateScope().ServiceProvider.GetServices<IAlertRule>().OfType<T>().Single().AskAsync(Ct);

    private async Task ImportAsync(params (string Model, string Provider, decimal Spend)[] rows)
    {
        var text = "request_id,api_key,spend,total_tokens,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider,status\n"
            + string.Concat(rows.Select((r, i) => string.Create(CultureInfo.InvariantCulture, $"r-{i},k,{r.Spend},11,10,1,2026-11-20 10:00:0{i},{r.Model},{r.Provider},success\n")));
        await Get<ImportUsage>().RunAsync(new ImportRequest(SourceFiles.Select([_files.Write("usage.csv", text)])), null, Ct);
    }

    private async Task ListAsync(string host, params (string Model, bool Confirmed)[] missing)
    {
        await using var store = _store.CreateDbContext();
        var source = new ListingSource { Host = host, Url = "https://api.example/v1/models", StateSince = Now.UtcDateTime, NextDueAt = Now.UtcDateTime };
        var seen = Now.UtcDateTime.AddDays(-2);
        source.Models.AddRange(missing.Select(m => new ListedModel
        {
            RawId = m.Model,
            FirstSeenAt = seen,
            LastSeenAt = seen,
            MissingSince = seen.AddDays(1),
            GoneAt = m.Confirmed ? seen.AddDays(1) : null,
        }));
        store.ListingSources().Add(source);
        await store.SaveChangesAsync(Ct);
    }
}
