using System.Text.Json;

using Dashboard.Core.AiModels;
using Dashboard.Core.AiModels.Changes;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Providers.Credentials;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.AiModels.Listings;

public sealed class PollModelsTests : IAsyncLifetime
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

    [Fact]
    public async Task The_first_listing_is_a_baseline_and_a_new_model_appears_once()
    {
        await AddAsync();
        List("a", "b");
        Assert.Empty((await PollAsync()).Changes);

        List("a", "b", "c");
        var change = Assert.Single((await PollAsync()).Changes);
        Assert.Equal((ModelChangeType.Appeared, "c", ModelChangeState.Confirmed), (change.Type, change.RawModel, change.State));
        Assert.Empty((await PollAsync()).Changes);
        Assert.Single(await ChangesAsync());
    }

    [Fact]
    public async Task A_removal_is_suspected_until_a_second_poll_confirms_it()
    {
        await AddAsync();
        List("a", "b");
        await PollAsync();

        List("a");
        Assert.Equal(ModelChangeState.Suspected, Assert.Single((await PollAsync()).Changes).State);
        Assert.Equal(2, Assert.Single(await Listings().SourcesAsync(Ct)).Listed);
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(("b", ModelChangeState.Confirmed), Assert.Single((await PollAsync(all: false)).Changes) is var told ? (told.RawModel, told.State) : default);
        Assert.Empty((await PollAsync()).Changes);

        var change = Assert.Single(await ChangesAsync());
        Assert.Equal((ModelChangeType.Vanished, "b", ModelChangeState.Confirmed), (change.Type, change.RawModel, change.State));
        Assert.Equal(_clock.GetUtcNow().UtcDateTime, change.SettledAt);
        Assert.NotNull(Assert.Single(await Listings().VanishedAsync(Ct)).GoneAt);
    }

    [Fact]
    public async Task A_model_that_is_back_at_the_second_poll_never_left()
    {
        await AddAsync();
        List("a", "b");
        await PollAsync();
        List("a");
        await PollAsync();
        List("a", "b");

        Assert.Empty((await PollAsync()).Changes);
        Assert.Equal(ModelChangeState.Withdrawn, Assert.Single(await ChangesAsync()).State);
        Assert.Empty(await Listings().VanishedAsync(Ct));
    }

    [Theory]
    [InlineData(500, ListingState.Unreachable)]
    [InlineData(401, ListingState.Blocked)]
    [InlineData(200, ListingState.Unreadable)]
    public async Task A_failed_poll_is_a_state_and_never_a_change(int status, ListingState state)
    {
        await AddAsync();
        List("a", "b");
        await PollAsync();

        _web.Text("/v1/models", "<html>sorry</html>", "text/html", status);
        var poll = await PollAsync();
        await PollAsync();

        Assert.Equal((state, 2, 0), (poll.State, poll.Listed, poll.Changes.Count));
        Assert.NotEmpty(poll.Reason);
        Assert.Empty(await ChangesAsync());
        var source = Assert.Single(await Listings().SourcesAsync(Ct));
        Assert.Equal(_clock.GetUtcNow().UtcDateTime + TimeSpan.FromHours(1), source.NextDueAt);
    }

    [Fact]
    public async Task A_list_that_falls_by_more_than_a_fifth_is_refused_until_a_person_accepts_it()
    {
        var id = await AddAsync();
        List("a", "b", "c", "d", "e");
        await PollAsync();

        List("a", "b", "c");
        Assert.Equal(ListingState.Shrunk, (await PollAsync()).State);
        Assert.Equal(ListingState.Shrunk, (await PollAsync()).State);
        Assert.Empty(await ChangesAsync());

        Assert.True(await Save().AcceptNextAsync(id, Ct));
        Assert.Equal(2, (await PollAsync()).Changes.Count);
        List("a", "b", "c", "d");
        Assert.Equal(ListingState.Read, (await PollAsync()).State);
    }

    [Fact]
    public async Task A_fall_by_a_fifth_exactly_counts()
    {
        await AddAsync();
        List("a", "b", "c", "d", "e");
        await PollAsync();
        List("a", "b", "c", "d");

        Assert.Equal(ListingState.Read, (await PollAsync()).State);
    }

    [Fact]
    public async Task Another_spelling_is_a_rename_and_no_removal()
    {
        await AddAsync();
        List("a", "Foo-2.1");
        await PollAsync();
        List("a", "foo_2-1");

        var change = Assert.Single((await PollAsync()).Changes);
        Assert.Equal((ModelChangeType.Renamed, "Foo-2.1", "foo_2-1"), (change.Type, change.Before, change.After));
    }

    [Fact]
    public async Task A_date_of_retirement_is_announced_moved_and_settles_the_removal()
    {
        await AddAsync();
        _web.Json("/v1/models", """{"data":[{"id":"a"},{"id":"b"}]}""");
        await PollAsync();
        _web.Json("/v1/models", """{"data":[{"id":"a","shutdown_date":"2026-11-24"},{"id":"b"}]}""");
        Assert.Equal(ModelChangeType.RetirementAnnounced, Assert.Single((await PollAsync()).Changes).Type);
        Assert.Equal(new DateOnly(2026, 11, 24), Assert.Single(await Listings().RetiringAsync(Ct)).RetiresOn);
        _web.Json("/v1/models", """{"data":[{"id":"a","shutdown_date":"2026-11-25"},{"id":"b"}]}""");
        var moved = Assert.Single((await PollAsync()).Changes);
        Assert.Equal((ModelChangeType.RetirementMoved, "2026-11-24", "2026-11-25"), (moved.Type, moved.Before, moved.After));

        _clock.Advance(TimeSpan.FromDays(2));
        List("b");
        Assert.Equal(ModelChangeState.Confirmed, Assert.Single((await PollAsync()).Changes).State);
    }

    [Fact]
    public async Task A_new_reader_starts_anew_without_a_word()
    {
        await AddAsync();
        List("a", "b");
        await PollAsync();
        await using (var store = _store.CreateDbContext())
            await store.ListingSources().ExecuteUpdateAsync(s => s.SetProperty(x => x.ReaderVersion, 0), Ct);

        List("models/a", "models/b");
        Assert.Empty((await PollAsync()).Changes);
        Assert.Empty(await ChangesAsync());
    }

    [Fact]
    public async Task The_key_is_sent_and_stored_sealed()
    {
        await AddAsync(secret: "sk-very-secret");
        List("a");
        await PollAsync();

        Assert.Equal("Bearer sk-very-secret", Assert.Single(_web.Requests).Header("Authorization"));
        await using var store = _store.CreateDbContext();
        var stored = (await store.ListingSources().SingleAsync(Ct)).Credential!;
        Assert.DoesNotContain("sk-very-secret", stored, StringComparison.Ordinal);
        Assert.True(Assert.Single(await Listings().SourcesAsync(Ct)).HasKey);
    }

    [Fact]
    public async Task A_missing_variable_is_a_reason_and_nothing_is_asked()
    {
        await Save().RunAsync(new("acme", _web.Url("/v1").ToString(), Variable: "NOBODY_SET_THIS_API_KEY"), null, Ct);

        var poll = await PollAsync();

        Assert.Equal((ListingState.Blocked, "The environment variable NOBODY_SET_THIS_API_KEY is not set."), (poll.State, poll.Reason));
        Assert.Empty(_web.Requests);
    }

    [Fact]
    public async Task Only_what_is_due_is_polled_and_a_paused_source_never()
    {
        await AddAsync();
        List("a");
        await PollAsync();

        Assert.Empty(await Poll().RunAsync(all: false, Ct));
        await Save().RunAsync(new("acme", _web.Url("/v1").ToString(), Paused: true), null, Ct);
        Assert.Empty(await Poll().RunAsync(all: true, Ct));
    }

    [Fact]
    public async Task Two_rounds_at_once_count_a_change_once()
    {
        await AddAsync();
        List("a");
        await PollAsync();
        List("a", "b");

        await Task.WhenAll(Poll().RunAsync(all: true, Ct), Poll().RunAsync(all: true, Ct));

        Assert.Single(await ChangesAsync());
    }

    private async Task<int> AddAsync(string? secret = null)
    {
        await Save().RunAsync(new("acme", _web.Url("/v1/").ToString()), secret, Ct);
        return Assert.Single(await Listings().SourcesAsync(Ct)).Id;
    }

    private void List(params string[] ids) => _web.Json("/v1/models", JsonSerializer.Serialize(new { data = ids.Select(id => new { id }) }));

    private PollModels Poll() => new(_store, new ListingFetcher(_kit.Client, _box), Options.Create(new AiModelOptions()), _clock);

    private async Task<ListingPoll> PollAsync(bool all = true) => Assert.Single(await Poll().RunAsync(all, Ct));

    private ListingsQuery Listings() => new(_store);

    private SaveListing Save() => new(_store, _box, _clock);

    private async Task<List<ModelChange>> ChangesAsync()
    {
        await using var store = _store.CreateDbContext();
        return await store.ModelChanges().AsNoTracking().OrderBy(c => c.Id).ToListAsync(Ct);
    }
}
