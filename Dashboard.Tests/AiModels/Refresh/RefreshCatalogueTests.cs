using System.Globalization;
using System.Text.Json;

using Dashboard.Core.AiModels;
using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.AiModels.Refresh;
using Dashboard.Core.Outbound;
using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Editions;
using Dashboard.Core.Risk;
using Dashboard.Core.Risk.PriceChanges;
using Dashboard.Core.Routing;
using Dashboard.Core.Terms;
using Dashboard.Core.Usage;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Pricing.Recalculation;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.AiModels.Refresh;

/// <summary>The catalogue kept fresh from a GitHub on the loopback: what comes, what waits, and what stays when things go wrong.</summary>
public sealed class RefreshCatalogueTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly TestFolder _files = new();
    private readonly FakeTimeProvider _clock = new(Now);
    private LocalGitHub _github = null!;
    private TestStore _store = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _github = await LocalGitHub.StartAsync();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Outbound:AllowedPrivate"] = _github.Web.Authority,
            ["Outbound:PerHostSpacing"] = "0",
            ["GitHub:Api"] = _github.Web.Root.ToString(),
        }).Build();
        _store = new TestStore(services => services
            .AddSingleton<IConfiguration>(settings).AddSingleton<TimeProvider>(_clock).AddOutbound(settings)
            .AddProviders().AddWorkloads().AddRoutes().AddUsage().AddTerms().AddAiModels().AddRisk());
        Prices(5, 30, "aaaaaaaaaa");
        Tiers();
        Ends(("gpt-realtime", "2027-01-20"), ("gpt-audio", "2027-01-20"), ("a", "2027-01-01"), ("b", "2027-01-01"), ("c", "2027-01-01"), ("d", "2027-01-01"));
    }

    public async ValueTask DisposeAsync()
    {
        _store.Dispose();
        _files.Dispose();
        await _github.DisposeAsync();
    }

    [Fact]
    public async Task The_first_list_is_where_comparing_begins_and_a_change_in_use_waits_for_a_person()
    {
        await UseAsync("gpt-5.4");
        var before = Price("gpt-5.4", "2026-11-23");
        var first = await RoundAsync();

        Assert.All(first.Lists, l => Assert.Equal((RefreshState.Read, ""), (l.State, l.Reason)));
        Assert.Null(first.Waiting);
        Assert.Equal(before, Price("gpt-5.4", "2026-11-23"));
        // What the list has said all along, against the catalogue, is no news.
        Assert.NotEqual(5, before.Input);

        Prices(4, 24, "bbbbbbbbbb", at: "2026-11-22T10:00:00Z");
        var second = await RoundAsync();

        var step = Assert.Single(second.Changes);
        Assert.Equal(("openai", "gpt-5.4", new DateOnly(2026, 11, 22), 4m, 24m), (step.Host.Value, step.OfferingId, step.From, step.After.Input, step.After.Output));
        // 1,000 in and 200 out: 1,000 × 4 and 200 × 24 USD for a million.
        Assert.Equal(0.0088m, step.CostAfter);
        Assert.Equal(before, Price("gpt-5.4", "2026-11-23"));

        Assert.True(await Get<ApplyEdition>().RunAsync(second.Waiting!.Id, "ana@example.com", Ct));
        Assert.Equal((4m, 24m), Price("gpt-5.4", "2026-11-23"));
        Assert.Equal(before, Price("gpt-5.4", "2026-11-21"));
        Assert.Equal("2026-07-24b+bbbbbbb", Get<ModelCatalogue>().Version);
        Assert.False(await Get<ApplyEdition>().RunAsync(second.Waiting.Id, "ana@example.com", Ct));
    }

    [Fact]
    public async Task A_change_of_nothing_in_use_applies_itself_and_another_process_sees_it()
    {
        await RoundAsync();
        Prices(4, 24, "bbbbbbbbbb", at: "2026-11-22T10:00:00Z");

        Assert.Null((await RoundAsync()).Waiting);

        var other = new ModelCatalogue(CatalogueReader.Embedded);
        await using var store = _store.CreateDbContext();
        await new CurrentCatalogue(other).EnsureAsync(store, Ct);
        Assert.Equal((4m, 24m), Price("gpt-5.4", "2026-11-23", other));
        // A service tier keeps its relation to the new price.
        var tiers = other.PricesAt(other.Match("gpt-5.4", "openai"), new PriceMoment(new DateOnly(2026, 11, 23)))!;
        Assert.Equal(2m, tiers.Sheet("flex").Base.Input * 1_000_000m);
    }

    [Fact]
    public async Task A_dated_price_is_news_the_first_time_and_a_new_model_of_a_maker_is_added()
    {
        _github.Commit(Repository(RefreshList.Prices), RefreshFiles.Of(RefreshList.Prices).Path, List("""
            {"id":"gpt-5.4","match":{"equals":"gpt-5.4"},"prices":[{"prices":{"input_mtok":2.5,"output_mtok":15}},{"constraint":{"start_date":"2026-12-01"},"prices":{"input_mtok":2,"output_mtok":12}}]},
            {"id":"gpt-9-omega","name":"GPT-9 Omega","match":{"equals":"gpt-9-omega"},"context_window":900000,"prices":{"input_mtok":7,"output_mtok":70}}
            """), "cccccccccc");

        await RoundAsync();

        Assert.Equal((2.5m, 15m), Price("gpt-5.4", "2026-11-30"));
        Assert.Equal((2m, 12m), Price("gpt-5.4", "2026-12-01"));
        var match = Get<ModelCatalogue>().Match("gpt-9-omega", "openai");
        Assert.Equal(("openai/gpt-9-omega", 900_000L), (match?.Key.ToString(), match?.Model.Context));
        Assert.Equal((7m, 70m), Price("gpt-9-omega", "2026-11-23"));
    }

    [Fact]
    public async Task What_long_prompts_cost_counts_though_no_price_changed_and_waits_for_a_person()
    {
        await UseAsync("gpt-5.4");
        await RoundAsync();
        Tiers(""","input_cost_per_token_above_272k_tokens":6e-06,"output_cost_per_token_above_272k_tokens":2.5e-05""", "eeeeeeeeee");

        var round = await RoundAsync();

        var step = Assert.Single(round.Changes);
        Assert.Equal((step.Before, "over 272k tokens 6 / 25"), (step.After, step.Besides));
        Assert.True(await Get<ApplyEdition>().RunAsync(round.Waiting!.Id, "ana@example.com", Ct));
        var catalogue = Get<ModelCatalogue>();
        Assert.Equal("2026-07-24b+aaaaaaa.eeeeeee", catalogue.Version);
        Assert.Equal(6m, At("2026-11-22").Standard.For(272_001).Input * 1_000_000m);
        Assert.Equal(2.5m, At("2026-11-22").Standard.For(272_000).Input * 1_000_000m);
        Assert.Equal(5m, At("2026-11-21").Standard.For(272_001).Input * 1_000_000m);
        // Half the price for those who can wait, for long prompts too.
        Assert.Equal(3m, At("2026-11-22").Sheet("batch").For(300_000).Input * 1_000_000m);
        Assert.Null((await RoundAsync()).Waiting);

        Prices At(string day) => catalogue.PricesAt(catalogue.Match("gpt-5.4", "openai"), new PriceMoment(DateOnly.Parse(day, CultureInfo.InvariantCulture)))!;
    }

    [Theory]
    [InlineData("2026-11-19T10:00:00Z", 1)]
    [InlineData("2026-11-21T10:00:00Z", 0)]
    public async Task Entries_on_days_of_a_newer_price_are_offered_for_recalculation_and_older_ones_keep_theirs(string at, int outdated)
    {
        await UseAsync("gpt-5.4");
        await RoundAsync();
        Prices(4, 24, "bbbbbbbbbb", at);
        await Get<ApplyEdition>().RunAsync((await RoundAsync()).Waiting!.Id, "ana@example.com", Ct);

        var left = await Get<OutdatedCostsQuery>().AskAsync(Ct);
        Assert.Equal(outdated, left?.Entries ?? 0);
        if (left is null)
            return;

        var scope = new RecalculationScope(left.Period);
        var preview = await Get<RecalculateCosts>().PreviewAsync(scope, Ct);
        Assert.Equal((1, 0.0055m, 0.0088m), (preview.Changed, preview.Before, preview.After));
        await Get<RecalculateCosts>().RunAsync(await Get<RecalculateCosts>().RequestAsync(scope, "Newer prices", "ana@example.com", Ct), Ct);
        Assert.Null(await Get<OutdatedCostsQuery>().AskAsync(Ct));
    }

    [Fact]
    public async Task Entries_that_an_older_program_priced_by_its_own_catalogue_are_offered_for_recalculation()
    {
        await UseAsync("gpt-5.4");
        Assert.Null(await Get<OutdatedCostsQuery>().AskAsync(Ct));
        await using (var store = _store.CreateDbContext())
        {
            await store.PriceVersions().ExecuteUpdateAsync(p => p.SetProperty(v => v.Name, v => v.Name.Replace("2026-07-24b", "2026-07-24")), Ct);
            await store.UsageEntries().ExecuteUpdateAsync(e => e.SetProperty(u => u.ComputedNanos, 1), Ct);
        }

        var left = await Get<OutdatedCostsQuery>().AskAsync(Ct);
        Assert.Equal((1, "2026-07-24b"), (left!.Entries, left.Catalogue));
        var scope = new RecalculationScope(left.Period);
        Assert.Equal(1, (await Get<RecalculateCosts>().PreviewAsync(scope, Ct)).Changed);
        await Get<RecalculateCosts>().RunAsync(await Get<RecalculateCosts>().RequestAsync(scope, "A newer program", "ana@example.com", Ct), Ct);
        Assert.Null(await Get<OutdatedCostsQuery>().AskAsync(Ct));
    }

    [Fact]
    public async Task Commands_without_the_house_use_the_applied_edition_and_none_that_waits()
    {
        await UseAsync("gpt-5.4");
        await RoundAsync();
        Prices(4, 24, "bbbbbbbbbb", at: "2026-11-22T10:00:00Z");
        var waiting = (await RoundAsync()).Waiting!;
        Assert.Equal(2.5m, Price("gpt-5.4", "2026-11-23", Glance()).Input);

        await Get<ApplyEdition>().RunAsync(waiting.Id, "ana@example.com", Ct);

        Assert.Equal((4m, "2026-07-24b+bbbbbbb"), (Price("gpt-5.4", "2026-11-23", Glance()).Input, Glance().Version));

        ModelCatalogue Glance()
        {
            var catalogue = new ModelCatalogue(CatalogueReader.Embedded);
            StoredEdition.UseIn(catalogue, _store.Folder);
            return catalogue;
        }
    }

    [Fact]
    public async Task Unchanged_lists_cost_no_download()
    {
        await RoundAsync();
        var files = Downloads();
        await RoundAsync();

        Assert.Equal(3, files);
        Assert.Equal(files, Downloads());
        Assert.All((await Get<RefreshQuery>().AskAsync(Ct)).Feeds, f => Assert.Equal(("main", RefreshState.Read), (f.Branch, f.State)));
    }

    [Fact]
    public async Task Announced_ends_count_at_once_with_their_sentence()
    {
        await RoundAsync();

        var end = Assert.Single(await Get<LifecycleQuery>().AllAsync(Ct), v => v is { Host: "openai", RawModel: "gpt-audio" });
        Assert.Equal((new DateOnly(2027, 1, 20), true), (end.Ends!.Value, end.Firm));
        Assert.Equal(("https://platform.openai.com/docs/deprecations", "We notified developers."), (Assert.Single(end.Sayings).Source, end.Sayings[0].Quote));
    }

    public static TheoryData<string, RefreshState, string> Troubles => new()
    {
        { "limited", RefreshState.AskedToWait, "It is asked again after 2026-11-23 09:00 UTC" },
        { "garbage", RefreshState.Unreadable, "cannot be used" },
        { "oversized", RefreshState.Unreachable, "longer than" },
        { "shrunk", RefreshState.Shrunk, "where 12 were known" },
        { "away", RefreshState.Unreachable, "GitHub answered 502" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Whatever_goes_wrong_the_old_catalogue_stays_and_the_state_says_why(string trouble, RefreshState state, string reason)
    {
        await RoundAsync();
        Prices(4, 24, "bbbbbbbbbb", at: "2026-11-22T10:00:00Z");
        await RoundAsync();
        var (version, price) = (Get<ModelCatalogue>().Version, Price("gpt-5.4", "2026-11-23"));

        var path = RefreshFiles.Of(RefreshList.Prices).Path;
        switch (trouble)
        {
            case "limited":
                _github.Instead = LimitedAsync;
                break;
            case "garbage":
                _github.Commit(Repository(RefreshList.Prices), path, """[{"id":"openai","models":"all""", "dddddddddd");
                break;
            case "oversized":
                _github.Commit(Repository(RefreshList.Prices), path, new byte[9 * 1024 * 1024], "dddddddddd");
                break;
            case "shrunk":
                _github.Commit(Repository(RefreshList.Prices), path, """[{"id":"openai","models":[{"id":"gpt-5.4","match":{"equals":"gpt-5.4"},"prices":{"input_mtok":1,"output_mtok":1}}]}]""", "dddddddddd");
                break;
            default:
                _github.Instead = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status502BadGateway;
                    return Task.CompletedTask;
                };
                break;
        }

        var line = (await RoundAsync()).Lists.Single(l => l.List == RefreshList.Prices);
        var standing = await Get<RefreshQuery>().AskAsync(Ct);

        Assert.Equal(state, line.State);
        Assert.Contains(reason, line.Reason);
        Assert.Equal((version, price), (standing.Version, Price("gpt-5.4", "2026-11-23")));
        Assert.Equal("bbbbbbbbbb", standing.Feeds.Single(f => f.List == RefreshList.Prices).Commit);

        // And when it is over, the same commit is taken up again.
        _github.Instead = null;
        Prices(3, 18, "eeeeeeeeee", at: "2026-11-23T01:00:00Z");
        Assert.Equal(RefreshState.Read, (await RoundAsync()).Lists.Single(l => l.List == RefreshList.Prices).State);
        Assert.Equal((3m, 18m), Price("gpt-5.4", "2026-11-23"));
    }

    private static Task LimitedAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.Headers["X-RateLimit-Limit"] = "60";
        context.Response.Headers["X-RateLimit-Remaining"] = "0";
        context.Response.Headers["X-RateLimit-Reset"] = Now.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync("""{"message":"API rate limit exceeded"}""");
    }

    private int Downloads() => _github.Web.Requests.Count(r => r.Path.Contains("/contents/", StringComparison.Ordinal));

    private T Get<T>()
        where T : notnull => _store.Services.GetRequiredService<T>();

    private Task<RefreshRound> RoundAsync() => Get<RefreshCatalogueJob>().RunAsync(all: true, Ct);

    private (decimal? Input, decimal? Output) Price(string model, string day, ModelCatalogue? by = null)
    {
        var catalogue = by ?? Get<ModelCatalogue>();
        var rates = catalogue.PricesAt(catalogue.Match(model, "openai"), new PriceMoment(DateOnly.Parse(day, CultureInfo.InvariantCulture)))!.Standard.Base;
        return (rates.Input * 1_000_000m, rates.Output * 1_000_000m);
    }

    private static string Repository(RefreshList list) => $"{RefreshFiles.Of(list).Owner}/{RefreshFiles.Of(list).Name}";

    private void Prices(decimal input, decimal output, string sha, string at = "2026-11-20T10:00:00Z") => _github.Commit(
        Repository(RefreshList.Prices), RefreshFiles.Of(RefreshList.Prices).Path,
        List(string.Create(CultureInfo.InvariantCulture, $$"""{"id":"gpt-5.4","match":{"equals":"gpt-5.4"},"prices":{"input_mtok":{{input}},"output_mtok":{{output}} } }""")), sha, at);

    // Beside the one that a test is about, eleven whose prices never move: a list has a size that can fall.
    private static string List(string models)
    {
        var still = Enumerable.Range(0, 11).Select(i => $$"""{"id":"still-{{i}}","match":{"starts_with":"still-{{i}}-"},"prices":{"input_mtok":0,"output_mtok":0} }""");
        return $$"""[{"id":"openai","name":"OpenAI","models":[{{models}},{{string.Join(',', still)}}]}]""";
    }

    private void Tiers(string more = "", string sha = "ffffffffff") => _github.Commit(
        Repository(RefreshList.Tiers), RefreshFiles.Of(RefreshList.Tiers).Path,
        $$"""{"gpt-5.4":{"litellm_provider":"openai","input_cost_per_token":2.5e-06,"output_cost_per_token":1.5e-05,"input_cost_per_token_flex":1.25e-06,"output_cost_per_token_flex":7.5e-06{{more}} } }""", sha,
        "2026-11-22T10:00:00Z");

    private void Ends(params (string Model, string Day)[] rows) => _github.Commit(
        Repository(RefreshList.Ends), RefreshFiles.Of(RefreshList.Ends).Path,
        JsonSerializer.Serialize(rows.Select(r => new
        {
            provider = "OpenAI",
            model_id = r.Model,
            announcement_date = "2026-07-21",
            shutdown_date = r.Day,
            replacement_models = new[] { "gpt-next" },
            deprecation_context = "We notified developers.",
            url = "https://platform.openai.com/docs/deprecations",
        })), "9999999999");

    private async Task UseAsync(string model)
    {
        var text = "request_id,api_key,total_tokens,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider,status\n"
            + $"r-1,k,1200,1000,200,2026-11-20 10:00:00,{model},openai,success\n";
        await _store.Services.CreateScope().ServiceProvider.GetRequiredService<ImportUsage>()
            .RunAsync(new ImportRequest(SourceFiles.Select([_files.Write("usage.csv", text)])), null, Ct);
    }
}
