using System.Globalization;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Pricing.Own;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Pricing;

/// <summary>Files of a few models, known and unknown, and short ways to set prices and to look at costs.</summary>
internal static class PriceHouse
{
    /// <summary>LiteLLM's spend log: a line for each of these requests.</summary>
    public static string Log(params (string Id, string Model, string At, long Input, long Output)[] rows) =>
        "request_id,call_type,api_key,spend,total_tokens,prompt_tokens,completion_tokens,startTime,endTime,model,custom_llm_provider,status\n"
        + string.Concat(rows.Select(r => string.Create(
            CultureInfo.InvariantCulture,
            $"{r.Id},acompletion,key-1,,{r.Input + r.Output},{r.Input},{r.Output},{r.At},{r.At},{r.Model.Split('/')[^1]},{r.Model.Split('/')[0]},success\n")));

    public static async Task<int> SetAsync(this UsageHouse house, OwnPriceDraft draft)
    {
        var saved = Assert.IsType<SaveOutcome.Saved>(await house.Get<SaveOwnPrice>().RunAsync(draft, "ada", null, UsageHouse.Ct));
        return int.Parse(saved.Key, CultureInfo.InvariantCulture);
    }

    public static OwnPriceDraft Price(string? party, string model, decimal input, decimal output, string? from = null, string? until = null) => new(
        OwnPriceKind.Price, party, model, Rates: new Rates(input, output), From: from is null ? null : UsageHouse.Day(from), Until: until is null ? null : UsageHouse.Day(until));

    /// <summary>Computed cost and price version of each entry, in order of time.</summary>
    public static async Task<IReadOnlyList<(decimal? Usd, string? Version)>> CostsAsync(this UsageHouse house)
    {
        await using var store = house.Store.CreateDbContext();
        var versions = await store.PriceVersions().ToDictionaryAsync(v => v.Id, v => v.Name, UsageHouse.Ct);
        var entries = await store.UsageEntries().AsNoTracking().OrderBy(e => e.At).ThenBy(e => e.Line).ToListAsync(UsageHouse.Ct);
        return [.. entries.Select(e => (Money.FromNanos(e.ComputedNanos), e.PriceVersionId is { } id ? versions[id] : null))];
    }
}
