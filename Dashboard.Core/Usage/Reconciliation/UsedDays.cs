using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Reconciliation;

/// <summary>What was used on each UTC day, account by account, whatever the reporting time zone is.</summary>
internal static class UsedDays
{
    private static readonly SumColumn[] Columns =
    [
        SumColumn.Entries, SumColumn.ComputedNanos, SumColumn.ComputedKnown, SumColumn.ReportedNanos, SumColumn.ReportedKnown, SumColumn.BestNanos,
    ];

    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>Must be asked inside of a transaction.</summary>
    public static async Task<List<(AccountKey Key, UsedDay Day)>> ReadAsync(DashboardStore store, RollUpMemory memory, Period period, CancellationToken ct)
    {
        var series = await store.Series().Join(
            store.Connections().Where(c => c.Role == ConnectionRole.Ledger), s => s.ConnectionId, c => c.Id,
            (s, c) => new { s.Id, s.Contract, c.Account, Tierless = s.ServiceTier == null })
            .ToDictionaryAsync(s => s.Id, s => (Key: new AccountKey(s.Contract, s.Account), s.Tierless), ct);
        var (generation, zone) = await RollUpReading.ReckoningAsync(store, ct);
        Dictionary<(AccountKey, int), long[]> sums = [];
        void Add(SumRows rows, Func<int, int> dayOf, bool all)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                var day = dayOf(rows.Times[i]);
                if (!(all || rows.UtcDays[i]) || day < period.From.DayNumber || day >= period.Until.DayNumber || !series.TryGetValue(rows.Series[i], out var of))
                    continue;

                if (!sums.TryGetValue((of.Key, day), out var sum))
                    sums[(of.Key, day)] = sum = new long[Columns.Length + 1];

                for (var column = 0; column < Columns.Length; column++)
                    sum[column] += rows.Of(Columns[column])?[i] ?? 0;

                sum[^1] += of.Tierless ? rows.Of(SumColumn.ComputedNanos)?[i] ?? 0 : 0;
            }
        }

        var utc = zone == ReportingZone.Utc;
        foreach (var month in memory.Read(store, period, generation, fine: true))
            Add(month, day => day, all: utc);

        // Days of another zone begin and end within UTC days: there, only hours can tell.
        if (!utc)
            Add(HourRows.Read(store, Hour(period.From), Hour(period.Until), Columns, series.ContainsKey), hour => Epoch + (hour / 24), all: true);

        return [.. sums.Select(s => (s.Key.Item1, ToDay(s.Key.Item2, s.Value)))];
    }

    private static int Hour(DateOnly day) => (day.DayNumber - Epoch) * 24;

    private static UsedDay ToDay(int day, long[] sums) => new(DateOnly.FromDayNumber(day), sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6]);
}

/// <summary>Who bills and for which account; null is unknown.</summary>
internal sealed record AccountKey(string? Contract, string? Account);
