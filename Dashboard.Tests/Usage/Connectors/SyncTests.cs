using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors;
using Dashboard.Core.Usage.Import;

namespace Dashboard.Tests.Usage.Connectors;

/// <summary>What is asked of a provider, when, and what the ledger holds of it afterwards.</summary>
public sealed class SyncTests : IAsyncLifetime
{
    private FeedHouse _house = null!;
    private FakeOpenAi _openAi = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await FeedHouse.StartAsync();
        _openAi = new FakeOpenAi(_house).Fill("2026-08-01", "2026-11-24");
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task The_first_sync_reads_the_last_days_with_what_they_cost_and_says_what_it_saw()
    {
        var id = await _house.AddAsync("openai-api");

        var report = await _house.SyncAsync(id);

        Assert.Equal((FeedState.Synced, 6L, 6L), (report.State, report.Rows, report.Added));
        Assert.Equal(_openAi.Sum("2026-11-21", "2026-11-24"), await _house.InputAsync());
        Assert.Equal([("2026-11-21", 0.01112m), ("2026-11-22", 0.01113m), ("2026-11-23", 0.01114m)], await _house.ChargesAsync());
        Assert.Equal(0.02225m, (await _house.House.SpendAsync("2026-11-21", "2026-11-23")).Totals.ChargedUsd);
        var feed = await _house.FeedAsync(id);
        Assert.Equal((new DateOnly(2026, 11, 21), new DateOnly(2026, 11, 24)), (feed.CoveredFrom, feed.CoveredUntil));
        Assert.Equal(_house.Clock.GetUtcNow().UtcDateTime, feed.LastSuccessAt);
        Assert.InRange(feed.NextDueAt - feed.LastSuccessAt!.Value, TimeSpan.FromMinutes(57), TimeSpan.FromMinutes(63));
        var asked = _house.Web.RequestsTo("/organization/usage/completions")[0];
        Assert.Contains("group_by[]=service_tier", Uri.UnescapeDataString(asked.Query), StringComparison.Ordinal);
        Assert.Empty(await _house.House.WrongRollUpsAsync("UTC"));
    }

    [Fact]
    public async Task The_past_is_read_backwards_over_pages_until_the_day_wanted_and_not_again()
    {
        var id = await _house.AddAsync("openai-api", d => d with { ReadBackTo = new DateOnly(2026, 8, 10) });

        await _house.SyncAsync(id);

        Assert.Equal(_openAi.Sum("2026-08-10", "2026-11-24"), await _house.InputAsync());
        Assert.Equal(new DateOnly(2026, 8, 10), (await _house.FeedAsync(id)).CoveredFrom);
        var runs = await _house.RunsAsync(id);
        Assert.Equal(
            ["2026-08-10", "2026-08-20", "2026-09-20", "2026-10-21", "2026-11-21"],
            runs.Select(r => FeedHouse.Text(r.From)));
        Assert.All(runs.Take(4), r => Assert.True(r.Backfill && r.Until.DayNumber - r.From.DayNumber <= 31));
        var asked = _house.Web.Requests.Count;
        await _house.SyncAsync(id);
        Assert.Equal(7, _house.Web.Requests.Count - asked);
        Assert.Empty(await _house.House.WrongRollUpsAsync("UTC"));
    }

    [Fact]
    public async Task Late_data_of_the_last_days_is_read_again_and_what_vanished_goes()
    {
        var id = await _house.AddAsync("openai-api", d => d with { ReadBackTo = new DateOnly(2026, 11, 1) });
        _openAi.Days[("2026-11-22", "gpt-4o")] = 500;
        await _house.SyncAsync(id);

        _openAi.Days[("2026-11-21", "gpt-5.2")] = 5000;
        _openAi.Days[("2026-11-23", "gpt-5-mini")] = 70;
        _openAi.Days.Remove(("2026-11-22", "gpt-4o"));
        _openAi.Days[("2026-11-05", "gpt-5.2")] = 9_999_999;
        var report = await _house.SyncAsync(id);

        Assert.Equal((2L, 2L), (report.Added, report.Updated));
        Assert.Equal(_openAi.Sum("2026-11-21", "2026-11-24"), await _house.InputAsync("2026-11-21"));
        Assert.Equal(1096, await _house.InputAsync("2026-11-05", "2026-11-06"));
        Assert.Equal(0.0113m, (await _house.ChargesAsync()).Single(c => c.Day == "2026-11-22").Usd, 3);
        Assert.Empty(await _house.House.WrongRollUpsAsync("UTC"));
    }

    [Fact]
    public async Task After_days_without_a_sync_all_that_were_missed_are_read_from_before_the_gap()
    {
        var id = await _house.AddAsync("openai-api");
        await _house.SyncAsync(id);
        _openAi.Days[("2026-11-22", "gpt-5.2")] = 4444;
        _openAi.Fill("2026-11-24", "2027-01-15", "gpt-5.3");
        _house.Clock.Advance(TimeSpan.FromDays(50));

        await _house.SyncAsync(id);

        Assert.Equal(_openAi.Sum("2026-11-21", "2027-01-13"), await _house.InputAsync());
        Assert.Equal((new DateOnly(2026, 11, 21), new DateOnly(2027, 1, 13)), ((await _house.FeedAsync(id)).CoveredFrom, (await _house.FeedAsync(id)).CoveredUntil));
        Assert.Equal(["2026-12-22", "2026-11-21"], (await _house.RunsAsync(id)).Take(2).Select(r => FeedHouse.Text(r.From)));
    }

    [Fact]
    public async Task Stopped_in_the_middle_nothing_is_half_and_going_on_ends_where_an_unbroken_run_does()
    {
        var id = await _house.AddAsync("openai-api", d => d with { ReadBackTo = new DateOnly(2026, 8, 10) });
        _house.Fault = async (_, number) =>
        {
            // The second window of the past, second page.
            if (number == 22)
                await _house.Get<RunningSyncs>().StopAsync(id, FeedHouse.Ct);

            return false;
        };

        Assert.Null(await _house.Get<RunningSyncs>().RunAsync(id, FeedHouse.Ct));

        var stopped = await _house.FeedAsync(id);
        Assert.True(stopped.BackfillStopped);
        Assert.Equal(FeedState.Synced, stopped.State);
        Assert.Equal(_openAi.Sum(FeedHouse.Text(stopped.CoveredFrom), "2026-11-24"), await _house.InputAsync());
        Assert.True((await _house.RunsAsync(id))[0].Stopped);
        var half = stopped.CoveredFrom;
        await _house.SyncAsync(id);
        Assert.Equal(half, (await _house.FeedAsync(id)).CoveredFrom);

        await _house.Get<SaveFeed>().RunAsync(stopped.ToDraft() with { ReadBackTo = new DateOnly(2026, 8, 5) }, null, id, FeedHouse.Ct);
        await _house.SyncAsync(id);
        Assert.Equal(_openAi.Sum("2026-08-05", "2026-11-24"), await _house.InputAsync());
        Assert.Empty(await _house.House.WrongRollUpsAsync("UTC"));
    }

    [Fact]
    public async Task Nobody_syncs_a_connection_twice_at_once()
    {
        var id = await _house.AddAsync("openai-api");
        var (asked, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _house.Fault = async (_, _) =>
        {
            asked.TrySetResult();
            await go.Task;
            return false;
        };
        var first = _house.SyncAsync(id);
        await asked.Task;

        Assert.True(_house.Get<RunningSyncs>().IsRunning(id));
        Assert.Null(await _house.Get<RunningSyncs>().RunAsync(id, FeedHouse.Ct));
        // Another process knows only of the lock.
        Assert.Null(await _house.Get<SyncConnection>().RunAsync(id, null, FeedHouse.Ct));
        go.SetResult();
        Assert.Equal(FeedState.Synced, (await first).State);
        Assert.False(_house.Get<RunningSyncs>().IsRunning(id));
    }

    [Fact]
    public async Task A_round_syncs_what_is_due_and_leaves_what_is_paused()
    {
        var id = await _house.AddAsync("openai-api");
        var paused = await _house.AddAsync("openai-api", d => d with { Name = "paused", Paused = true });

        Assert.Equal("main", Assert.Single(await _house.Get<SyncDue>().RunAsync(all: true, FeedHouse.Ct)).Connection);
        Assert.Empty(await _house.Get<SyncDue>().RunAsync(all: false, FeedHouse.Ct));
        _house.Clock.Advance(TimeSpan.FromMinutes(64));
        Assert.Single(await _house.Get<SyncDue>().RunAsync(all: false, FeedHouse.Ct));
        Assert.Equal(FeedState.NeverSynced, (await _house.FeedAsync(paused)).State);
        Assert.True(await _house.Get<SaveFeed>().PauseAsync(id, true, FeedHouse.Ct));
        Assert.Empty(await _house.Get<SyncDue>().RunAsync(all: true, FeedHouse.Ct));
    }

    [Fact]
    public async Task Parts_left_out_are_not_asked_for_and_asking_for_them_later_reads_all_days_again()
    {
        var id = await _house.AddAsync("openai-api", d => d with { LeftOut = ["costs", "images"], ReadBackTo = new DateOnly(2026, 11, 1) });
        await _house.SyncAsync(id);
        Assert.Empty(_house.Web.RequestsTo("/organization/costs"));
        Assert.Empty(_house.Web.RequestsTo("/organization/usage/images"));
        Assert.Empty(await _house.ChargesAsync());

        await _house.Get<SaveFeed>().RunAsync((await _house.FeedAsync(id)).ToDraft() with { LeftOut = [] }, null, id, FeedHouse.Ct);
        await _house.SyncAsync(id);
        Assert.Equal(23, (await _house.ChargesAsync()).Count);
    }

    [Fact]
    public async Task Syncs_leave_no_pages_behind_and_do_not_flood_the_imports()
    {
        var id = await _house.AddAsync("openai-api");
        await _house.SyncAsync(id);
        var kept = await CountImportsAsync();
        for (var n = 0; n < 3; n++)
            await _house.SyncAsync(id);

        Assert.Equal(kept, await CountImportsAsync());
        Assert.Equal(2, kept);
        Assert.Empty(await _house.Get<RecentImportsQuery>().ListAsync(10, FeedHouse.Ct));
        Assert.Equal([$"{id}.lock"], Directory.EnumerateFileSystemEntries(Path.Combine(_house.House.Store.Folder.Root, "sync")).Select(Path.GetFileName));
    }

    private async Task<int> CountImportsAsync()
    {
        await using var store = _house.House.Store.CreateDbContext();
        return store.Imports().Count();
    }
}
