using Dashboard.Core.Configuration;
using Dashboard.Core.Providers;
using Dashboard.Core.Usage.Connectors;
using Dashboard.Core.Usage.Currency;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Pricing.Own;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Configuration;

/// <summary>Own prices, time zone and currency as a file says them.</summary>
public sealed class PricesAndSettingsTests : IDisposable
{
    // The guide's own example: what people copy must work.
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration-as-code.md")).Split("```yaml")[2].Split("```")[0];

    private readonly TestStore _store = new(services => services.AddSingleton(TimeProvider.System).AddProviders().AddSingleton<UsageConnectors>().AddConfigurationAsCode());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_guides_prices_and_settings_apply_once_and_come_back_the_same()
    {
        var first = await ApplyAsync(Guide);
        var exported = await ExportAsync();
        var second = await ApplyAsync(exported);

        Assert.Empty(first.Errors);
        Assert.Equal((4, 2, 0), (first.Created, first.Changed, first.Unchanged));
        Assert.Equal((0, 0, 6), (second.Created, second.Changed, second.Unchanged));
        Assert.Equal(exported, await ExportAsync());
        await using var store = _store.CreateDbContext();
        Assert.Equal([OwnPriceKind.Price, OwnPriceKind.Discount, OwnPriceKind.Free, OwnPriceKind.Map], await store.OwnPrices().OrderBy(p => p.Id).Select(p => p.Kind).ToListAsync(Ct));
        Assert.Equal("EUR", await store.DisplayCurrencies().Select(c => c.Currency).SingleAsync(Ct));
        // The days are built by whoever applied it, or by the job: until then the old zone is served.
        Assert.Equal(("UTC", "Europe/Berlin"), await store.ReportingZones().Select(z => ValueTuple.Create(z.TimeZone, z.NextTimeZone!)).SingleAsync(Ct));
    }

    [Fact]
    public async Task Another_rate_is_a_change_that_keeps_the_old_price_on_record()
    {
        await ApplyAsync("prices: [{model: gpt-4o, provider: openai, input: 1.5, output: 6}]");

        var again = await ApplyAsync("prices: [{model: gpt-4o, provider: openai, input: 1.25, output: 6}]");

        Assert.Equal((0, 1, 0), (again.Created, again.Changed, again.Unchanged));
        await using var store = _store.CreateDbContext();
        Assert.Equal([(1.5m, true), (1.25m, false)], (await store.OwnPrices().OrderBy(p => p.Id).ToListAsync(Ct)).Select(p => (p.Input!.Value, p.RetiredAt is not null)));
    }

    [Theory]
    [InlineData("prices: [{model: gpt-4o}]", "prices[0].input")]
    [InlineData("prices: [{model: gpt-4o, input: 1, discount: 10%}]", "prices[0].")]
    [InlineData("prices: [{model: gpt-4o, input: cheap}]", "prices[0].input")]
    [InlineData("prices: [{model: gpt-4o, discount: 110%}]", "prices[0].discount")]
    [InlineData("prices: [{model: ours, mapTo: nobody/nothing}]", "prices[0].mapTo")]
    [InlineData("prices: [{model: gpt-4o, input: 1, from: 2026-02-31}]", "prices[0].from")]
    [InlineData("prices: [{model: gpt-4o, free: true}, {model: gpt-4o, input: 1}]", "prices[1]")]
    [InlineData("settings: {timeZone: Mars/Olympus}", "settings.timeZone")]
    [InlineData("settings: {currency: euro}", "settings.currency")]
    public async Task A_mistake_is_told_with_its_place_and_nothing_is_written(string text, string path)
    {
        var result = await ApplyAsync(text);

        Assert.Contains(result.Errors, e => e.Path == path);
        Assert.Equal("{}", (await ExportAsync()).Trim());
    }

    public void Dispose() => _store.Dispose();

    private Task<ApplyResult> ApplyAsync(string text) =>
        new ApplyConfiguration(_store, _store.Services.GetServices<IConfigSection>(), TimeProvider.System).RunAsync(text, dryRun: false, Ct);

    private async Task<string> ExportAsync() =>
        ConfigOutput.Yaml(await new ExportConfiguration(_store, _store.Services.GetServices<IConfigSection>()).RunAsync(Ct));
}
