using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Ledger.Costs;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Currency;

/// <summary>Enters exchange rates, and chooses the display currency.</summary>
public sealed class SaveRates(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    /// <summary>Takes rates; a day that has one of the same pair gets the new one. Returns how many are new or other than before.</summary>
    public async Task<int> AddAsync(IReadOnlyCollection<RateDraft> rates, string source, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        var changed = 0;
        // A transaction for each few thousand: others write meanwhile.
        foreach (var some in rates.GroupBy(r => (r.Day, r.Base, r.Currency)).Select(g => g.Last()).OrderBy(r => r.Day).Chunk(2000))
        {
            var (first, last) = (some[0].Day, some[^1].Day);
            var held = await store.ExchangeRates().Where(r => r.Day >= first && r.Day <= last).ToDictionaryAsync(r => (r.Day, r.Base, r.Currency), ct);
            foreach (var rate in some)
            {
                if (!held.TryGetValue((rate.Day, rate.Base, rate.Currency), out var old))
                    store.ExchangeRates().Add(new ExchangeRate { Day = rate.Day, Base = rate.Base, Currency = rate.Currency, Rate = rate.Rate, Source = source, RecordedAt = now });
                else if (old.Rate != rate.Rate)
                    (old.Rate, old.Source, old.RecordedAt) = (rate.Rate, source, now);
                else
                    continue;

                changed++;
            }

            await store.SaveChangesAsync(ct);
            store.ChangeTracker.Clear();
        }

        // Charges in these currencies cover other amounts now.
        if (changed > 0)
            await SpreadCosts.MarkAllAsync(store, ct);

        return changed;
    }

    public async Task<SaveOutcome> ChooseAsync(string currency, CancellationToken ct)
    {
        if (CurrencyCode.Read(currency) is not { } code)
            return new SaveOutcome.Refused([new Problem("currency", $"\"{currency}\" is no currency; write the three letters, as in EUR.")]);

        await using var store = await stores.CreateDbContextAsync(ct);
        var change = await WriteAsync(store, code, ct);
        await store.SaveChangesAsync(ct);
        return new SaveOutcome.Saved(code, change);
    }

    /// <summary>Into an open store; whoever calls saves.</summary>
    public static async Task<Change> WriteAsync(DashboardStore store, string code, CancellationToken ct)
    {
        var held = await store.DisplayCurrencies().SingleOrDefaultAsync(ct);
        if ((held?.Currency ?? CurrencyCode.Usd) == code)
            return Change.Unchanged;

        if (held is null)
            store.DisplayCurrencies().Add(new DisplayCurrency { Id = 1, Currency = code });
        else
            held.Currency = code;

        return Change.Changed;
    }
}
