using System.Globalization;

using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors;

using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Usage.Connectors;

/// <summary>Whatever a provider answers: a clear state, a sentence that says what to do, and the ledger as it was.</summary>
public sealed class SyncFaultTests : IAsyncLifetime
{
    private const string Bucket = """{"object":"bucket","start_time":1795219200,"end_time":1795305600,"results":[]}""";
    private FeedHouse _house = null!;
    private FakeOpenAi _openAi = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await FeedHouse.StartAsync();
        _openAi = new FakeOpenAi(_house).Fill("2026-11-01", "2026-11-24");
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData(401, """{"error":{"message":"Incorrect API key provided: sk-admin-0123456789-secret"}}""", FeedState.WrongKey, "admin key (sk-admin-…)")]
    [InlineData(403, """{"error":{"message":"Missing scopes: api.usage.read for sk-admin-0123456789-secret"}}""", FeedState.MissingScope, "\"Missing scopes: api.usage.read for (key)\"")]
    [InlineData(404, """{"error":{"message":"Not Found"}}""", FeedState.NotFound, "Check the base address")]
    [InlineData(500, "oops", FeedState.Unreachable, "answered 500")]
    [InlineData(400, """{"error":{"message":"unknown group_by"}}""", FeedState.Unreadable, "unknown group_by")]
    [InlineData(429, """{"error":{"message":"slow down"}}""", FeedState.RateLimited, "when it allows")]
    [InlineData(200, "<!DOCTYPE html><html>Sign in</html>", FeedState.Unreadable, "a web page instead of JSON")]
    [InlineData(200, """{"object":"page","data":[{"object":"bucket","start_time":1795219200,"res""", FeedState.Unreadable, "breaks off")]
    [InlineData(200, """{"object":"list","data":[]}""", FeedState.Unreadable, "no page of buckets")]
    [InlineData(200, """[1,2,3]""", FeedState.Unreadable, "no page of buckets")]
    [InlineData(200, $$"""{"object":"page","data":[{{Bucket}}],"has_more":true,"next_page":null}""", FeedState.BrokenPaging, "and not where")]
    [InlineData(200, $$"""{"object":"page","data":[],"has_more":true,"next_page":"page_same"}""", FeedState.BrokenPaging, "in a circle")]
    [InlineData(200, $$"""{"object":"page","data":[{{Bucket}},{"object":"bucket","start_time":1795392000,"end_time":1795478400,"results":[]}],"has_more":false,"next_page":null}""", FeedState.BrokenPaging, "leave out 2026-11-22")]
    [InlineData(200, $$"""{"object":"page","data":[{{Bucket}},{{Bucket}}],"has_more":false,"next_page":null}""", FeedState.BrokenPaging, "twice")]
    public async Task What_is_no_answer_is_a_state_and_changes_nothing(int status, string body, FeedState state, string says)
    {
        var id = await _house.AddAsync("openai-api");
        await _house.SyncAsync(id);
        var before = await _house.House.SnapshotAsync();
        var success = (await _house.FeedAsync(id)).LastSuccessAt;
        _openAi.Days[("2026-11-22", "gpt-5.2")] = 7_777_777;
        _house.Clock.Advance(TimeSpan.FromHours(2));

        // Usage came already when the costs fail: neither may be taken.
        _house.Fault = (context, _) => context.Request.Path == "/organization/costs" ? AnswerAsync(context, status, body) : Task.FromResult(false);
        var report = await _house.SyncAsync(id);

        Assert.Equal(state, report.State);
        var feed = await _house.FeedAsync(id);
        Assert.Equal((state, success, false), (feed.State, feed.LastSuccessAt, feed.IsWell));
        Assert.Contains(says, feed.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(FeedHouse.Key, feed.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await _house.House.SnapshotAsync());
        Assert.Equal(_house.Clock.GetUtcNow().UtcDateTime + TimeSpan.FromMinutes(15), feed.NextDueAt);
        Assert.Equal((state, feed.Reason), ((await _house.RunsAsync(id))[0].State, (await _house.RunsAsync(id))[0].Note));

        _house.Fault = null;
        Assert.Equal(FeedState.Synced, (await _house.SyncAsync(id)).State);
        Assert.Contains("7777777", await _house.House.SnapshotAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moment_of_trouble_is_asked_again_at_once()
    {
        var id = await _house.AddAsync("openai-api");
        var failed = 0;
        _house.Fault = (context, _) => failed++ switch
        {
            0 => AnswerAsync(context, 500, "oops"),
            1 => AnswerAsync(context, 429, "{}", retryAfter: "0"),
            _ => Task.FromResult(false),
        };

        Assert.Equal(FeedState.Synced, (await _house.SyncAsync(id)).State);
        Assert.Equal(3, _house.Web.RequestsTo("/organization/usage/completions").Count);
    }

    [Fact]
    public async Task A_long_pause_that_is_asked_for_is_kept_and_the_past_goes_on_where_it_was()
    {
        var id = await _house.AddAsync("openai-api", d => d with { ReadBackTo = new DateOnly(2026, 9, 1) });
        _house.Fault = (context, _) => context.Request.Query["start_time"] == "1789862400" ? AnswerAsync(context, 429, "{}", retryAfter: "7200") : Task.FromResult(false);

        Assert.Equal(FeedState.RateLimited, (await _house.SyncAsync(id)).State);

        var feed = await _house.FeedAsync(id);
        Assert.Equal(_house.Clock.GetUtcNow().UtcDateTime + TimeSpan.FromHours(2), feed.NextDueAt);
        Assert.Equal(new DateOnly(2026, 10, 21), feed.CoveredFrom);
        // Whoever insists does not get through our own manners.
        var asked = _house.Web.Requests.Count;
        Assert.Equal(FeedState.RateLimited, (await _house.SyncAsync(id)).State);
        Assert.Equal(asked, _house.Web.Requests.Count);

        _house.Fault = null;
        _house.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(FeedState.Synced, (await _house.SyncAsync(id)).State);
        Assert.Equal(new DateOnly(2026, 9, 1), (await _house.FeedAsync(id)).CoveredFrom);
    }

    [Theory]
    [InlineData("26 hours ahead", -26 * 60)]
    [InlineData("6 minutes behind", 6)]
    public async Task A_clock_that_is_wrong_takes_no_days(string says, int minutes)
    {
        var id = await _house.AddAsync("openai-api");
        _house.Fault = (context, _) =>
        {
            context.Response.Headers.Date = _house.Clock.GetUtcNow().AddMinutes(minutes).ToString("R", CultureInfo.InvariantCulture);
            return Task.FromResult(false);
        };

        Assert.Equal(FeedState.ClockSkew, (await _house.SyncAsync(id)).State);
        Assert.Contains(says, (await _house.FeedAsync(id)).Reason, StringComparison.Ordinal);
        Assert.Equal(0, await _house.InputAsync());
    }

    [Fact]
    public async Task Nobody_there_and_an_address_of_our_own_network_are_told_apart()
    {
        var dead = await _house.AddAsync("openai-api", d => d with { Url = $"http://{_house.Web.Authority}" });
        await _house.Web.DisposeAsync();
        var inside = await _house.AddAsync("openai-api", d => d with { Name = "inside", Url = "http://10.1.2.3:4000" });

        Assert.Equal(FeedState.Unreachable, (await _house.SyncAsync(dead)).State);
        Assert.Equal(FeedState.NotAllowed, (await _house.SyncAsync(inside)).State);
        Assert.Contains("Outbound:AllowedPrivate", (await _house.FeedAsync(inside)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failing_again_and_again_waits_longer_each_time_but_no_more_than_a_day()
    {
        var id = await _house.AddAsync("openai-api", secret: "sk-admin-other");
        var pauses = new List<double>();
        for (var n = 0; n < 9; n++)
        {
            Assert.Equal(FeedState.WrongKey, (await _house.SyncAsync(id)).State);
            pauses.Add(((await _house.FeedAsync(id)).NextDueAt - _house.Clock.GetUtcNow().UtcDateTime).TotalMinutes);
        }

        Assert.Equal([15, 30, 60, 120, 240, 480, 960, 1440, 1440], pauses);
    }

    [Fact]
    public async Task A_key_is_sealed_or_named_and_a_missing_variable_says_so()
    {
        var sealedKey = await _house.AddAsync("openai-api");
        var named = await _house.AddAsync("openai-api", d => d with { Name = "named", Variable = "A_TEST_THAT_IS_NOT_SET_KEY" }, secret: null);

        await using (var store = _house.House.Store.CreateDbContext())
        {
            var stored = (await store.Feeds().FindAsync([sealedKey], FeedHouse.Ct))!.Credential!;
            Assert.DoesNotContain(FeedHouse.Key, stored, StringComparison.Ordinal);
            Assert.Equal(FeedHouse.Key, Assert.IsType<CredentialAnswer.Secret>(_house.Get<CredentialBox>().Open(stored)).Value);
        }

        Assert.Equal(FeedState.KeyUnusable, (await _house.SyncAsync(named)).State);
        Assert.Contains("A_TEST_THAT_IS_NOT_SET_KEY is not set", (await _house.FeedAsync(named)).Reason, StringComparison.Ordinal);
        Assert.Equal("A_TEST_THAT_IS_NOT_SET_KEY", (await _house.FeedAsync(named)).Variable);
        Assert.Empty(_house.Web.Requests);
    }

    [Fact]
    public async Task A_test_asks_one_small_question_and_says_what_it_saw()
    {
        var sync = _house.Get<SyncConnection>();
        var draft = new FeedDraft("new", "openai-api", _house.Web.Root.ToString());

        Assert.Equal(new ConnectionTest(FeedState.Synced, "The key is accepted; yesterday one model completed something."), await sync.TestAsync(draft, FeedHouse.Key, null, FeedHouse.Ct));
        Assert.Equal("?start_time=1795305600&end_time=1795392000&bucket_width=1d&limit=1&group_by[]=model", Assert.Single(_house.Web.Requests).Query);
        Assert.Equal(FeedState.WrongKey, (await sync.TestAsync(draft, "sk-other", null, FeedHouse.Ct)).State);
        Assert.Equal(FeedState.KeyUnusable, (await sync.TestAsync(draft, null, null, FeedHouse.Ct)).State);
        // The key that was saved before.
        var id = await _house.AddAsync("openai-api");
        Assert.True((await sync.TestAsync((await _house.FeedAsync(id)).ToDraft(), null, id, FeedHouse.Ct)).IsGood);
        Assert.Equal(0, await _house.InputAsync());
    }

    private static async Task<bool> AnswerAsync(HttpContext context, int status, string body, string? retryAfter = null)
    {
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;

        await FeedHouse.WriteAsync(context, status, body);
        return true;
    }
}
