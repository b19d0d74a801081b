using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Usage.Ledger;

/// <summary>Where a provider's own account covers a day, it is the best cost; nothing is ever counted twice.</summary>
public sealed class CoveredDaysTests : IDisposable
{
    // Two models on two UTC days, an hour apart around midnight.
    private const string Rows = """
        request_id,spend,prompt_tokens,completion_tokens,total_tokens,startTime,model,custom_llm_provider
        a-1,,1000000,0,1000000,2026-03-01 10:00:00,gpt-5-mini,openai
        a-2,,1000000,0,1000000,2026-03-01 23:30:00,gpt-4o,openai
        a-3,,1000000,0,1000000,2026-03-02 00:30:00,gpt-4o,openai
        a-4,,500000,0,500000,2026-03-01 11:00:00,claude-haiku-4-5,anthropic
        """;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 20, 12, 0, 0, TimeSpan.Zero));
    private readonly UsageHouse _house;

    public CoveredDaysTests() => _house = new UsageHouse(_time);

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task The_account_is_the_best_cost_of_its_days_and_only_of_its_provider()
    {
        await _house.ImportTextAsync("logs.csv", Rows);
        var computed = (await AskAsync(SpendBasis.Best)).ToDictionary(r => r.Keys[0]!, r => r.Figures.CostUsd!.Value);

        await Charges.WriteAsync(_house, "openai account", ("2026-03-01", 1, 3.30m, "USD", null), ("2026-03-01", 1, 0.05m, "USD", "sora"));

        var best = await AskAsync(SpendBasis.Best);
        Assert.Equal(3.35m + computed["openai"] - (0.25m + 2.5m), best.Single(r => r.Keys[0] == "openai").Figures.CostUsd);
        Assert.Equal(3.35m, best.Single(r => r.Keys[0] == "openai").Figures.ChargedUsd);
        Assert.Equal(computed["anthropic"], best.Single(r => r.Keys[0] == "anthropic").Figures.CostUsd);
        Assert.Equal(3.35m, (await AskAsync(SpendBasis.Reported)).Single(r => r.Keys[0] == "openai").Figures.CostUsd);
        Assert.Equal(computed["openai"], (await AskAsync(SpendBasis.Computed)).Single(r => r.Keys[0] == "openai").Figures.CostUsd);

        var models = (await AskAsync(SpendBasis.Best, SpendKey.Model)).ToDictionary(r => r.Keys[0]!, r => r.Figures);
        Assert.Equal((0.30m, 3.00m + 2.5m), (models["openai/gpt-5-mini"].CostUsd, models["openai/gpt-4o"].CostUsd));
        Assert.Equal((0.05m, 0L, 0L), (models["openai/sora"].CostUsd, models["openai/sora"].Entries, models["openai/sora"].UnpricedEntries));
    }

    [Fact]
    public async Task Usage_that_comes_later_takes_its_part_and_restated_lines_replace()
    {
        await Charges.WriteAsync(_house, "openai account", ("2026-03-01", 1, 3.30m, "USD", null));
        Assert.Equal(3.30m, await TotalAsync());

        await _house.ImportTextAsync("logs.csv", Rows);
        var whole = await TotalAsync();
        Assert.Equal(0m, (await AskAsync(SpendBasis.Best, SpendKey.Model)).Sum(r => r.Keys[0] is null ? r.Figures.CostUsd : 0));

        await Charges.WriteAsync(_house, "openai account", ("2026-03-01", 1, 4.00m, "USD", null));
        Assert.Equal(whole + 0.70m, await TotalAsync());
    }

    [Fact]
    public async Task A_day_that_is_not_over_waits_and_an_amount_without_a_rate_covers_nothing()
    {
        await _house.ImportTextAsync("logs.csv", Rows);
        var computed = await TotalAsync();
        _time.AdjustTime(new DateTimeOffset(2026, 3, 1, 23, 59, 0, TimeSpan.Zero));

        await Charges.WriteAsync(_house, "openai account", ("2026-03-01", 1, 100m, "USD", null), ("2026-03-02", 1, 100m, "XYZ", null));
        Assert.Equal(computed, await TotalAsync());

        _time.AdjustTime(new DateTimeOffset(2026, 3, 9, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(computed - 2.75m + 100m, await TotalAsync());
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/Los_Angeles")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Pacific/Auckland")]
    public async Task Days_add_up_to_the_range_in_every_zone(string zone)
    {
        await _house.ImportTextAsync("logs.csv", Rows);
        await Charges.WriteAsync(_house, "openai account", ("2026-03-01", 1, 3.30m, "USD", null), ("2026-03-01", 2, 1m, "USD", "gpt-4o"));
        var total = await TotalAsync();

        await _house.Get<ChangeReportingZone>().RunAsync(zone, UsageHouse.Ct);

        Assert.Equal(total, await TotalAsync());
        Assert.Equal(total, (await AskAsync(SpendBasis.Best, SpendKey.Day)).Sum(r => r.Figures.CostUsd));
        decimal sum = 0;
        for (var day = UsageHouse.Day("2026-02-25"); day < UsageHouse.Day("2026-03-06"); day = day.AddDays(1))
            sum += (await _house.SpendAsync(Iso(day), Iso(day.AddDays(1)))).Totals.CostUsd ?? 0;

        Assert.Equal(total, sum);
    }

    [Fact]
    public async Task A_day_that_was_noted_and_not_spread_is_spread_before_anybody_reads()
    {
        await _house.ImportTextAsync("logs.csv", Rows);
        await Charges.WriteAsync(_house, "openai account", ("2026-03-01", 1, 3.30m, "USD", null));

        await using (var store = _house.Store.CreateDbContext())
            Assert.Single(await store.StaleCostDays().ToListAsync(UsageHouse.Ct));

        await TotalAsync();
        await using var after = _house.Store.CreateDbContext();
        Assert.Empty(await after.StaleCostDays().ToListAsync(UsageHouse.Ct));
    }

    private async Task<decimal?> TotalAsync() => (await _house.SpendAsync("2026-02-01", "2026-04-01")).Totals.CostUsd;

    private async Task<IReadOnlyList<SpendRow>> AskAsync(SpendBasis basis, SpendKey by = SpendKey.Provider) =>
        (await _house.Get<SpendQuery>().AskAsync(new SpendQuestion(new Period(UsageHouse.Day("2026-02-01"), UsageHouse.Day("2026-04-01")), [by], basis), UsageHouse.Ct)).Rows;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
