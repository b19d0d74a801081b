using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Pricing;
using Dashboard.Core.Usage.Pricing.Recalculation;
using Dashboard.Tests.Support;
using Dashboard.Tests.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Pricing;

/// <summary>Where each cost comes from: kept with the entry, summed in the roll-ups, and the same from <c>cost</c>.</summary>
public sealed class ProvenanceTests : IDisposable
{
    private static readonly Period March = new(UsageHouse.Day("2026-03-01"), UsageHouse.Day("2026-04-01"));

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Reported_computed_and_estimated_add_up_and_survive_a_recalculation()
    {
        await MixedAsync();

        Assert.Equal(
            [(CostProvenance.Reported, CostAssumptions.None), (CostProvenance.Computed, CostAssumptions.None), (CostProvenance.Estimated, CostAssumptions.CacheLifetime), (null, CostAssumptions.None)],
            (await EntriesAsync()).Select(e => (e.Provenance, e.Assumed)));
        var all = await TotalsAsync(SpendBasis.Best);
        // 1,000 tokens at 1.00 and 1,000 written at 1.25 dollars a million.
        Assert.Equal((0.5m, 0.001m, 0.00125m), (all.ReportedUsd, all.ComputedUsd, all.EstimatedUsd));
        Assert.Equal(all.CostUsd, all.ReportedUsd + all.ComputedUsd + all.EstimatedUsd);
        Assert.Empty(await _house.WrongRollUpsAsync("UTC"));

        var computed = await TotalsAsync(SpendBasis.Computed);
        Assert.Equal((0m, 0.00125m), (computed.ReportedUsd, computed.EstimatedUsd));
        Assert.Equal((0.5m, 0m, 0m), await PartsAsync(SpendBasis.Reported));

        // As a ledger from before stands: recalculating finds out what its costs take for granted.
        await _house.ExecuteAsync("UPDATE UsageEntries SET Assumed=0; UPDATE UsageDays SET EstimatedNanos=0,EstimatedKnown=0,BestEstimatedNanos=0,BestEstimatedKnown=0;"
            + "UPDATE SmallDays SET EstimatedNanos=0,EstimatedKnown=0,BestEstimatedNanos=0,BestEstimatedKnown=0; UPDATE UsageHours SET EstimatedNanos=0,EstimatedKnown=0,BestEstimatedNanos=0,BestEstimatedKnown=0");
        var costs = _house.Get<RecalculateCosts>();
        await costs.RunAsync(await costs.RequestAsync(new RecalculationScope(March), "", "ana", UsageHouse.Ct), UsageHouse.Ct);

        Assert.Equal((0.5m, 0.001m, 0.00125m), await PartsAsync(SpendBasis.Best));
        Assert.Empty(await _house.WrongRollUpsAsync("UTC"));
    }

    [Fact]
    public async Task A_day_that_the_providers_account_covers_is_reported_whatever_its_entries_say()
    {
        await MixedAsync();
        await _house.ImportTextAsync("usage.json", OpenAiPage.Of(("2026-03-01", "gpt-5-mini", 1_000_000)));
        Assert.Equal((0.5m, 0.001m, 0.25125m), await PartsAsync(SpendBasis.Best));

        await Charges.WriteAsync(_house, "account", ("2026-03-01", 1, 6m, "USD", null), ("2026-03-03", 1, 7m, "USD", null));

        // The charges are OpenAI's: the estimated write at Anthropic stays.
        Assert.Equal((13m, 0.001m, 0.00125m), await PartsAsync(SpendBasis.Best));
    }

    [Fact]
    public async Task The_ledger_and_the_command_say_the_same()
    {
        await MixedAsync();
        var answers = new CostLines(_house.Get<ModelCatalogue>(), TimeProvider.System);
        const string Line = """{"provider":"anthropic","model":"claude-haiku-4-5","at":"2026-03-04T10:00:00Z","usage":{"CLASS":1000}}""";

        foreach (var (at, tokens) in new[] { (1, "inputTokens"), (2, "cacheWriteTokens") })
        {
            var entry = (await EntriesAsync())[at];
            var said = answers.Answer(Line.Replace("CLASS", tokens, StringComparison.Ordinal));
            Assert.Equal((Money.FromNanos(entry.ComputedNanos), entry.Provenance, entry.Assumed), (said.CostUsd, said.Provenance, said.Assumed?.Aggregate((a, b) => a | b) ?? CostAssumptions.None));
        }
    }

    [Fact]
    public async Task A_sum_that_names_no_tier_is_estimated_and_one_that_does_is_not()
    {
        await _house.ImportTextAsync("usage.json", OpenAiPage.Of(("2026-03-01", "gpt-5-mini", 10_000)));
        var tiers = OpenAiPage.Of(("2026-03-02", "gpt-5-mini", 10_000)).Replace("\"num_model", "\"service_tier\":\"default\",\"num_model", StringComparison.Ordinal);
        await _house.ImportTextAsync("tiers.json", tiers);

        Assert.Equal([CostAssumptions.ServiceTier, CostAssumptions.None], (await EntriesAsync()).Select(e => e.Assumed));
    }

    [Theory]
    [InlineData("0-200k", 3, false)]
    [InlineData("200k-1M", 6, false)]
    [InlineData("≤ 200k", 3, false)]
    [InlineData("> 200k", 6, false)]
    [InlineData(null, 3, true)]
    public async Task Anthropics_context_window_is_the_long_context_price(string? window, decimal dollarsOfAMillion, bool estimated)
    {
        await _house.ImportTextAsync("usage.json", $$"""
            {"data":[{"starting_at":"2026-01-01T00:00:00Z","ending_at":"2026-01-02T00:00:00Z","results":[
              {"uncached_input_tokens":1000000,"cache_read_input_tokens":0,"output_tokens":0,"model":"claude-sonnet-4-5","service_tier":"standard",
               "context_window":{{(window is null ? "null" : $"\"{window}\"")}}}]}],"has_more":false,"next_page":null}
            """);

        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal((dollarsOfAMillion, estimated), (Money.FromNanos(entry.ComputedNanos), entry.Provenance == CostProvenance.Estimated));
        var costs = _house.Get<RecalculateCosts>();
        var again = await costs.PreviewAsync(new RecalculationScope(new Period(UsageHouse.Day("2026-01-01"), UsageHouse.Day("2026-02-01"))), UsageHouse.Ct);
        Assert.Equal((1L, 0L), (again.Entries, again.Changed));
    }

    [Fact]
    public async Task The_saved_pages_of_anthropic_keep_their_windows()
    {
        await _house.ImportAsync(SharedData.PathTo("usage/anthropic_admin_api/usage_report_messages_example.json"));

        await using var store = _house.Store.CreateDbContext();
        Assert.Equal(PromptSpan.BelowThreshold, Assert.Single(await store.PricingFacts().Select(f => f.Span).Distinct().ToListAsync(UsageHouse.Ct)));
    }

    // Reported by a gateway, computed, estimated, unpriced.
    private Task MixedAsync() => _house.ImportTextAsync("rows.jsonl", """
        {"id":"a","time":"2026-03-03T10:00:00Z","provider":"openai","model":"gpt-5-mini","inputTokens":1000,"costUsd":0.5}
        {"id":"b","time":"2026-03-04T10:00:00Z","provider":"anthropic","model":"claude-haiku-4-5","inputTokens":1000}
        {"id":"c","time":"2026-03-05T10:00:00Z","provider":"anthropic","model":"claude-haiku-4-5","cacheWriteTokens":1000}
        {"id":"d","time":"2026-03-06T10:00:00Z","provider":"nobody","model":"house-secret","inputTokens":1000}
        """);

    private async Task<List<UsageEntry>> EntriesAsync()
    {
        await using var store = _house.Store.CreateDbContext();
        return await store.UsageEntries().AsNoTracking().OrderBy(e => e.At).ToListAsync(UsageHouse.Ct);
    }

    private async Task<SpendFigures> TotalsAsync(SpendBasis basis) =>
        (await _house.Get<SpendQuery>().AskAsync(new SpendQuestion(March, [SpendKey.Model], basis), UsageHouse.Ct)).Totals;

    private async Task<(decimal, decimal?, decimal)> PartsAsync(SpendBasis basis)
    {
        var totals = await TotalsAsync(basis);
        return (totals.ReportedUsd, totals.ComputedUsd, totals.EstimatedUsd);
    }
}
