using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Tests.Usage.Analytics;

/// <summary>What the Spend page is made of: filters, measures, comparison, steps.</summary>
public sealed class SpendReportTests : IDisposable
{
    // Prices of gpt-5-mini in the catalogue: $0.25 a million input, $0.025 cached, $2 output.
    private const string Rows = """
        request_id,api_key,spend,prompt_tokens,completion_tokens,cache_read_input_tokens,startTime,model,custom_llm_provider
        0,k-1,10.00,100,10,0,2025-03-05 10:00:00,gpt-5-mini,openai
        1,k-1,0.50,1000000,100,400000,2026-03-02 10:15:00,gpt-5-mini,openai
        2,k-2,1.00,2000000,200,0,2026-03-03 10:00:00,gpt-5-mini,openai
        3,k-2,2.50,300,30,0,2026-03-03 23:00:00,claude-haiku-4-5,anthropic
        4,k-3,,1000,40,800,2026-03-09 10:00:00,house-model,vllm
        """;

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData("2 3", "key:k-2 key:k-3")]
    [InlineData("1", "-key:k-2 -key:k-3")]
    [InlineData("2", "key:k-2 -model:anthropic/claude-haiku-4-5")]
    [InlineData("3", "key:k-2 key:k-1 provider:anthropic")]
    [InlineData("", "key:nobody")]
    [InlineData("1 2 3 4", "project:")]
    public async Task Of_one_key_any_value_will_do_and_all_keys_must_hold(string expected, string filters)
    {
        await _house.ImportTextAsync("a.csv", Rows);

        var report = await AskAsync(new SpendReportQuestion(March, SpendKey.Day) { Only = [.. filters.Split(' ').Select(Filter)] });

        // Which of the four it was shows by its input.
        var inputs = new Dictionary<string, long> { ["1"] = 600_000, ["2"] = 2_000_000, ["3"] = 300, ["4"] = 200 };
        var wanted = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(wanted.Length == 0 ? 0 : wanted.Sum(w => inputs[w]) + (filters == "key:k-2 key:k-3" ? 200 : 0), report.Totals.Tokens.Input ?? 0);
    }

    [Fact]
    public async Task A_second_key_splits_each_group_and_the_parts_add_up()
    {
        await _house.ImportTextAsync("a.csv", Rows);

        var report = await AskAsync(new SpendReportQuestion(March, SpendKey.Key) { Split = SpendKey.Model });

        Assert.Equal(
            ["k-2 3.50: anthropic/claude-haiku-4-5 2.50, openai/gpt-5-mini 1.00", "k-1 0.50: openai/gpt-5-mini 0.50", "k-3 ?: house-model ?"],
            report.Rows.Select(r => $"{r.Keys[0]} {Money(r.Now)}: {string.Join(", ", r.Parts.Select(p => $"{p.Keys[1]} {Money(p.Now)}"))}"));
        Assert.Equal(4, report.Time.Lines.Count);
    }

    [Fact]
    public async Task Rates_are_of_what_has_both_a_cost_and_an_amount()
    {
        await _house.ImportTextAsync("a.csv", Rows);

        var totals = (await AskAsync(new SpendReportQuestion(March, SpendKey.Model))).Totals;

        // $4.00 for three requests and 3,000,630 tokens; the unpriced request is in neither.
        Assert.Equal(4.00m / 3 * 1000, totals.UsdPerThousandExchanges!.Value, 9);
        Assert.Equal(4.00m / 3_000_630 * 1_000_000, totals.UsdPerMillionTokens!.Value, 9);
        Assert.Equal(400_800m / 3_001_300, totals.CacheHitShare!.Value, 9);
        Assert.Null(totals.CacheSavingsUsd);
    }

    [Fact]
    public async Task Savings_are_the_input_price_less_the_cached_one_and_unknown_without_a_price()
    {
        await _house.ImportTextAsync("a.csv", Rows);

        var report = await AskAsync(new SpendReportQuestion(March, SpendKey.Model) { Measure = SpendMeasure.CacheSavings });

        // 400,000 tokens at $0.25 less $0.025 a million.
        Assert.Equal(
            ["openai/gpt-5-mini 0.09", "anthropic/claude-haiku-4-5 0", "house-model ?"],
            report.Rows.Select(r => $"{r.Keys[0]} {r.Now!.CacheSavingsUsd?.ToString("0.##", CultureInfo.InvariantCulture) ?? "?"}"));
        Assert.Equal((0.09m, 800L), (report.Totals.CacheSavingsUsd, report.Totals.CacheSavingsUnknownTokens));
    }

    [Theory]
    [InlineData(SpendCompare.Previous, null)]
    [InlineData(SpendCompare.Year, 10.0)]
    [InlineData(SpendCompare.None, null)]
    public async Task A_period_is_compared_with_the_one_before_it_or_a_year_before(SpendCompare compare, double? before)
    {
        await _house.ImportTextAsync("a.csv", Rows);

        var report = await AskAsync(new SpendReportQuestion(March, SpendKey.Provider) { Compare = compare });

        Assert.Equal((decimal?)before, report.Before.IsNone ? null : report.Before.CostUsd);
        Assert.Equal(before is null ? [null, null, null] : [10m, null, null], report.Rows.OrderBy(r => r.Keys[0] != "openai").Select(r => r.Before?.CostUsd));
    }

    [Theory]
    [InlineData(SpendGrain.Day, 31)]
    [InlineData(SpendGrain.Week, 6)]
    [InlineData(SpendGrain.Month, 1)]
    public async Task Steps_cover_the_period_and_add_up_to_it(SpendGrain grain, int steps)
    {
        await _house.ImportTextAsync("a.csv", Rows);

        var report = await AskAsync(new SpendReportQuestion(March, SpendKey.Model) { Grain = grain });

        Assert.Equal((steps, March.From, March.Until), (report.Time.Steps.Count, report.Time.Steps[0].From, report.Time.Steps[^1].Until));
        Assert.Equal(report.Totals.CostUsd, report.Time.Lines.Sum(l => l.Points.Sum(p => p?.CostUsd ?? 0)));
        // Usage without a price is unknown, no usage is none.
        var unpriced = report.Time.Lines.Single(l => l.Keys[0] == "house-model");
        Assert.Equal(1, unpriced.Points.Count(p => p is { CostUsd: null }));
    }

    [Theory]
    [InlineData("UTC", "2026-03-03", 24, 2)]
    [InlineData("America/Los_Angeles", "2026-03-03", 24, 2)]
    [InlineData("Asia/Kolkata", "2026-03-03", 25, 1)]
    [InlineData("Pacific/Auckland", "2026-03-04", 24, 1)]
    public async Task Hours_are_those_of_the_day_where_days_are_reckoned(string zone, string day, int steps, int requests)
    {
        await _house.ImportTextAsync("a.csv", Rows);
        await _house.Get<ChangeReportingZone>().RunAsync(zone, UsageHouse.Ct);
        var date = UsageHouse.Day(day);

        var report = await AskAsync(new SpendReportQuestion(new Period(date, date.AddDays(1)), SpendKey.Model) { Grain = SpendGrain.Hour });

        Assert.Equal((steps, (long?)requests), (report.Time.Steps.Count, report.Totals.Requests));
        Assert.Equal(report.Totals.Requests, report.Time.Lines.Sum(l => l.Points.Sum(p => p?.Requests ?? 0)));
    }

    [Fact]
    public async Task Values_to_choose_from_do_not_depend_on_filters_of_their_own_key()
    {
        await _house.ImportTextAsync("a.csv", Rows);

        var keys = await _house.Get<SpendValuesQuery>().ListAsync(March, SpendKey.Key, [new(SpendKey.Key, "k-1"), new(SpendKey.Provider, "openai")], UsageHouse.Ct);

        Assert.Equal(["k-2", "k-1"], keys.Select(k => k.Keys[0]));
    }

    private static Period March { get; } = new(UsageHouse.Day("2026-03-01"), UsageHouse.Day("2026-04-01"));

    private Task<SpendReport> AskAsync(SpendReportQuestion question) => _house.Get<SpendReportQuery>().AskAsync(question, UsageHouse.Ct);

    private static string Money(SpendFigures? figures) => figures?.CostUsd?.ToString("0.00", CultureInfo.InvariantCulture) ?? "?";

    private static SpendFilter Filter(string text)
    {
        var parts = text.TrimStart('-').Split(':', 2);
        return new SpendFilter(SpendKeys.Parse(parts[0])!.Value, parts[1].Length == 0 ? null : parts[1]) { Exclude = text[0] == '-' };
    }
}
