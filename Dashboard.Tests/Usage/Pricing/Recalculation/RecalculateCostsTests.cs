using Dashboard.Core.Units;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Pricing.Recalculation;
using Dashboard.Core.Usage.Pricing.Unpriced;

namespace Dashboard.Tests.Usage.Pricing.Recalculation;

/// <summary>Costs of the past, reckoned again when prices have changed.</summary>
public sealed class RecalculateCostsTests : IDisposable
{
    private static readonly Period Spring = new(UsageHouse.Day("2026-03-01"), UsageHouse.Day("2026-05-01"));

    private readonly UsageHouse _house = new();

    private RecalculateCosts Costs => _house.Get<RecalculateCosts>();

    [Fact]
    public async Task The_difference_is_told_before_made_after_and_recorded()
    {
        await ImportAsync();
        var id = await _house.SetAsync(PriceHouse.Price("openai", "gpt-4o", 1, 1));
        await _house.SetAsync(PriceHouse.Price("openai", "mystery", 4, 4));

        var preview = await Costs.PreviewAsync(new RecalculationScope(Spring), UsageHouse.Ct);
        Assert.Equal([2.5m, 2.5m, null, 0.15m], (await _house.CostsAsync()).Select(c => c.Usd));
        var run = await Costs.RequestAsync(new RecalculationScope(Spring), "New contract", "ada", UsageHouse.Ct);
        var done = await Costs.RunAsync(run, UsageHouse.Ct);

        Assert.Equal([1m, 1m, 4m, 0.15m], (await _house.CostsAsync()).Select(c => c.Usd));
        Assert.StartsWith($"own price {id} ", (await _house.CostsAsync())[0].Version, StringComparison.Ordinal);
        Assert.Equal((5.15m, 6.15m, 4L, 3L, 1L, 0L), (preview.Before, preview.After, preview.Entries, preview.Changed, preview.UnpricedBefore, preview.UnpricedAfter));
        Assert.Equal(preview with { Models = [] }, done! with { Models = [] });
        Assert.Equal(preview.Models, done.Models);
        Assert.Equal(["mystery", "openai/gpt-4o", "openai/gpt-4o-mini"], preview.Models.Select(m => m.Model));
        Assert.Empty(await _house.WrongRollUpsAsync(ReportingZone.Utc));
        var row = Assert.Single(await _house.Get<RecalculationsQuery>().ListAsync(10, UsageHouse.Ct));
        Assert.Equal((RecalculationState.Done, "New contract", "ada", 5.15m, 6.15m, 3L), (row.State, row.Reason, row.RequestedBy, row.Before, row.After, row.Changed));
        Assert.Empty((await _house.Get<UnpricedModelsQuery>().ListAsync(UsageHouse.Ct)).Rows);
    }

    [Fact]
    public async Task Only_the_days_and_the_series_asked_for_are_touched()
    {
        await ImportAsync();
        var id = await _house.SetAsync(PriceHouse.Price("openai", "gpt-4o", 1, 1));
        await _house.SetAsync(PriceHouse.Price("openai", "mystery", 4, 4));
        var march = new Period(UsageHouse.Day("2026-03-01"), UsageHouse.Day("2026-04-01"));

        var run = await Costs.RequestAsync(new RecalculationScope(march, [id]), "", "ada", UsageHouse.Ct);
        var done = await Costs.RunAsync(run, UsageHouse.Ct);

        Assert.Equal((2L, 2L), (done!.Entries, done.Changed));
        Assert.Equal([1m, 1m, null, 0.15m], (await _house.CostsAsync()).Select(c => c.Usd));
        Assert.Empty(await _house.WrongRollUpsAsync(ReportingZone.Utc));
    }

    [Fact]
    public async Task Days_are_those_of_the_reporting_time_zone()
    {
        await ImportAsync();
        await _house.Get<ChangeReportingZone>().RunAsync("Pacific/Auckland", UsageHouse.Ct);
        await _house.SetAsync(PriceHouse.Price("openai", "gpt-4o", 1, 1));
        // 31 March, 22 o'clock UTC, is the first of April in Auckland.
        var april = new Period(UsageHouse.Day("2026-04-01"), UsageHouse.Day("2026-05-01"));

        await Costs.RunAsync(await Costs.RequestAsync(new RecalculationScope(april), "", "ada", UsageHouse.Ct), UsageHouse.Ct);

        Assert.Equal([2.5m, 1m, null, 0.15m], (await _house.CostsAsync()).Select(c => c.Usd));
        Assert.Empty(await _house.WrongRollUpsAsync("Pacific/Auckland"));
    }

    [Fact]
    public async Task Doing_it_twice_changes_nothing_and_a_stopped_one_does_nothing()
    {
        await ImportAsync();
        await _house.SetAsync(PriceHouse.Price("openai", "gpt-4o", 1, 1));
        await Costs.RunAsync(await Costs.RequestAsync(new RecalculationScope(Spring), "", "ada", UsageHouse.Ct), UsageHouse.Ct);
        var before = await _house.SnapshotAsync();

        var again = await Costs.RunAsync(await Costs.RequestAsync(new RecalculationScope(Spring), "", "ada", UsageHouse.Ct), UsageHouse.Ct);
        await _house.SetAsync(PriceHouse.Price("openai", "gpt-4o", 9, 9));
        var stopped = await Costs.RequestAsync(new RecalculationScope(Spring), "", "ada", UsageHouse.Ct);

        Assert.Equal(0, again!.Changed);
        Assert.True(await Costs.StopAsync(stopped, UsageHouse.Ct));
        Assert.Null(await Costs.RunAsync(stopped, UsageHouse.Ct));
        Assert.Equal(before, await _house.SnapshotAsync());
    }

    [Fact]
    public async Task Sound_and_pictures_are_priced_again_as_they_were_the_first_time()
    {
        await _house.ImportTextAsync("usage.json", """
            {"object":"page","has_more":false,"next_page":null,"data":[{"object":"bucket","start_time":1775001600,"end_time":1775088000,"results":[
            {"object":"organization.usage.completions.result","input_tokens":1000000,"input_cached_tokens":0,"output_tokens":1000000,"num_model_requests":3,"model":"gpt-4o-audio-preview",
            "input_audio_tokens":400000,"output_audio_tokens":500000}]}]}
            """);
        var first = Assert.Single(await _house.CostsAsync());

        var done = await Costs.RunAsync(await Costs.RequestAsync(new RecalculationScope(Spring), "", "ada", UsageHouse.Ct), UsageHouse.Ct);

        // Text at 2.50 and 10, sound at 40 and 80: nothing like all of it as text.
        Assert.Equal((0.6m * 2.5m) + (0.4m * 40) + (0.5m * 10) + (0.5m * 80), first.Usd);
        Assert.Equal((1L, 0L), (done!.Entries, done.Changed));
        Assert.Equal(first, Assert.Single(await _house.CostsAsync()));
    }

    public void Dispose() => _house.Dispose();

    private Task ImportAsync() => _house.ImportTextAsync("log.csv", PriceHouse.Log(
        ("a", "openai/gpt-4o", "2026-03-10 10:00:00", 1_000_000, 0), ("b", "openai/gpt-4o", "2026-03-31 22:00:00", 1_000_000, 0),
        ("c", "openai/mystery", "2026-04-02 10:00:00", 1_000_000, 0), ("d", "openai/gpt-4o-mini", "2026-04-03 10:00:00", 1_000_000, 0)));
}
