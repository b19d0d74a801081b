using Dashboard.Core.AiModels;
using Dashboard.Core.AiModels.Changes;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Providers.Credentials;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.AiModels.Listings;

/// <summary>Listings of several pages, in the ways in which hosts say so; and those that go on where nobody can follow.</summary>
public sealed class ListingPagesTests : IAsyncLifetime
{
    private readonly TestStore _store = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly CredentialBox _box = new(new EphemeralDataProtectionProvider());
    private LocalWeb _web = null!;
    private OutboundKit _kit = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _web = await LocalWeb.StartAsync();
        _kit = new OutboundKit([_web.Authority], _clock);
        await Save().RunAsync(new("acme", _web.Url("/v1").ToString()), "sk-1", Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _kit.DisposeAsync();
        await _web.DisposeAsync();
        _store.Dispose();
    }

    [Theory]
    [InlineData("""{"nextToken":"two"}""", "nextToken", "two")]
    [InlineData("""{"nextPageToken":"two"}""", "pageToken", "two")]
    [InlineData("""{"next_page_token":"two"}""", "page_token", "two")]
    [InlineData("""{"next_cursor":"t w+o"}""", "cursor", "t w+o")]
    [InlineData("""{"next":"two"}""", "cursor", "two")]
    [InlineData("""{"next":"ROOT/v1/models?cursor=two"}""", "cursor", "two")]
    [InlineData("""{"next":{"href":"/v1/models?start=two"}}""", "start", "two")]
    [InlineData("""{"@odata.nextLink":"ROOT/v1/models?$skiptoken=two"}""", "$skiptoken", "two")]
    [InlineData("""{"pagination":{"next_page":2,"total":2}}""", "page", "2")]
    [InlineData("""{"pagination":{"next_cursor":"two","has_more":true}}""", "cursor", "two")]
    [InlineData("""{"result_info":{"page":1,"per_page":1,"total_pages":2,"total_count":2}}""", "page", "2")]
    [InlineData("""{"links":{"pages":{"next":"/v1/models?page=2","last":"/v1/models?page=2"}}}""", "page", "2")]
    [InlineData("""{"object":"list","has_more":true,"last_id":"two"}""", "after", "two")]
    [InlineData("""{"has_more":true,"first_id":"one","last_id":"two"}""", "after_id", "two")]
    public async Task Every_way_of_saying_where_a_list_goes_on_is_followed(string more, string parameter, string value)
    {
        var first = $$"""{"data":[{"id":"a"}],{{more[1..].Replace("ROOT/", _web.Root.ToString(), StringComparison.Ordinal)}}""";
        _web.On("/v1/models", c => Answer(c, c.Request.Query[parameter] == value ? """{"data":[{"id":"b"}],"has_more":false}""" : first));

        var poll = await PollAsync();

        Assert.Equal((ListingState.Read, 2), (poll.State, poll.Listed));
        Assert.Equal(2, _web.Requests.Count);
    }

    [Fact]
    public async Task A_page_may_be_named_in_a_header()
    {
        _web.On("/v1/models", c =>
        {
            if (c.Request.Query.Count == 0)
                c.Response.Headers.Link = $"<{_web.Url("/v1/models?cursor=two")}>; rel=\"next\"";

            return Answer(c, c.Request.Query.Count == 0 ? """[{"id":"a"}]""" : """[{"id":"b"}]""");
        });

        Assert.Equal((ListingState.Read, 2), await PollAsync() is var poll ? (poll.State, poll.Listed) : default);
    }

    [Theory]
    [InlineData("""{"has_more":true}""", "where")]
    [InlineData("""{"pagination":{"hasNextPage":true,"endCursor":"x"}}""", "where")]
    [InlineData("""{"continuationToken":"x"}""", "where")]
    [InlineData("""{"meta":{"NextMarker":"x"}}""", "where")]
    [InlineData("""{"total_count":9}""", "speaks of 9 and shows 1")]
    [InlineData("""{"next":"https://elsewhere.invalid/v1/models"}""", "another host")]
    [InlineData("""{"next_cursor":"again"}""", "same page")]
    public async Task A_part_of_a_list_never_reads_as_models_removed(string more, string why)
    {
        List("a", "b", "c", "d", "e", "f");
        await PollAsync();
        _web.Json("/v1/models", $$"""{"data":[{"id":"a","shutdown_date":"2027-01-31"}],{{more[1..]}}""");

        // Twice: a second poll is what confirms a removal.
        var first = await PollAsync();
        var second = await PollAsync();

        Assert.Equal((ListingState.Partial, 6), (second.State, second.Listed));
        Assert.Contains(why, second.Reason, StringComparison.Ordinal);
        Assert.Contains("nothing is taken for removed", second.Reason, StringComparison.Ordinal);
        Assert.Equal([ModelChangeType.RetirementAnnounced], first.Changes.Select(c => c.Type));
        Assert.Empty(second.Changes);
        List("a", "b", "c", "d", "e");
        Assert.Contains(("f", ModelChangeState.Suspected), (await PollAsync()).Changes.Select(c => (c.RawModel, c.State)));
    }

    [Fact]
    public async Task A_list_of_which_only_a_part_was_ever_read_begins_when_it_is_read_whole()
    {
        _web.Json("/v1/models", """{"data":[{"id":"a"}],"has_more":true}""");
        await PollAsync();
        _web.Json("/v1/models", """{"data":[{"id":"b"}],"has_more":true}""");
        Assert.Empty((await PollAsync()).Changes);
        List("b", "c");

        Assert.Equal((ListingState.Read, 0, 2), await PollAsync() is var poll ? (poll.State, poll.Changes.Count, poll.Listed) : default);
        await using var store = _store.CreateDbContext();
        Assert.Equal(["a"], await store.ListedModels().Where(m => m.GoneAt != null).Select(m => m.RawId).ToListAsync(Ct));
    }

    private static Task Answer(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json, Ct);
    }

    private void List(params string[] ids) => _web.Json("/v1/models", $$"""{"data":[{{string.Join(',', ids.Select(i => $$"""{"id":"{{i}}"}"""))}}]}""");

    private async Task<ListingPoll> PollAsync() =>
        Assert.Single(await new PollModels(_store, new ListingFetcher(_kit.Client, _box), Options.Create(new AiModelOptions()), _clock).RunAsync(all: true, Ct));

    private SaveListing Save() => new(_store, _box, _clock);
}
