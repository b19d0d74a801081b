using Dashboard.Core.Alerts;
using Dashboard.Core.Marks;
using Dashboard.Core.Samples;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Exchanges;
using Dashboard.Core.Usage.Analytics.Outlook.Anomalies;
using Dashboard.Core.Usage.Budgets;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Reconciliation;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Usage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Samples;

public sealed class SampleWorkspaceTests
{
    [Fact]
    public async Task The_same_day_gives_the_same_rows_whether_loaded_twice_or_again_after_a_removal()
    {
        using var house = new SampleHouse();
        var first = await house.LoadAsync();
        var print = await house.PrintAsync();
        var marks = await house.EverythingAsync();

        Assert.True(first.Changed);
        Assert.InRange(first.Rows, 150_000, 400_000);
        Assert.Empty(await house.Usage.WrongRollUpsAsync("UTC"));

        var second = await house.LoadAsync();
        Assert.False(second.Changed);
        Assert.Equal(marks, await house.EverythingAsync());

        await house.RemoveAsync();
        await house.LoadAsync();
        Assert.Equal(print, await house.PrintAsync());
    }

    [Fact]
    public async Task Removing_leaves_every_table_and_file_as_it_was_before_also_beside_real_data()
    {
        using var house = new SampleHouse();
        await RealDataAsync(house);
        var before = await house.EverythingAsync();
        var spend = await RealSpendAsync(house);

        await house.LoadAsync();
        Assert.Equal(spend, await RealSpendAsync(house));
        Assert.Empty(await house.Usage.Get<OverlapQuery>().ListAsync(null, UsageHouse.Ct));
        await RaiseAsync(house);

        var removed = await house.RemoveAsync();
        Assert.True(removed.Changed);
        Assert.Null(removed.Day);
        var after = await house.EverythingAsync();
        foreach (var (table, rows) in before)
            Assert.True(rows == after[table], $"{table} differs:\n{rows[..Math.Min(600, rows.Length)]}\n---\n{after[table][..Math.Min(600, after[table].Length)]}");

        Assert.Empty(Directory.Exists(house.Usage.Store.Folder.Captures) ? Directory.GetFiles(house.Usage.Store.Folder.Captures, "*", SearchOption.AllDirectories) : []);
        Assert.False((await house.RemoveAsync()).Changed);
    }

    [Fact]
    public async Task A_load_that_breaks_off_is_finished_by_the_next_one_and_a_removal_likewise()
    {
        using var whole = new SampleHouse();
        await whole.LoadAsync();
        var print = await whole.PrintAsync();

        using var house = new SampleHouse();
        await StopAsync(house, ct => house.LoadAsync(ct), rows => rows > 40_000);
        Assert.Equal(SampleState.Stopped, (await house.Usage.Get<SampleQuery>().AskAsync(UsageHouse.Ct))!.State);
        Assert.Empty(await house.Usage.WrongRollUpsAsync("UTC"));

        // An hour later it goes on with what it began, not with another moment.
        house.Time.Advance(TimeSpan.FromHours(1));
        Assert.True((await house.LoadAsync()).Changed);
        Assert.Equal(print, await house.PrintAsync());

        await StopAsync(house, ct => house.RemoveAsync(ct), rows => rows < 140_000);
        Assert.Empty(await house.Usage.WrongRollUpsAsync("UTC"));
        Assert.True((await house.RemoveAsync()).Changed);
        Assert.All(
            (await house.EverythingAsync()).Where(t => t.Key is "UsageEntries" or "UsageDays" or "SmallDays" or "UsageHours" or "Series" or "Connections" or "Workloads" or "TermsSources" or "ListingSources" or "Alerts" or "Budgets" or "BudgetChanges" or "BudgetCrossings" or "ExchangeDays" or "SpendAnomalies" or "SampleMarks" or "SampleLoads"),
            table => Assert.Equal("", table.Value));
    }

    [Fact]
    public async Task On_another_day_it_is_made_anew_for_that_day()
    {
        using var house = new SampleHouse();
        await house.LoadAsync();
        house.Time.Advance(TimeSpan.FromDays(2));

        var outcome = await house.LoadAsync();

        Assert.True(outcome.Changed);
        Assert.Equal(new DateOnly(2026, 11, 25), outcome.Day);
        await using var store = house.Usage.Store.CreateDbContext();
        Assert.Equal(new DateOnly(2026, 11, 25), DateOnly.FromDateTime(await store.UsageEntries().MaxAsync(e => e.At, UsageHouse.Ct)));
        Assert.True(await store.UsageEntries().AllAsync(e => e.At < house.Time.GetUtcNow().UtcDateTime, UsageHouse.Ct));
        Assert.Empty(await house.Usage.WrongRollUpsAsync("UTC"));
    }

    [Fact]
    public async Task What_the_user_made_is_never_taken_for_the_samples()
    {
        using var house = new SampleHouse();
        Assert.IsType<SaveOutcome.Saved>(await house.Usage.Get<SaveWorkload>().RunAsync(new WorkloadDraft("sample-support-bot", "Ours"), UsageHouse.Ct));
        var before = await house.EverythingAsync();

        var refused = await Assert.ThrowsAsync<SampleRefusedException>(() => house.LoadAsync());

        Assert.Contains("sample-support-bot", refused.Message);
        Assert.Equal(before, await house.EverythingAsync());
        Assert.Empty((await house.Usage.Get<SampleMarksQuery>().KeysAsync(MarkKinds.Workload, UsageHouse.Ct)));
    }

    private static async Task RealDataAsync(SampleHouse house)
    {
        await house.Usage.ImportAsync(house.Usage.Write("real.csv", """
            time,provider,model,input_tokens,output_tokens,api_key,id,cost_usd
            2026-11-20T10:00:00Z,openai,gpt-5-mini,1000,200,support,a1,0.25
            2026-11-21T10:00:00Z,anthropic,claude-sonnet-4-6,5000,900,support,a2,
            2026-11-22T10:00:00Z,openai,gpt-5.1,700,100,sample-but-not-quite,a3,
            """));
        Assert.IsType<SaveOutcome.Saved>(await house.Usage.Get<SaveWorkload>().RunAsync(
            new WorkloadDraft("", "Support bot", Rules: [new RuleDraft(RuleKind.Key, "support*")]), UsageHouse.Ct));
        await house.Usage.Get<ReattributeSeries>().RunAsync(UsageHouse.Ct);
        // Far from its limit by itself; made-up spend beside it passes every threshold.
        Assert.IsType<SaveOutcome.Saved>(await house.Usage.Get<SaveBudget>().RunAsync(new BudgetDraft("", "Everything", 40), "ada", UsageHouse.Ct));
        await house.Usage.Get<SettleExchanges>().RunAsync(TimeSpan.FromMinutes(1), UsageHouse.Ct);
        await house.Usage.Get<FindAnomalies>().RunAsync(UsageHouse.Ct);
        await RaiseAsync(house);
    }

    private static async Task RaiseAsync(SampleHouse house)
    {
        await using var scope = house.Usage.Store.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AlertRound>().RunAsync(UsageHouse.Ct);
    }

    private static async Task<string> RealSpendAsync(SampleHouse house)
    {
        var answer = await house.Usage.SpendAsync("2026-01-01", "2027-01-01", SpendKey.Connection, SpendKey.Workload);
        return string.Join('\n', answer.Rows.Where(r => r.Keys[0]?.StartsWith("Sample:", StringComparison.Ordinal) == false).Select(r => $"{r.Keys[0]} {r.Keys[1]} {r.Figures.CostUsd} {r.Figures.Entries}"));
    }

    // Breaks off from outside, at the first moment that the record says enough.
    private static async Task StopAsync(SampleHouse house, Func<CancellationToken, Task> work, Func<long, bool> enough)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(UsageHouse.Ct);
        var running = work(stop.Token);
        await using (var store = house.Usage.Store.CreateDbContext())
        {
            while (!running.IsCompleted && !(await store.UsageEntries().LongCountAsync(UsageHouse.Ct) is > 0 and var rows && enough(rows)))
                await Task.Yield();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
