using Dashboard.Core.AiModels;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.AiModels.Listings;

/// <summary>Searching what hosts list.</summary>
public sealed class ListedModelsQueryTests : IDisposable
{
    private static readonly DateTime Day = new(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc);

    private readonly TestStore _store = new();

    [Fact]
    public async Task Every_word_must_be_in_the_id_in_any_case_and_order()
    {
        await AddAsync("acme", "Claude-Sonnet-5", "claude-haiku-5", "gpt-5");

        Assert.Equal(["Claude-Sonnet-5"], await FindAsync(new("SONNET claude")));
        Assert.Equal(3, (await FindAsync(new(" "))).Count);
        Assert.Empty(await FindAsync(new("100%")));
    }

    [Fact]
    public async Task Suspected_ones_stand_first_and_gone_ones_only_when_asked_for()
    {
        await AddAsync("acme", "a", "b", "c");
        await using (var store = _store.CreateDbContext())
        {
            var models = store.ListedModels().ToDictionary(m => m.RawId);
            models["b"].MissingSince = models["c"].MissingSince = models["c"].GoneAt = Day;
            await store.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(["b", "a"], await FindAsync(new()));
        Assert.Equal(["b", "a", "c"], await FindAsync(new(WithGone: true)));
    }

    [Fact]
    public async Task Pages_say_how_many_there_are_in_all()
    {
        await AddAsync("acme", "a", "b", "c");
        await AddAsync("other", "d");

        var page = await new ListedModelsQuery(_store).FindAsync(new(Host: "acme", Skip: 2, Take: 2), TestContext.Current.CancellationToken);

        Assert.Equal((3, "c"), (page.Total, Assert.Single(page.Models).RawModel));
    }

    public void Dispose() => _store.Dispose();

    private async Task AddAsync(string host, params string[] ids)
    {
        await using var store = _store.CreateDbContext();
        var source = new ListingSource { Host = host, Url = $"https://{host}.example/models", StateSince = Day, NextDueAt = Day };
        source.Models.AddRange(ids.Select(id => new ListedModel { RawId = id, FirstSeenAt = Day, LastSeenAt = Day }));
        store.ListingSources().Add(source);
        await store.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private async Task<List<string>> FindAsync(ListedFilter filter) =>
        [.. (await new ListedModelsQuery(_store).FindAsync(filter, TestContext.Current.CancellationToken)).Models.Select(m => m.RawModel)];
}
