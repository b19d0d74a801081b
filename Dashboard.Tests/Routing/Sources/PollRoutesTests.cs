using Dashboard.Core.Outbound;
using Dashboard.Core.Providers;
using Dashboard.Core.Routing;
using Dashboard.Core.Routing.History;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Routing.Sources;
using Dashboard.Core.Units;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Routing.Sources;

/// <summary>Routes from a file of this machine and from a GitHub on the loopback: what changes, what stays when it breaks, and the history of both.</summary>
public sealed class PollRoutesTests : IAsyncLifetime
{
    private const string Repository = "example/routers";
    private const string Path = "gateway/config.yaml";

    private readonly FakeTimeProvider _clock = new(new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly TestFolder _files = new();
    private LocalGitHub _github = null!;
    private TestStore _store = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string File => System.IO.Path.Combine(_files.Path, "config.yaml");

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
            .AddSingleton<IConfiguration>(settings).AddSingleton<TimeProvider>(_clock).AddOutbound(settings).AddProviders().AddWorkloads().AddRoutes());
        await Get<SaveWorkload>().RunAsync(new("bot", "Bot"), Ct);
    }

    public async ValueTask DisposeAsync()
    {
        _store.Dispose();
        _files.Dispose();
        await _github.DisposeAsync();
    }

    [Fact]
    public async Task A_changed_file_is_another_version_and_the_same_file_again_writes_nothing()
    {
        await WriteAsync("gpt-4o", "claude-sonnet-4-5");
        await WatchAsync(RouteSourceKind.File, File);

        await PollAsync();
        await PollAsync();
        await WriteAsync("gpt-4o", "mistral-large");
        var source = await PollAsync();

        Assert.Equal(RouteSourceState.Read, source.State);
        Assert.Equal("litellm/gpt-4o, litellm/mistral-large", await ChainAsync("chat"));
        var changes = await Get<RouteHistoryQuery>().ListAsync("bot", 10, Ct);
        Assert.Equal([Change.Changed, Change.Created], changes.Select(c => c.Change));
        Assert.Equal((PollRoutes.Who, File), (changes[0].Who, changes[0].From));
        Assert.Equal(["claude-sonnet-4-5", "mistral-large"], [changes[0].Before!.Targets[1].Model, changes[0].After!.Targets[1].Model]);
    }

    [Theory]
    [InlineData("model_list: [{model_name: ", RouteSourceState.Refused)]
    [InlineData("just: text", RouteSourceState.Refused)]
    [InlineData("", RouteSourceState.Refused)]
    [InlineData(null, RouteSourceState.Unreachable)]
    public async Task A_broken_or_missing_file_keeps_the_old_routes_and_says_so_until_it_is_whole_again(string? broken, RouteSourceState state)
    {
        await WriteAsync("gpt-4o", "claude-sonnet-4-5");
        await WatchAsync(RouteSourceKind.File, File);
        var read = (await PollAsync()).ReadAt;
        _clock.Advance(TimeSpan.FromHours(1));

        if (broken is null)
            System.IO.File.Delete(File);
        else
            await System.IO.File.WriteAllTextAsync(File, broken, Ct);

        await PollAsync();
        var troubled = await PollAsync();

        Assert.Equal((state, read), (troubled.State, troubled.ReadAt));
        Assert.NotEmpty(troubled.Reason);
        Assert.Equal("litellm/gpt-4o, litellm/claude-sonnet-4-5", await ChainAsync("chat"));

        await WriteAsync("gpt-4o", "claude-sonnet-4-5");
        Assert.Equal((RouteSourceState.Read, ""), ((await PollAsync()).State, (await PollAsync()).Reason));
        Assert.Single(await Get<RouteHistoryQuery>().ListAsync("bot", 10, Ct));
    }

    [Fact]
    public async Task A_route_that_leaves_the_file_goes_and_one_that_somebody_wrote_stays()
    {
        await WriteAsync("gpt-4o", "claude-sonnet-4-5");
        await Get<SaveRoute>().RunAsync(new("bot", "own", [new(TargetRole.Primary, "gpt-5", "openai")]), "ana", RouteOrigin.ByHand, Ct);
        await WatchAsync(RouteSourceKind.File, File, only: null);
        await PollAsync();

        await System.IO.File.WriteAllTextAsync(File, "model_list: [{model_name: images, litellm_params: {model: openai/gpt-4o}}]", Ct);
        await PollAsync();

        Assert.Equal(["images", "own"], (await Get<RoutesQuery>().ListAsync(Ct)).Select(r => r.Name));
        Assert.Contains(await Get<RouteHistoryQuery>().ListAsync("bot", 10, Ct), c => c is { Route: "chat", Change: Change.Removed, Before: not null, After: null });
    }

    [Fact]
    public async Task A_file_on_github_is_asked_for_news_only_and_keeps_the_pause_that_github_wants()
    {
        _github.Commit(Repository, Path, Config("gpt-4o", "claude-sonnet-4-5"), "aaaaaaaaaaaa");
        await WatchAsync(RouteSourceKind.GitHub, $"https://github.com/{Repository}/blob/main/{Path}");
        var first = await PollAsync();
        Assert.Equal((RouteSourceState.Read, "aaaaaaaaaaaa"), (first.State, first.Version));
        Assert.Empty(await Get<PollRoutes>().RunAsync(null, Ct));

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(RouteSourceState.Read, Assert.Single(await Get<PollRoutes>().RunAsync(null, Ct)).State);
        _github.Commit(Repository, Path, Config("gpt-4o", "mistral-large"), "bbbbbbbbbbbb");
        _clock.Advance(TimeSpan.FromHours(1));
        await Get<PollRoutes>().RunAsync(null, Ct);

        Assert.Equal("litellm/gpt-4o, litellm/mistral-large", await ChainAsync("chat"));
        var changes = await Get<RouteHistoryQuery>().ListAsync("bot", 10, Ct);
        Assert.Equal($"github.com/{Repository}/{Path}@bbbbbbbbbb", changes[0].From);

        _github.Instead = context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        };
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(RouteSourceState.Unreachable, Assert.Single(await Get<PollRoutes>().RunAsync(null, Ct)).State);
        Assert.Equal("litellm/gpt-4o, litellm/mistral-large", await ChainAsync("chat"));
    }

    [Fact]
    public async Task News_cost_one_conditional_question_however_many_workloads_watch_the_file()
    {
        _github.Commit(Repository, Path, Config("gpt-4o", "claude-sonnet-4-5"), "aaaaaaaaaaaa");
        await Get<SaveWorkload>().RunAsync(new("other", "Other"), Ct);
        await WatchAsync(RouteSourceKind.GitHub, $"{Repository}/{Path}");
        await WatchAsync(RouteSourceKind.GitHub, $"{Repository}/{Path}", workload: "other");
        await Get<PollRoutes>().RunAsync(null, Ct);
        // Which commit, and the file: once for both.
        Assert.Equal([$"/repos/{Repository}/commits", $"/repos/{Repository}/contents/{Path}"], _github.Web.Requests.Select(r => r.Path));

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.All(await Get<PollRoutes>().RunAsync(null, Ct), s => Assert.Equal(RouteSourceState.Read, s.State));

        Assert.Equal(3, _github.Web.Requests.Count);
        Assert.Equal("W/\"aaaaaaaaaaaa\"", _github.Web.Requests[2].Headers["If-None-Match"]);
    }

    [Fact]
    public async Task When_the_limit_is_used_up_nothing_is_asked_before_it_is_lifted()
    {
        _github.Commit(Repository, Path, Config("gpt-4o", "claude-sonnet-4-5"), "aaaaaaaaaaaa");
        _github.Commit("example/others", Path, Config("gpt-4o", "claude-sonnet-4-5"), "cccccccccccc");
        var lifted = _clock.GetUtcNow().AddMinutes(50);
        _github.Instead = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Response.Headers["X-RateLimit-Limit"] = "60";
            context.Response.Headers["X-RateLimit-Remaining"] = "0";
            context.Response.Headers["X-RateLimit-Reset"] = lifted.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync("{\"message\":\"API rate limit exceeded\"}", Ct);
        };
        await WatchAsync(RouteSourceKind.GitHub, $"{Repository}/{Path}");
        await WatchAsync(RouteSourceKind.GitHub, $"example/others/{Path}");

        var first = await Get<PollRoutes>().RunAsync(null, Ct);
        Assert.All(first, s => Assert.Equal((RouteSourceState.Unreachable, lifted.UtcDateTime, "GitHub's limit of 60 questions an hour is used up."), (s.State, s.NextDueAt, s.Reason)));
        Assert.Single(_github.Web.Requests);

        _clock.Advance(TimeSpan.FromMinutes(45));
        Assert.Empty(await Get<PollRoutes>().RunAsync(null, Ct));
        _github.Instead = null;
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.All(await Get<PollRoutes>().RunAsync(null, Ct), s => Assert.Equal(RouteSourceState.Read, s.State));
    }

    [Theory]
    [InlineData(RouteSourceKind.File, "config.yaml")]
    [InlineData(RouteSourceKind.File, "/etc/passwd")]
    [InlineData(RouteSourceKind.GitHub, "nobody")]
    [InlineData(RouteSourceKind.GitHub, "owner/repository/README.md")]
    public async Task What_is_no_configuration_by_its_name_is_not_watched(RouteSourceKind kind, string address) =>
        Assert.Equal("address", Assert.IsType<SaveOutcome.Refused>(await Get<SaveRouteSource>().RunAsync(new("bot", kind, address), "ana", Ct)).Problems[0].Path);

    private T Get<T>()
        where T : notnull => _store.Services.GetRequiredService<T>();

    private static string Config(string primary, string fallback) =>
        $$"""
        model_list:
        - {model_name: chat, litellm_params: {model: openai/{{primary}}, api_key: sk-not-kept-0123456789abcdef} }
        - {model_name: spare, litellm_params: {model: {{House(fallback)}}/{{fallback}} } }
        litellm_settings: {fallbacks: [{chat: [spare]}]}
        """;

    private static string House(string model) => model.StartsWith("mistral", StringComparison.Ordinal) ? "mistral" : "anthropic";

    private Task WriteAsync(string primary, string fallback) => System.IO.File.WriteAllTextAsync(File, Config(primary, fallback), Ct);

    private async Task WatchAsync(RouteSourceKind kind, string address, string? only = "chat", string workload = "bot") =>
        Assert.IsType<SaveOutcome.Saved>(await Get<SaveRouteSource>().RunAsync(new(workload, kind, address, Routes: only is null ? null : [only]), "ana", Ct));

    private async Task<RouteSource> PollAsync() => Assert.Single(await Get<PollRoutes>().RunAsync((await _store.CreateDbContext().RouteSources().SingleAsync(Ct)).Id, Ct));

    private async Task<string> ChainAsync(string route) => string.Join(", ", (await Get<RoutesQuery>().ListAsync(Ct)).Single(r => r.Name == route).Targets.Select(t => t.Text));
}
