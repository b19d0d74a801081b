using System.Globalization;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Overlay;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Costs;
using Dashboard.Core.Usage.Ledger.Writing;
using Dashboard.Core.Usage.Pricing.Own;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Pricing.Recalculation;

/// <summary>Reckons the computed costs of some days again, by the prices of now. What sources report is never touched.</summary>
public sealed class RecalculateCosts(
    IDbContextFactory<DashboardStore> stores, ModelCatalogue catalogue, CurrentPrices prices, ReattributeSeries reattribute, TimeProvider time)
{
    // SQLite wakes a waiting writer every 100 ms at the latest: once in a while the lock must be free for longer than that.
    private static readonly TimeSpan BreathEvery = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(105);

    /// <summary>What would change; writes nothing and takes no lock.</summary>
    public async Task<RecalculationDifference> PreviewAsync(RecalculationScope scope, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await prices.EnsureAsync(store, ct);
        var about = await AboutAsync(store, scope.OwnPrices, ct);
        using var pass = new CostPass(store.Database.GetConnectionString()!, time, catalogue, scope.Period, about, startAt: 0);
        await Task.Run(
            () =>
            {
                while (pass.Look())
                    ct.ThrowIfCancellationRequested();
            },
            ct);
        return Difference(scope.Period, pass);
    }

    /// <summary>Notes what is wanted; the number is for <see cref="RunAsync"/>.</summary>
    public async Task<int> RequestAsync(RecalculationScope scope, string reason, string who, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var wanted = new CostRecalculation
        {
            From = scope.Period.From,
            Until = scope.Period.Until,
            OwnPrices = scope.OwnPrices is null ? null : string.Join(',', scope.OwnPrices),
            Reason = string.IsNullOrWhiteSpace(reason) ? "No reason given" : reason.Trim(),
            RequestedBy = who,
            RequestedAt = time.GetUtcNow().UtcDateTime,
        };
        store.Recalculations().Add(wanted);
        await store.SaveChangesAsync(ct);
        return wanted.Id;
    }

    /// <summary>Does it, or goes on where a run of it was killed; what is finished or stopped stays as it is.</summary>
    public async Task<RecalculationDifference?> RunAsync(int id, CancellationToken ct)
    {
        // What an id stands for decides its price, and its row in the table of models.
        await reattribute.RunAsync(ct);
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await TakeAsync(store, id, ct) is not { } run)
            return null;

        var period = new Period(run.From, run.Until);
        var about = await AboutAsync(store, Ids(run.OwnPrices), ct);
        using var pass = new CostPass(store.Database.GetConnectionString()!, time, catalogue, period, about, run.NextEntryId);
        (pass.Total.Seen, pass.Total.Changed, pass.Total.Before, pass.Total.After, pass.Total.UnpricedBefore, pass.Total.UnpricedAfter) =
            (run.EntriesSeen, run.EntriesChanged, run.BeforeNanos, run.AfterNanos, run.UnpricedBefore, run.UnpricedAfter);
        var finished = await Task.Run(() => WriteAll(pass, run.Id, ct), ct);
        // Charges are spread in proportion to these costs.
        await SpreadCosts.MarkAllAsync(store, ct);
        if (!finished)
            return null;

        var now = time.GetUtcNow().UtcDateTime;
        var remark = Stamp() == run.Prices ? null : "Prices changed while it ran; recalculate these days again.";
        await store.Recalculations().Where(r => r.Id == run.Id).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, RecalculationState.Done).SetProperty(r => r.FinishedAt, now).SetProperty(r => r.Remark, remark), ct);
        return Difference(period, pass);
    }

    /// <summary>Stops one that waits or runs; what it has reckoned stays. False when it was not under way.</summary>
    public async Task<bool> StopAsync(int id, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        return await store.Recalculations().Where(r => r.Id == id && (r.State == RecalculationState.Queued || r.State == RecalculationState.Running))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RecalculationState.Stopped).SetProperty(r => r.FinishedAt, now), ct) > 0;
    }

    private string Stamp() => $"{catalogue.Version} {catalogue.Overlay.Stamp}".Trim();

    // Begins a run, takes one up, or puts a fresh one in the place of one that began by other prices.
    private async Task<CostRecalculation?> TakeAsync(DashboardStore store, int id, CancellationToken ct)
    {
        if (await store.Recalculations().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } run || run.State is RecalculationState.Done or RecalculationState.Stopped)
            return null;

        var now = time.GetUtcNow().UtcDateTime;
        if (run.StartedAt is not null && run.Prices != Stamp())
        {
            (run.State, run.FinishedAt, run.Remark) = (RecalculationState.Interrupted, now, "Prices changed before it was finished; it was begun anew.");
            var again = new CostRecalculation
            {
                From = run.From,
                Until = run.Until,
                OwnPrices = run.OwnPrices,
                Reason = run.Reason,
                RequestedBy = run.RequestedBy,
                RequestedAt = run.RequestedAt,
            };
            store.Recalculations().Add(again);
            run = again;
        }

        (run.State, run.StartedAt, run.ActiveAt, run.Prices) = (RecalculationState.Running, run.StartedAt ?? now, now, Stamp());
        await store.SaveChangesAsync(ct);
        return run;
    }

    private bool WriteAll(CostPass pass, int id, CancellationToken ct)
    {
        var mark = pass.Link.Prepare(
            "UPDATE Recalculations SET NextEntryId=?2,EntriesSeen=?3,EntriesChanged=?4,BeforeNanos=?5,AfterNanos=?6,UnpricedBefore=?7,UnpricedAfter=?8,ActiveAt=?9 "
            + $"WHERE Id=?1 AND State={(int)RecalculationState.Running}");
        var breathed = time.GetTimestamp();
        while (pass.Write(() => Mark(mark, pass, id), ct) is { } more)
        {
            if (!more)
                return true;

            ct.ThrowIfCancellationRequested();
            if (time.GetElapsedTime(breathed) > BreathEvery)
            {
                ct.WaitHandle.WaitOne(Breath);
                breathed = time.GetTimestamp();
            }
        }

        return false;
    }

    private bool Mark(Statement mark, CostPass pass, int id)
    {
        var total = pass.Total;
        mark.Bind(1, id);
        mark.Bind(2, pass.Next);
        mark.Bind(3, total.Seen);
        mark.Bind(4, total.Changed);
        mark.Bind(5, total.Before);
        mark.Bind(6, total.After);
        mark.Bind(7, total.UnpricedBefore);
        mark.Bind(8, total.UnpricedAfter);
        mark.Bind(9, UtcMicroseconds.From(time.GetUtcNow().UtcDateTime));
        return mark.Run() > 0;
    }

    private static async Task<IReadOnlyList<PriceOverride>?> AboutAsync(DashboardStore store, IReadOnlyList<int>? ids, CancellationToken ct) => ids is null
        ? null
        : [.. (await store.OwnPrices().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(ct)).Select(p => p.ToOverride())];

    private static int[]? Ids(string? text) => text?.Split(',').Select(i => int.Parse(i, CultureInfo.InvariantCulture)).ToArray();

    private static RecalculationDifference Difference(Period period, CostPass pass) => new(
        period, pass.Total.Seen, pass.Total.Changed, pass.Total.BeforeUsd, pass.Total.AfterUsd, pass.Total.UnpricedBefore, pass.Total.UnpricedAfter,
        [
            .. pass.Models
                .OrderByDescending(m => Math.Abs(m.Tally.After - m.Tally.Before)).ThenByDescending(m => m.Tally.Changed).ThenBy(m => m.Model, StringComparer.Ordinal)
                .Select(m => new ModelDifference(
                    m.Model, m.Host, m.Tally.Seen, m.Tally.Changed, m.Tally.BeforeUsd, m.Tally.AfterUsd, m.Tally.UnpricedBefore, m.Tally.UnpricedAfter)),
        ]);
}
