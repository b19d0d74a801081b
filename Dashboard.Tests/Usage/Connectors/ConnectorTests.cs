using System.Globalization;

using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors;
using Dashboard.Core.Usage.Import.Formats;

using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Connectors;

/// <summary>Each provider asked as its documents want it, and its pages read to the last figure.</summary>
public sealed class ConnectorTests : IAsyncLifetime
{
    private FeedHouse _house = null!;

    private static CancellationToken Ct => FeedHouse.Ct;

    public async ValueTask InitializeAsync() => _house = await FeedHouse.StartAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Anthropic_usage_and_costs_come_page_by_page_in_cents()
    {
        _house.On("/v1/organizations/usage_report/messages", q => q["page"] == "page_2"
            ? Pages.Anthropic(("2026-11-23", Pages.AnthropicUsage("claude-haiku-4-5", 40, 4)))
            : Pages.Anthropic("page_2", ("2026-11-21", Pages.AnthropicUsage("claude-opus-4-6", 100, 10)), ("2026-11-22", null)), "x-api-key", "");
        _house.On("/v1/organizations/cost_report", _ => Pages.Anthropic(
            ("2026-11-21", Pages.AnthropicCost("Claude Opus 4.6 Usage - Input Tokens", "claude-opus-4-6", "123.78912")), ("2026-11-22", null), ("2026-11-23", null)), "x-api-key", "");
        var id = await _house.AddAsync("anthropic-api");

        var report = await _house.SyncAsync(id);

        Assert.Equal((FeedState.Synced, 3L), (report.State, report.Added));
        var tokens = (await _house.House.SpendAsync("2026-11-21", "2026-11-24")).Totals.Tokens;
        Assert.Equal((140, 14, 30, 10, 6), (tokens.Input, tokens.Output, tokens.CacheRead, tokens.CacheWrite5m, tokens.CacheWrite1h));
        Assert.Equal([("2026-11-21", 1.2378912m)], await _house.ChargesAsync());
        var asked = _house.Web.RequestsTo("/v1/organizations/usage_report/messages");
        Assert.Equal(2, asked.Count);
        Assert.StartsWith("?starting_at=2026-11-21T00:00:00Z&ending_at=2026-11-24T00:00:00Z&bucket_width=1d&limit=31", asked[0].Query, StringComparison.Ordinal);
        Assert.EndsWith("&page=page_2", asked[1].Query, StringComparison.Ordinal);
        Assert.Equal("2023-06-01", asked[0].Header("anthropic-version"));
    }

    [Fact]
    public async Task Anthropic_leaving_out_a_day_is_seen_across_pages()
    {
        _house.On("/v1/organizations/usage_report/messages", q => q["page"] == "page_2"
            ? Pages.Anthropic(("2026-11-23", null))
            : Pages.Anthropic("page_2", ("2026-11-21", null)), "x-api-key", "");
        var id = await _house.AddAsync("anthropic-api");

        Assert.Equal(FeedState.BrokenPaging, (await _house.SyncAsync(id)).State);
        Assert.Contains("leave out 2026-11-22 00:00 to 2026-11-23 00:00 UTC", (await _house.FeedAsync(id)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenRouter_tells_of_thirty_days_that_are_over_and_older_days_stay()
    {
        var days = Enumerable.Range(0, 30).Select(n => Pages.OpenRouter(FeedHouse.Text(new DateOnly(2026, 10, 24).AddDays(n)), 100 + n));
        _house.On("/activity", _ => $$"""{"data":[{{string.Join(',', days)}}]}""");
        var id = await _house.AddAsync("openrouter-api", d => d with { ReadBackTo = new DateOnly(2026, 1, 1) });
        await _house.SyncAsync(id);

        var feed = await _house.FeedAsync(id);
        Assert.Equal((new DateOnly(2026, 10, 24), new DateOnly(2026, 11, 23)), (feed.CoveredFrom, feed.CoveredUntil));
        Assert.Equal(Enumerable.Range(100, 30).Sum(), await _house.InputAsync());

        // A month later nobody tells of those days any more: they are not taken back.
        _house.Clock.Advance(TimeSpan.FromDays(100));
        days = [Pages.OpenRouter("2027-03-01", 7)];
        await _house.SyncAsync(id);
        Assert.Equal(Enumerable.Range(100, 30).Sum() + 7, await _house.InputAsync());
        Assert.Equal(new DateOnly(2027, 2, 1), (await _house.FeedAsync(id)).CoveredFrom);
    }

    [Fact]
    public async Task LiteLLM_gives_request_by_request_as_a_gateway_of_our_own()
    {
        _house.On("/spend/logs/v2", q => LiteLlm(q, 3, 2));
        var id = await _house.AddAsync("litellm-proxy", d => d with { LateDays = 2 });

        var report = await _house.SyncAsync(id);

        Assert.Equal((FeedState.Synced, 10L), (report.State, report.Added));
        await using var store = _house.House.Store.CreateDbContext();
        Assert.True((await store.Connections().SingleAsync(Ct)).SelfOperatedGateway);
        var asked = _house.Web.RequestsTo("/spend/logs/v2");
        Assert.Equal(6, asked.Count);
        Assert.Equal("?start_date=2026-11-22 00:00:00&end_date=2026-11-23 00:00:00&page=1&page_size=1000", Uri.UnescapeDataString(asked[0].Query));
        await _house.SyncAsync(id);
        Assert.Equal(1000, await _house.InputAsync());
    }

    [Fact]
    public async Task LiteLLM_whose_count_is_capped_is_read_until_a_page_is_short()
    {
        _house.On("/spend/logs/v2", q => LiteLlm(q, 4, 3, capped: true));
        var id = await _house.AddAsync("litellm-proxy", d => d with { LateDays = 1 });

        // Three full pages of what the proxy gives, and a short one.
        Assert.Equal(10, (await _house.SyncAsync(id)).Added);
        Assert.Equal(4, _house.Web.RequestsTo("/spend/logs/v2").Count);
    }

    [Fact]
    public async Task LiteLLM_that_gives_the_same_page_again_is_not_believed()
    {
        _house.On("/spend/logs/v2", _ => $$"""{"data":[{{Pages.SpendLog("r1", "2026-11-23 01:00:00")}}],"total":3,"page":1,"page_size":1,"total_pages":3}""");
        var id = await _house.AddAsync("litellm-proxy", d => d with { LateDays = 1 });

        Assert.Equal(FeedState.BrokenPaging, (await _house.SyncAsync(id)).State);
        Assert.Equal(0, await _house.InputAsync());
    }

    [Theory]
    [InlineData(false, 100)]
    [InlineData(true, 111)]
    public async Task An_older_LiteLLM_gives_a_list_and_one_that_is_cut_off_gives_sums(bool cut, long input)
    {
        _house.On("/spend/logs", _ => $"[{Pages.SpendLog("r1", "2026-11-23 01:00:00")}]");
        _house.On("/user/daily/activity", _ => Pages.LiteLlmDay("2026-11-23", 111));
        _house.Fault = (context, _) =>
        {
            if (cut)
                context.Response.Headers["x-litellm-spend-logs-truncated"] = "true";

            return Task.FromResult(false);
        };
        var id = await _house.AddAsync("litellm-proxy", d => d with { LateDays = 1 });

        Assert.Equal(FeedState.Synced, (await _house.SyncAsync(id)).State);
        Assert.Equal(input, await _house.InputAsync());
        Assert.Equal("?start_date=2026-11-23&end_date=2026-11-24&summarize=false", _house.Web.RequestsTo("/spend/logs").Single().Query);
    }

    [Fact]
    public async Task LiteLLM_that_is_not_to_tell_of_requests_is_asked_for_sums_only_and_they_take_the_place_of_requests()
    {
        _house.On("/spend/logs/v2", q => LiteLlm(q, 1, 1));
        _house.On("/user/daily/activity", _ => Pages.LiteLlmDay("2026-11-23", 111));
        var id = await _house.AddAsync("litellm-proxy", d => d with { LateDays = 1 });
        await _house.SyncAsync(id);
        Assert.Equal(100, await _house.InputAsync());

        await _house.Get<SaveFeed>().RunAsync((await _house.FeedAsync(id)).ToDraft() with { LeftOut = ["requests"] }, null, id, Ct);
        await _house.SyncAsync(id);

        Assert.Equal(111, await _house.InputAsync());
        Assert.Single(_house.Web.RequestsTo("/spend/logs/v2"));
        Assert.Empty(await _house.House.WrongRollUpsAsync("UTC"));
    }

    [Theory]
    [InlineData(AccountKind.Organization, "organizations/acme")]
    [InlineData(AccountKind.Enterprise, "enterprises/acme")]
    [InlineData(AccountKind.User, "users/acme")]
    public async Task Copilot_is_asked_day_by_day_for_whoever_pays(AccountKind kind, string path)
    {
        _house.On($"/{path}/settings/billing/premium_request/usage", q => Pages.Copilot(q, "Copilot Premium Request", "requests", 25, 1.0m));
        _house.On($"/{path}/settings/billing/ai_credit/usage", q => q["day"] == "22" ? Pages.Copilot(q, "Copilot AI Credits", "credits", 12.5m, 0.125m) : """{"usageItems":[]}""");
        var id = await _house.AddAsync("copilot-billing", d => d with { Account = "acme", AccountKind = kind });

        Assert.Equal(FeedState.Synced, (await _house.SyncAsync(id)).State);

        Assert.Equal([("2026-11-21", 1.0m), ("2026-11-22", 1.125m), ("2026-11-23", 1.0m)], await _house.ChargesAsync());
        var asked = _house.Web.RequestsTo($"/{path}/settings/billing/premium_request/usage")[0];
        Assert.Equal(("?year=2026&month=11&day=21", "2022-11-28", "application/vnd.github+json"), (asked.Query, asked.Header("X-GitHub-Api-Version"), asked.Header("Accept")));
    }

    [Fact]
    public async Task Copilot_that_hides_a_report_names_it()
    {
        _house.On("/organizations/acme/settings/billing/premium_request/usage", q => Pages.Copilot(q, "Copilot Premium Request", "requests", 25, 1.0m));
        var id = await _house.AddAsync("copilot-billing", d => d with { Account = "acme" });
        _house.Web.On("/organizations/acme/settings/billing/ai_credit/usage", c => FeedHouse.WriteAsync(c, 404, """{"message":"Not Found"}"""));
        _house.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());

        Assert.Equal(FeedState.NotFound, (await _house.SyncAsync(id)).State);
        Assert.Contains("AI credits: Nothing is there (404): \"Not Found\"", (await _house.FeedAsync(id)).Reason, StringComparison.Ordinal);
        Assert.Empty(await _house.ChargesAsync());
        await _house.Get<SaveFeed>().RunAsync((await _house.FeedAsync(id)).ToDraft() with { LeftOut = ["ai_credit"] }, null, id, Ct);
        Assert.Equal(FeedState.Synced, (await _house.SyncAsync(id)).State);
    }

    [Fact]
    public async Task Every_connector_says_what_a_small_question_showed()
    {
        _house.On("/v1/organizations/usage_report/messages", _ => Pages.Anthropic(("2026-11-22", Pages.AnthropicUsage("claude-opus-4-6", 1, 1))), "x-api-key", "");
        _house.On("/activity", _ => $$"""{"data":[{{Pages.OpenRouter("2026-11-22", 1)}},{{Pages.OpenRouter("2026-11-22", 2)}}]}""");
        _house.On("/user/daily/activity", _ => Pages.LiteLlmDay("2026-11-22", 5));
        _house.On("/organizations/acme/settings/billing/premium_request/usage", _ => """{"usageItems":[]}""");
        var said = new List<string>();
        foreach (var connector in new[] { "anthropic-api", "openrouter-api", "litellm-proxy", "copilot-billing" })
        {
            var draft = new FeedDraft(connector, connector, _house.Web.Root.ToString(), Account: "acme");
            said.Add((await _house.Get<SyncConnection>().TestAsync(draft, FeedHouse.Key, null, Ct)).Sentence);
        }

        Assert.Equal(
            [
                "The key is accepted; yesterday one model answered messages.", "The key is accepted; yesterday has 2 lines of activity.",
                "The key is accepted; yesterday 11 requests passed the proxy.", "The token is accepted; nothing was billed yesterday.",
            ],
            said);
    }

    [Fact]
    public void Every_connector_has_its_own_key_and_its_pages_a_format()
    {
        var infos = _house.Get<UsageConnectors>().Infos;
        Assert.Equal(infos.Count, infos.Select(i => i.Key).Distinct().Count());
        // A connection of files must never be taken for one that is polled.
        Assert.Empty(infos.Select(i => i.Key).Intersect(_house.Get<UsageFormats>().Names));
    }

    private static string LiteLlm(IQueryCollection query, int pages, int rows, bool capped = false)
    {
        var day = query["start_date"].ToString()[..10];
        var page = int.Parse(query["page"]!, CultureInfo.InvariantCulture);
        var count = page < pages ? rows : 1;
        var logs = Enumerable.Range(0, count).Select(n => Pages.SpendLog($"{day}-{page}-{n}", $"{day} 0{page}:00:00.{n}00000"));
        return $$"""{"data":[{{string.Join(',', logs)}}],"total":{{(capped ? 1 : 99)}},"page":{{page}},"page_size":{{rows}},"total_pages":{{(capped ? 1 : pages)}},"total_is_capped":{{(capped ? "true" : "false")}}}""";
    }
}
