using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.AiModels.Status;
using Dashboard.Core.AiModels.Status.Reading;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Editions;
using Dashboard.Tests.Support;

using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.AiModels.Pages;

public sealed class PollPagesTests : IAsyncLifetime
{
    private static readonly ModelCatalogue Catalogue = new(CatalogueReader.Embedded());

    private readonly TestStore _store = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private LocalWeb _web = null!;
    private OutboundKit _kit = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    public async ValueTask InitializeAsync()
    {
        _web = await LocalWeb.StartAsync();
        _kit = new OutboundKit([_web.Authority], _clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _kit.DisposeAsync();
        await _web.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task A_page_gives_days_with_the_row_that_says_them_and_another_host_is_not_bound()
    {
        await WatchAsync(PageKind.Deprecations, "openai", "/dep.md");
        _web.Text("/dep.md", Table("| 2027-01-20 | `gpt-4o` | `gpt-5` |"), "text/markdown");
        Assert.Empty((await PollAsync(PageKind.Deprecations)).News);

        var verdict = Assert.Single(await EndsAsync());
        Assert.Equal(("openai", "gpt-4o", new DateOnly(2027, 1, 20), true, "gpt-5"), (verdict.Host, verdict.RawModel, verdict.Ends!.Value, verdict.Firm, verdict.Replacement));
        Assert.Equal("openai/gpt-4o", verdict.Model?.ToString());
        Assert.Contains("2027-01-20 | gpt-4o | gpt-5", Assert.Single(verdict.Sayings).Quote);
    }

    [Fact]
    public async Task A_new_row_is_news_and_a_row_that_left_is_no_longer_said()
    {
        await WatchAsync(PageKind.Deprecations, "openai", "/dep.md");
        _web.Text("/dep.md", Table("| 2027-01-20 | `gpt-4o` | `gpt-5` |"), "text/markdown");
        await PollAsync(PageKind.Deprecations);
        _web.Text("/dep.md", Table("| 2026-12-20 | `gpt-4o` | `gpt-5` |"), "text/markdown");

        Assert.Equal(["gpt-4o: ends 2026-12-20"], (await PollAsync(PageKind.Deprecations)).News);
        Assert.Equal(new DateOnly(2026, 12, 20), Assert.Single(await EndsAsync()).Ends);
        Assert.Empty((await PollAsync(PageKind.Deprecations)).News);
    }

    [Fact]
    public async Task Two_sources_that_disagree_stay_visible_and_the_earlier_day_counts()
    {
        await WatchAsync(PageKind.Deprecations, "openai", "/one.md");
        await WatchAsync(PageKind.Deprecations, "openai", "/two.md");
        _web.Text("/one.md", Table("| 2027-01-20 | `gpt-4o` | |"), "text/markdown");
        _web.Text("/two.md", Table("| 2026-12-20 | `gpt-4o` | |", "| Not sooner than 2026-11-30 | `o3` | |"), "text/markdown");
        await Poll().RunAsync(PageKind.Deprecations, all: true, Ct);

        var verdicts = await EndsAsync();

        Assert.Equal([("o3", false, false), ("gpt-4o", true, true)], verdicts.Select(v => (v.RawModel, v.Firm, v.Disagree)));
        Assert.Equal((new DateOnly(2026, 12, 20), 2), (verdicts[1].Ends!.Value, verdicts[1].Sayings.Count));
    }

    [Fact]
    public async Task A_page_that_lost_its_rows_is_a_fault_and_keeps_what_is_known()
    {
        await WatchAsync(PageKind.Deprecations, "openai", "/dep.md");
        _web.Text("/dep.md", Table([.. Enumerable.Range(1, 6).Select(i => $"| 2027-01-2{i} | `gpt-4-{i}` | |")]), "text/markdown");
        await PollAsync(PageKind.Deprecations);

        _web.Text("/dep.md", Table("| 2027-01-21 | `gpt-4-1` | |"), "text/markdown");
        Assert.Equal(PageState.Shrunk, (await PollAsync(PageKind.Deprecations)).State);
        _web.Text("/dep.md", "<html><body><p>Just a moment...</p></body></html>", "text/html");
        Assert.Equal(PageState.Unreadable, (await PollAsync(PageKind.Deprecations)).State);
        Assert.Equal(6, (await EndsAsync()).Count);
    }

    [Fact]
    public async Task Trouble_is_raised_by_the_second_poll_that_sees_it()
    {
        await WatchAsync(PageKind.Status, "anthropic", "/summary.json", "api");
        _web.Json("/summary.json", Status("operational", "[]"));
        await PollAsync(PageKind.Status);
        _web.Json("/summary.json", Status("major_outage", """[{"id":"i1","name":"Errors on Claude Opus 4.6","impact":"critical","started_at":"2026-11-23T07:50:00Z"}]"""));

        var first = await PollAsync(PageKind.Status);
        Assert.Equal((Health.Operational, 0), (first.Health!.Value, first.News.Count));
        Assert.Empty(await Statuses().IncidentsAsync(Now.AddDays(-1), Now, Ct));

        _clock.Advance(TimeSpan.FromMinutes(2));
        var second = Assert.Single(await Poll().RunAsync(PageKind.Status, all: false, Ct));
        Assert.Equal((Health.MajorOutage, 2), (second.Health!.Value, second.News.Count));
        var incident = Assert.Single(await Statuses().IncidentsAsync(Now.AddDays(-1), Now, Ct));
        Assert.Equal((12L, (DateTime?)null), (incident.Minutes, incident.ResolvedAt));
        Assert.Equal(["anthropic/claude-opus-4-6"], incident.Models.Select(m => m.ToString()));
    }

    [Fact]
    public async Task What_was_seen_once_is_never_raised()
    {
        await WatchAsync(PageKind.Status, "anthropic", "/summary.json", "api");
        foreach (var state in new[] { "operational", "major_outage", "operational", "degraded_performance", "operational" })
        {
            _web.Json("/summary.json", Status(state, "[]"));
            var poll = await PollAsync(PageKind.Status);
            Assert.Equal((Health.Operational, 0), (poll.Health!.Value, poll.News.Count));
        }
    }

    [Fact]
    public async Task An_incident_that_left_the_list_is_over_and_a_missing_list_says_nothing()
    {
        await WatchAsync(PageKind.Status, "anthropic", "/summary.json", "api");
        _web.Json("/summary.json", Status("operational", """[{"id":"i1","name":"Errors","impact":"minor","started_at":"2026-11-23T07:50:00Z"}]"""));
        await PollAsync(PageKind.Status);
        await PollAsync(PageKind.Status);
        _web.Json("/summary.json", Status("operational", null));
        Assert.Empty((await PollAsync(PageKind.Status)).News);
        Assert.Null(Assert.Single(await Statuses().IncidentsAsync(Now.AddDays(-1), Now, Ct)).ResolvedAt);

        _web.Json("/summary.json", Status("operational", "[]"));
        Assert.Equal(["anthropic: over: Errors"], (await PollAsync(PageKind.Status)).News);
        Assert.NotNull(Assert.Single(await Statuses().IncidentsAsync(Now.AddDays(-1), Now, Ct)).ResolvedAt);
    }

    [Theory]
    [InlineData("paused")]
    [InlineData("unreachable")]
    [InlineData("tells no incidents")]
    [InlineData("long ago")]
    public async Task The_end_of_an_incident_that_nobody_follows_any_more_is_unknown(string why)
    {
        await WatchAsync(PageKind.Status, "anthropic", "/summary.json", "api");
        _web.Json("/summary.json", Status("operational", """[{"id":"i1","name":"Errors","impact":"minor","started_at":"2026-11-23T07:50:00Z"}]"""));
        await PollAsync(PageKind.Status);
        await PollAsync(PageKind.Status);
        var open = Assert.Single(await Statuses().IncidentsAsync(Now.AddDays(-1), Now, Ct));
        Assert.Equal((10L, (DateTime?)null, Now.AddHours(1)), (open.Minutes, open.HeardUntil, open.Until(Now.AddHours(1))));
        var heard = Now;
        _clock.Advance(why is "long ago" ? TimeSpan.FromDays(3) : TimeSpan.FromHours(3));
        if (why is "paused")
            await new SavePage(_store, _clock).RunAsync(new("anthropic", PageKind.Status, _web.Url("/summary.json").ToString(), "api", Paused: true), Ct);
        else if (why is "unreachable")
            _web.Text("/summary.json", "", "text/plain", 503);
        else
            _web.Json("/summary.json", Status("operational", null));

        if (why is "unreachable" or "tells no incidents")
            await PollAsync(PageKind.Status);

        var lost = Assert.Single(await Statuses().IncidentsAsync(heard.AddDays(-1), Now, Ct));
        Assert.Equal((10L, heard, heard, (DateTime?)null), (lost.Minutes, lost.HeardUntil!.Value, lost.Until(Now), lost.ResolvedAt));
        Assert.Empty(await Statuses().IncidentsAsync(heard.AddMinutes(1), Now, Ct));
    }

    [Fact]
    public async Task Incidents_with_long_names_are_told_apart_and_one_told_twice_counts_once()
    {
        await WatchAsync(PageKind.Status, "anthropic", "/summary.json", "api");
        var start = new string('i', 320);
        var told = string.Join(',', new[] { "1", "2", "2" }.Select(end => $$"""{"id":"{{start}}{{end}}","name":"Errors {{end}}","impact":"minor"}"""));
        _web.Json("/summary.json", Status("operational", $"[{told}]"));

        await PollAsync(PageKind.Status);
        Assert.Equal(["anthropic: Errors 1", "anthropic: Errors 2"], (await PollAsync(PageKind.Status)).News);
        Assert.Equal(2, (await Statuses().IncidentsAsync(Now.AddDays(-1), Now, Ct)).Count);
        _web.Json("/summary.json", Status("operational", "[]"));
        Assert.Equal(["anthropic: over: Errors 1", "anthropic: over: Errors 2"], (await PollAsync(PageKind.Status)).News.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(503, "{}", PageState.Unreachable)]
    [InlineData(429, "{}", PageState.Blocked)]
    [InlineData(200, "sorry", PageState.Unreadable)]
    public async Task A_status_page_that_cannot_be_read_makes_its_host_unknown_and_not_well(int status, string body, PageState state)
    {
        await WatchAsync(PageKind.Status, "anthropic", "/summary.json", "api");
        _web.Json("/summary.json", Status("operational", "[]"));
        await PollAsync(PageKind.Status);
        _web.Text("/summary.json", body, "application/json", status);

        Assert.Equal(state, (await PollAsync(PageKind.Status)).State);
        Assert.Equal(Health.Unknown, Assert.Single(await Statuses().HostsAsync(Ct)).Health);
    }

    private static string Table(params string[] rows) => $"## Ends\n\n| Shutdown date | Model | Recommended replacement |\n|---|---|---|\n{string.Join('\n', rows)}\n";

    private static string Status(string component, string? incidents) =>
        "{\"page\":{},\"status\":{\"indicator\":\"none\"},\"components\":[{\"id\":\"api\",\"name\":\"API\",\"status\":\"" + component + "\"}]" + (incidents is null ? "}" : ",\"incidents\":" + incidents + "}");

    private async Task WatchAsync(PageKind kind, string host, string path, string? component = null) =>
        await new SavePage(_store, _clock).RunAsync(new(host, kind, _web.Url(path).ToString(), component), Ct);

    private PollPages Poll() => new(_store, _kit.Client, Options.Create(new AiModelOptions()), _clock);

    private async Task<PagePoll> PollAsync(PageKind kind) => Assert.Single(await Poll().RunAsync(kind, all: true, Ct));

    // Without what came with the product: that is told apart by its source.
    private async Task<IReadOnlyList<LifecycleVerdict>> EndsAsync() =>
        [.. (await new LifecycleQuery(_store, Catalogue, new CurrentCatalogue(Catalogue)).AllAsync(Ct)).Where(v => v.Sayings.Any(s => s.Source.StartsWith(_web.Root.ToString(), StringComparison.Ordinal)))];

    private StatusQuery Statuses() => new(_store, Catalogue);
}
