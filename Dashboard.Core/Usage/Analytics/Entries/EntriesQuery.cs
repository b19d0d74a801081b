using Dashboard.Core.Store;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics.Entries;

/// <summary>The entries behind a figure, page by page, by their numbers; how many there are is known from the roll-ups.</summary>
public sealed class EntriesQuery(IDbContextFactory<DashboardStore> stores, CurrentLedger current, RollUpMemory memory)
{
    public async Task<EntriesPage> PageAsync(EntriesQuestion question, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var (generation, zone) = await RollUpReading.ReckoningAsync(store, ct);
        var series = await RollUpReading.SeriesAsync(store, null, ct);
        var groups = SeriesGroups.By(series, [], question.Only);
        var cut = await LedgerCut.ReadAsync(store, memory, question.Period, generation, question.WithoutCost ?? SpendBasis.Best, fine: true, ct);
        var units = new EntryUnits(store, ChangeReportingZone.Find(zone) ?? TimeZoneInfo.Utc, groups, cut, question.WithoutCost);

        var back = question.After is null;
        var found = Find(store, units, groups, question, back, ct);
        var more = found.Count > question.Take;
        found = found.GetRange(0, Math.Min(found.Count, question.Take));
        return new EntriesPage(
            await EntryReading.RowsAsync(store, found, series, ct), units.Total,
            Older: back ? more : found.Count > 0 || question.After is not null,
            Newer: back ? question.Before is not null : more,
            zone);
    }

    private static List<long> Find(DashboardStore store, EntryUnits units, SeriesGroups groups, EntriesQuestion question, bool back, CancellationToken ct)
    {
        var cursor = back ? question.Before : question.After;
        var connection = (SqliteConnection)store.Database.GetDbConnection();
        using var read = new Statement(
            connection.Handle!,
            $"SELECT Id,SeriesId,Grain,ComputedNanos IS NOT NULL,ReportedNanos IS NOT NULL AND ReportedCurrency='USD' FROM UsageEntries WHERE Id>=?1 AND Id<?2 ORDER BY Id{(back ? " DESC" : "")}");
        List<long> found = [];
        foreach (var unit in units.InOrder(back, cursor))
        {
            ct.ThrowIfCancellationRequested();
            var (from, until) = (EntryId.FirstOf(unit.From), EntryId.FirstOf(unit.Until));
            read.Bind(1, back || cursor is null ? from : Math.Max(from, cursor.Value + 1));
            read.Bind(2, !back || cursor is null ? until : Math.Min(until, cursor.Value));
            while (found.Count <= question.Take && read.Step())
            {
                var series = (int)read.Long(1);
                if (series < groups.Of.Length && groups.Of[series] != SeriesGroups.None && unit.Takes((Grain)read.Long(2))
                    && IsWanted(question.WithoutCost, read.Long(3) != 0, read.Long(4) != 0))
                    found.Add(read.Long(0));
            }

            read.Reset();
            if (found.Count > question.Take)
                break;
        }

        return found;
    }

    private static bool IsWanted(SpendBasis? withoutCost, bool computed, bool reported) => withoutCost switch
    {
        null => true,
        SpendBasis.Computed => !computed,
        SpendBasis.Reported => !reported,
        _ => !computed && !reported,
    };
}
