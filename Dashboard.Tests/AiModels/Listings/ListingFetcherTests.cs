using Dashboard.Core.AiModels.Changes;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Units;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.AiModels.Listings;

public sealed class ListingFetcherTests : IAsyncLifetime
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
    }

    public async ValueTask DisposeAsync()
    {
        await _kit.DisposeAsync();
        await _web.DisposeAsync();
        _store.Dispose();
    }

    [Theory]
    [InlineData(ListingForm.OpenAi, "Authorization", "Bearer sk-1", "")]
    [InlineData(ListingForm.Anthropic, "x-api-key", "sk-1", "?limit=1000")]
    [InlineData(ListingForm.Azure, "api-key", "sk-1", "")]
    [InlineData(ListingForm.Gemini, "x-goog-api-key", "sk-1", "?pageSize=1000")]
    public async Task Every_host_gets_the_key_its_way_and_never_in_the_address(ListingForm form, string header, string value, string query)
    {
        await Save().RunAsync(new("acme", _web.Url("/v1").ToString(), form), "sk-1", Ct);
        _web.Json("/v1/models", """{"data":[{"id":"a"}]}""");

        Assert.Equal(ListingState.Read, (await PollAsync()).State);

        var request = Assert.Single(_web.Requests);
        Assert.Equal(value, request.Header(header));
        Assert.Equal(query, request.Query);
    }

    [Fact]
    public async Task All_pages_are_read_as_one_list()
    {
        await Save().RunAsync(new("acme", _web.Url("/v1").ToString(), ListingForm.Gemini), null, Ct);
        _web.On("/v1/models", c =>
        {
            c.Response.ContentType = "application/json";
            return c.Response.WriteAsync(c.Request.Query["pageToken"] == "two"
                ? """{"models":[{"name":"models/b","supportedGenerationMethods":[]}]}"""
                : """{"models":[{"name":"models/a","supportedGenerationMethods":[]}],"nextPageToken":"two"}""", Ct);
        });

        Assert.Equal((ListingState.Read, 2), await PollAsync() is var poll ? (poll.State, poll.Listed) : default);
    }

    [Fact]
    public async Task A_next_page_at_another_host_is_not_asked()
    {
        await Save().RunAsync(new("acme", _web.Url("/v1").ToString()), "sk-1", Ct);
        _web.Json("/v1/models", """{"value":[{"model":{"name":"a","version":"1","format":"OpenAI"}}],"nextLink":"https://elsewhere.invalid/models"}""");

        var poll = await PollAsync();

        Assert.Equal(ListingState.Partial, poll.State);
        Assert.Contains("another host", poll.Reason);
        Assert.Single(_web.Requests);
    }

    [Fact]
    public async Task A_saved_key_can_be_taken_away()
    {
        await Save().RunAsync(new("acme", _web.Url("/v1").ToString()), "sk-1", Ct);
        var outcome = Assert.IsType<SaveOutcome.Saved>(await Save().RunAsync(new("acme", _web.Url("/v1").ToString()), "", Ct));

        Assert.Equal(Change.Changed, outcome.Change);
        Assert.False(Assert.Single(await new ListingsQuery(_store).SourcesAsync(Ct)).HasKey);
        _web.Json("/v1/models", """{"data":[{"id":"a"}]}""");
        await PollAsync();
        Assert.Null(Assert.Single(_web.Requests).Header("Authorization"));
        Assert.Equal(Change.Unchanged, Assert.IsType<SaveOutcome.Saved>(await Save().RunAsync(new("acme", _web.Url("/v1").ToString()), null, Ct)).Change);
    }

    [Fact]
    public async Task A_price_and_a_window_that_change_are_told_and_one_that_comes_or_goes_is_not()
    {
        await Save().RunAsync(new("acme", _web.Url("/v1").ToString()), null, Ct);
        _web.Json("/v1/models", """{"data":[{"id":"a","context_length":1000,"pricing":{"input":1,"output":2}}]}""");
        await PollAsync();
        _web.Json("/v1/models", """{"data":[{"id":"a","context_length":2000,"pricing":{"input":1.5,"output":2}}]}""");
        var changes = (await PollAsync()).Changes;
        _web.Json("/v1/models", """{"data":[{"id":"a"}]}""");

        Assert.Equal([(ModelChangeType.ContextChanged, "1000", "2000"), (ModelChangeType.PriceChanged, "1/2", "1.5/2")], changes.Select(c => (c.Type, c.Before!, c.After!)));
        Assert.Empty((await PollAsync()).Changes);
    }

    [Theory]
    [InlineData("http://localhost:11434/api/tags", "http://localhost:11434/api/tags")]
    [InlineData("https://api.x.ai/v1/language-models", "https://api.x.ai/v1/language-models")]
    [InlineData("https://api.openai.com/v1/", "https://api.openai.com/v1/models")]
    public void An_address_of_a_list_stays_what_it_is(string given, string asked) => Assert.Equal(asked, new ListingDraft("acme", given).ListUrl);

    private async Task<ListingPoll> PollAsync()
    {
        var poll = new PollModels(_store, new ListingFetcher(_kit.Client, _box), Options.Create(new AiModelOptions()), _clock);
        return Assert.Single(await poll.RunAsync(all: true, Ct));
    }

    private SaveListing Save() => new(_store, _box, _clock);
}
