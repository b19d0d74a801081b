using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Pricing.Own;
using Dashboard.Core.Usage.Pricing.Recalculation;

namespace Dashboard.Tests.Usage.Pricing.Recalculation;

/// <summary>A recalculation that ends in the middle of things, and is taken up again.</summary>
public sealed class BrokenOffRecalculationTests : IDisposable
{
    private static readonly RecalculationScope Spring = new(new Period(UsageHouse.Day("2026-03-01"), UsageHouse.Day("2026-05-01")));

    private readonly UsageHouse _house = new();

    [Theory]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(16)]
    public async Task It_goes_on_where_it_was_and_ends_as_if_nothing_had_happened(int breakAt)
    {
        await _house.ImportTextAsync("log.csv", PriceHouse.Log([.. Enumerable.Range(0, 3500).Select(i => ($"r{i}", i % 3 == 0 ? "openai/mystery" : "openai/gpt-4o", $"2026-03-{1 + (i % 28):00} 10:{i % 60:00}:00", 1000L + i, 10L))]));
        await _house.SetAsync(PriceHouse.Price("openai", "gpt-4o", 1, 1));
        await _house.SetAsync(PriceHouse.Price("openai", "mystery", 4, 4));
        var wanted = await _house.Get<RecalculateCosts>().PreviewAsync(Spring, UsageHouse.Ct);
        var id = await _house.Get<RecalculateCosts>().RequestAsync(Spring, "", "ada", UsageHouse.Ct);

        await Assert.ThrowsAsync<BrokenOffException>(() => Over(new BreakingTime(breakAt)).RunAsync(id, UsageHouse.Ct));

        // Whole slices or nothing: the ledger is sound at every step.
        Assert.Empty(await _house.WrongRollUpsAsync(ReportingZone.Utc));
        var half = Assert.Single(await _house.Get<RecalculationsQuery>().ListAsync(10, UsageHouse.Ct));
        Assert.Equal(RecalculationState.Running, half.State);
        Assert.InRange(half.Entries, 0, 3499);

        var done = await _house.Get<RecalculateCosts>().RunAsync(id, UsageHouse.Ct);

        Assert.Equal(wanted with { Models = [] }, done! with { Models = [] });
        Assert.Empty(await _house.WrongRollUpsAsync(ReportingZone.Utc));
        Assert.Equal(0, (await _house.Get<RecalculateCosts>().PreviewAsync(Spring, UsageHouse.Ct)).Changed);
    }

    [Fact]
    public async Task Prices_that_change_before_it_goes_on_begin_a_fresh_run_that_says_so()
    {
        await _house.ImportTextAsync("log.csv", PriceHouse.Log([.. Enumerable.Range(0, 2500).Select(i => ($"r{i}", "openai/gpt-4o", $"2026-03-{1 + (i % 28):00} 10:{i % 60:00}:00", 1000L, 10L))]));
        await _house.SetAsync(PriceHouse.Price("openai", "gpt-4o", 1, 1));
        var id = await _house.Get<RecalculateCosts>().RequestAsync(Spring, "", "ada", UsageHouse.Ct);
        await Assert.ThrowsAsync<BrokenOffException>(() => Over(new BreakingTime(10)).RunAsync(id, UsageHouse.Ct));
        await _house.SetAsync(PriceHouse.Price("openai", "gpt-4o", 3, 3));

        var done = await _house.Get<RecalculateCosts>().RunAsync(id, UsageHouse.Ct);

        Assert.Equal((2500L, 2500 * 1010 * 0.000003m), (done!.Entries, done.After));
        var rows = await _house.Get<RecalculationsQuery>().ListAsync(10, UsageHouse.Ct);
        Assert.Equal([RecalculationState.Done, RecalculationState.Interrupted], rows.Select(r => r.State));
        Assert.Contains("begun anew", rows[1].Remark, StringComparison.Ordinal);
        Assert.Empty(await _house.WrongRollUpsAsync(ReportingZone.Utc));
    }

    public void Dispose() => _house.Dispose();

    private RecalculateCosts Over(TimeProvider time) =>
        new(_house.Store, _house.Get<ModelCatalogue>(), _house.Get<CurrentPrices>(), _house.Get<ReattributeSeries>(), time);

    private sealed class BrokenOffException : Exception;

    /// <summary>Every slice is over at once, and at one look at the clock everything ends.</summary>
    private sealed class BreakingTime(int breakAt) : TimeProvider
    {
        private int _looks;

        public override long GetTimestamp() => ++_looks >= breakAt ? throw new BrokenOffException() : _looks * TimestampFrequency;
    }
}
