using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;

namespace Dashboard.Tests.Usage.Connectors;

/// <summary>What may be kept about a connection, and what must not be mixed or learned by changing it.</summary>
public sealed class SaveFeedTests : IAsyncLifetime
{
    private FeedHouse _house = null!;

    private static CancellationToken Ct => FeedHouse.Ct;

    public async ValueTask InitializeAsync()
    {
        _house = await FeedHouse.StartAsync();
        new FakeOpenAi(_house).Fill("2026-11-01", "2026-11-24");
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData("", "openai-api", "https://a.example", null, null, "name")]
    [InlineData("n", "nothing", "https://a.example", null, null, "connector")]
    [InlineData("n", "openai-api", "ftp://a.example", null, null, "url")]
    [InlineData("n", "openai-api", "https://user:pass@a.example", null, null, "url")]
    [InlineData("n", "openai-api", "https://a.example/?x=1", null, null, "url")]
    [InlineData("n", "openai-api", "https://a.example", "HOME", null, "keyEnv")]
    [InlineData("n", "copilot-billing", "https://a.example", null, null, "account")]
    [InlineData("n", "copilot-billing", "https://a.example", null, "a/../b", "account")]
    public async Task What_cannot_work_is_refused_with_a_sentence(string name, string connector, string url, string? variable, string? account, string path)
    {
        var outcome = await SaveAsync(new FeedDraft(name, connector, url, variable, account));

        var problem = Assert.Single(Assert.IsType<SaveOutcome.Refused>(outcome).Problems);
        Assert.Equal(path, problem.Path);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
        Assert.Empty(await _house.Get<FeedsQuery>().ListAsync(Ct));
    }

    [Fact]
    public async Task A_name_that_files_use_is_not_taken_and_a_name_of_ours_not_twice()
    {
        await _house.House.ImportAsync(new ImportRequest(SourceFiles.Select([_house.House.Write("a.json", OpenAiPage.Of(("2026-11-22", "gpt-4o", 7)))]), Connection: "files"));
        await _house.AddAsync("openai-api");

        Assert.Contains("choose another name", Refused(await SaveAsync(Draft("files"))), StringComparison.Ordinal);
        Assert.Contains("has this name already", Refused(await SaveAsync(Draft("main"))), StringComparison.Ordinal);
        Assert.Equal(7, await _house.InputAsync());
    }

    [Fact]
    public async Task A_kept_key_goes_to_no_other_address_neither_by_saving_nor_by_testing()
    {
        var id = await _house.AddAsync("openai-api");
        var moved = (await _house.FeedAsync(id)).ToDraft() with { Url = $"http://localhost:{_house.Web.Port}" };

        Assert.Contains("enter the key again", Refused(await SaveAsync(moved, id: id)), StringComparison.Ordinal);
        Assert.Equal(FeedState.KeyUnusable, (await _house.Get<SyncConnection>().TestAsync(moved, null, id, Ct)).State);
        Assert.Empty(_house.Web.Requests);
        await using (var store = _house.House.Store.CreateDbContext())
        {
            // As configuration from a file does, which holds no keys.
            await FeedWriting.WriteAsync(store, moved, false, _house.Clock.GetUtcNow().UtcDateTime, Ct);
            await store.SaveChangesAsync(Ct);
        }

        Assert.False((await _house.FeedAsync(id)).HasKey);
        Assert.IsType<SaveOutcome.Saved>(await SaveAsync(moved, "sk-another", id));
        Assert.True((await _house.FeedAsync(id)).HasKey);
    }

    [Fact]
    public async Task Another_account_is_another_connection()
    {
        var id = await _house.AddAsync("openai-api", d => d with { Account = "org-1" });

        Assert.Contains("another connection", Refused(await SaveAsync((await _house.FeedAsync(id)).ToDraft() with { Account = "org-2" }, id: id)), StringComparison.Ordinal);
        Assert.Contains("keeps its name", Refused(await SaveAsync((await _house.FeedAsync(id)).ToDraft() with { Name = "other" }, id: id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgetting_settings_keeps_the_ledger_and_they_can_be_made_again()
    {
        var id = await _house.AddAsync("openai-api");
        await _house.SyncAsync(id);
        var read = await _house.InputAsync();
        var empty = await _house.AddAsync("openai-api", d => d with { Name = "never read" });

        Assert.True(await _house.Get<SaveFeed>().RemoveAsync(id, Ct));
        Assert.True(await _house.Get<SaveFeed>().RemoveAsync(empty, Ct));

        Assert.Equal(read, await _house.InputAsync());
        Assert.Equal("main", Assert.Single(await _house.Get<UsageFreshnessQuery>().ListAsync(Ct)).Name);
        Assert.False(await _house.Get<SaveFeed>().RemoveAsync(id, Ct));
        Assert.Equal(id, await _house.AddAsync("openai-api"));
        await _house.SyncAsync(id);
        Assert.Equal(read, await _house.InputAsync());
    }

    [Fact]
    public async Task Kept_for_detail_it_is_in_no_total_and_back_it_is_as_before()
    {
        var id = await _house.AddAsync("openai-api", d => d with { LateDays = 20 });
        await _house.SyncAsync(id);
        var before = (await _house.House.SpendAsync("2026-11-01", "2026-11-24")).Totals;

        await _house.Get<SetConnectionRole>().RunAsync("main", ConnectionRole.Detail, Ct);
        await _house.SyncAsync(id);
        Assert.Equal((0, null), (await _house.InputAsync(), (await _house.House.SpendAsync("2026-11-01", "2026-11-24")).Totals.ChargedUsd));
        await _house.Get<SetConnectionRole>().RunAsync("main", ConnectionRole.Ledger, Ct);

        Assert.Equal(before, (await _house.House.SpendAsync("2026-11-01", "2026-11-24")).Totals);
    }

    private FeedDraft Draft(string name) => new(name, "openai-api", _house.Web.Root.ToString());

    private Task<SaveOutcome> SaveAsync(FeedDraft draft, string? secret = null, int? id = null) => _house.Get<SaveFeed>().RunAsync(draft, secret, id, Ct);

    private static string Refused(SaveOutcome outcome) => string.Join(' ', Assert.IsType<SaveOutcome.Refused>(outcome).Problems.Select(p => p.Message));
}
