using Dashboard.Core.Providers;
using Dashboard.Core.Store;
using Dashboard.Core.Usage;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;
using Dashboard.Core.Workloads;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Usage.Analytics.RollUps;

/// <summary>Sums kept in memory are those of the store, whoever changes it.</summary>
public sealed class RollUpMemoryTests : IDisposable
{
    private const string Head = "request_id,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider\n";

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public void Columns_are_read_in_the_order_in_which_the_ledger_names_them() =>
        Assert.Equal(Figures.Columns, Enum.GetNames<SumColumn>());

    [Fact]
    public async Task A_month_is_read_again_after_it_changed_and_only_then()
    {
        var memory = _house.Get<RollUpMemory>();
        await _house.ImportTextAsync("a.csv", Head + "1,1.00,100,10,2026-03-02 10:00:00,gpt-5-mini,openai\n2,2.00,100,10,2026-04-02 10:00:00,gpt-5-mini,openai\n");
        Assert.Equal(3.00m, (await AskAsync()).CostUsd);
        var reads = memory.Reads;
        Assert.Equal(3.00m, (await AskAsync()).CostUsd);
        Assert.Equal(reads, memory.Reads);

        // Another month's rows leave this one's alone.
        await _house.ImportTextAsync("b.csv", Head + "3,4.00,100,10,2026-04-03 10:00:00,gpt-5-mini,openai\n");
        Assert.Equal(7.00m, (await AskAsync()).CostUsd);
        Assert.Equal(reads + 1, memory.Reads);
    }

    [Fact]
    public async Task What_another_process_changed_is_seen()
    {
        await _house.ImportTextAsync("a.csv", Head + "1,1.00,100,10,2026-03-02 10:00:00,gpt-5-mini,openai\n");
        Assert.Equal(1.00m, (await AskAsync()).CostUsd);

        // Services of their own, over the same folder.
        await using (var other = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddStore(_house.Store.Folder).AddProviders().AddWorkloads().AddUsage().BuildServiceProvider())
        {
            var file = _house.Write("b.csv", Head + "2,2.00,100,10,2026-03-03 10:00:00,gpt-5-mini,openai\n");
            await other.GetRequiredService<ImportUsage>().RunAsync(new ImportRequest(SourceFiles.Select([file])), null, UsageHouse.Ct);
        }

        Assert.Equal(3.00m, (await AskAsync()).CostUsd);
    }

    [Fact]
    public async Task A_changed_time_zone_has_its_own_days()
    {
        await _house.ImportTextAsync("a.csv", Head + "1,1.00,100,10,2026-03-31 23:30:00,gpt-5-mini,openai\n");
        Assert.Equal(["2026-03-31"], await DaysAsync());
        await _house.Get<ChangeReportingZone>().RunAsync("Pacific/Auckland", UsageHouse.Ct);
        Assert.Equal(["2026-04-01"], await DaysAsync());
        await _house.Get<ChangeReportingZone>().RunAsync("America/Los_Angeles", UsageHouse.Ct);
        Assert.Equal(["2026-03-31"], await DaysAsync());
    }

    private async Task<IReadOnlyList<string?>> DaysAsync() => [.. (await _house.SpendAsync("2026-01-01", "2027-01-01", SpendKey.Day)).Rows.Select(r => r.Keys[0])];

    private async Task<SpendFigures> AskAsync() => (await _house.SpendAsync("2026-01-01", "2027-01-01")).Totals;
}
