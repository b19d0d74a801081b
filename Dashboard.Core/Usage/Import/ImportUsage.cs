using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Store;
using Dashboard.Core.Usage.Import.Formats;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Costs;
using Dashboard.Core.Usage.Ledger.Writing;
using Dashboard.Core.Usage.Pricing.Own;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Import;

/// <summary>Brings files into the ledger. Some threads read and price, one writes; running it again adds nothing twice.</summary>
public sealed class ImportUsage(
    IDbContextFactory<DashboardStore> stores,
    DataFolder folder,
    ModelCatalogue catalogue,
    WorkloadsQuery workloads,
    CurrentPrices prices,
    MarkInterrupted interrupted,
    ReattributeSeries reattribute,
    UsageFormats formats,
    SpreadCosts costs,
    TimeProvider time)
{
    // A window is written at once: it has to stay small.
    private const int MostBatchesOfWindow = 1000;

    public async Task<ImportOutcome> RunAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        if (!request.DryRun)
        {
            await interrupted.RunAsync(ct);
            // Series made before the rules or the catalogue changed must not stand beside new ones of another opinion.
            await reattribute.RunAsync(ct);
        }

        await prices.EnsureAsync(ct);
        var attribution = await workloads.AttributionAsync(ct);
        using var runner = RunnerLock.Take(folder);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var shown = new FirstRows(request.RowsToShow);
        using var handover = new Handover(request.Sources.Files.Count);
        var connection = await ConnectionStringAsync(ct);
        var thinking = new ThinkOfSeries(catalogue, attribution);
        var reading = new ReadSources(
            request, formats, handover,
            () => new RowSink(thinking, new PriceEntries(catalogue), handover, stop.Token) { Look = shown.Look },
            () => request is { DryRun: false, Again: false, Window: null } ? new FileMemory(connection, time) : null,
            time, stop);
        var ticker = new ProgressTicker(progress, reading, time);

        var reader = reading.RunAsync();
        try
        {
            await Task.Run(
                () =>
                {
                    using var writer = new LedgerWriter(connection, time, runner.Name, request.DryRun);
                    if (request.Window is { } window)
                        ReplaceWindow(writer, window, reading, handover, stop.Token);
                    else
                        WriteAll(writer, handover, ticker, stop.Token);
                },
                CancellationToken.None);
        }
        catch
        {
            await stop.CancelAsync();
            // A read of standard input may never return.
            await Task.WhenAny(reader, Task.Delay(TimeSpan.FromSeconds(2), time, CancellationToken.None));
            if (reader.IsFaulted)
                await reader;

            throw;
        }
        finally
        {
            if (!request.DryRun && ct.IsCancellationRequested)
                await LeaveAsync(runner.Name);
        }

        await reader;
        if (!request.DryRun)
        {
            await RecordRefusedAsync(reading.Refused, runner.Name, ct);
            // Rules may have changed while we read.
            await reattribute.RunAsync(ct);
            await costs.RunAsync(ct);
        }

        return Outcomes.Of(request, reading, shown);
    }

    private static void ReplaceWindow(LedgerWriter writer, Window window, ReadSources reading, Handover handover, CancellationToken ct)
    {
        List<RowBatch> batches = [];
        while (handover.WaitAndTake(out var batch, ct))
        {
            batches.Add(batch);
            if (batches.Count > MostBatchesOfWindow)
                throw new WindowTooLargeException(window);
        }

        // Without a part of what the source says, replacing would lose what was known.
        if (reading.Refused.Count == 0 && !reading.Read.Any(r => r.Tally.Incomplete))
            writer.Replace(window, batches, ct);
    }

    private static void WriteAll(LedgerWriter writer, Handover handover, ProgressTicker ticker, CancellationToken ct)
    {
        while (true)
        {
            // Never wait for rows with the write lock in hand.
            if (!handover.TryTake(out var batch))
            {
                writer.Commit(ct);
                if (!handover.WaitAndTake(out batch, ct))
                    break;
            }

            writer.Write(batch, ct);
            handover.Return(batch);
            ticker.Tick();
        }
    }

    private async Task<string> ConnectionStringAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return store.Database.GetConnectionString()!;
    }

    // Stopped by a person: the record must not say that it still runs.
    private async Task LeaveAsync(string runner)
    {
        await using var store = await stores.CreateDbContextAsync(CancellationToken.None);
        var now = time.GetUtcNow().UtcDateTime;
        await store.Imports()
            .Where(i => i.Runner == runner && i.State == ImportState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, ImportState.Interrupted).SetProperty(i => i.FinishedAt, now), CancellationToken.None);
    }

    private async Task RecordRefusedAsync(IReadOnlyList<(SourceFile File, string Reason)> refused, string runner, CancellationToken ct)
    {
        if (refused.Count == 0)
            return;

        await using var store = await stores.CreateDbContextAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        var records = refused.Select(r => new ImportRecord { File = r.File.Identity, State = ImportState.Refused, StartedAt = now, FinishedAt = now, Runner = runner }).ToList();
        store.Imports().AddRange(records);
        await store.SaveChangesAsync(ct);
        store.ImportFaults().AddRange(records.Zip(refused, (record, r) => new ImportFault { ImportId = record.Id, Number = 1, Message = r.Reason }));
        await store.SaveChangesAsync(ct);
    }
}
