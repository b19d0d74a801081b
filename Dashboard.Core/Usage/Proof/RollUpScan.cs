using Dashboard.Core.Store;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Proof;

/// <summary>Holds the roll-ups against a scan of the entries, for an installation whose days are UTC's.</summary>
internal static class RollUpScan
{
    /// <summary>How many rows of roll-ups are wrong, missing or too many.</summary>
    public static async Task<long> DifferencesAsync(DashboardStore store, CancellationToken ct)
    {
        var sums = string.Join(',', Figures.Columns.Select(Sum));
        var columns = string.Join(',', Figures.Columns);
        var known = nameof(RollUp.Entries);
        (string Rolled, string Scanned)[] pairs =
        [
            ($"SELECT Day,SeriesId,{columns} FROM UsageDays", $"SELECT date(At/1000000,'unixepoch'),SeriesId,{sums} FROM UsageEntries GROUP BY 1,2"),
            ($"SELECT Hour,SeriesId,{columns} FROM UsageHours", $"SELECT At-At%3600000000,SeriesId,{sums} FROM UsageEntries WHERE Grain<>{(int)Grain.Day} GROUP BY 1,2"),
            ($"SELECT Day,SeriesId,{known} FROM SmallDays", "SELECT date(At/1000000,'unixepoch'),s.BaseId,COUNT(*) FROM UsageEntries e JOIN Series s ON s.Id=e.SeriesId GROUP BY 1,2"),
        ];
        var wrong = 0L;
        foreach (var (rolled, scanned) in pairs)
        {
            wrong += await CountAsync(store, $"{rolled} EXCEPT {scanned}", ct);
            wrong += await CountAsync(store, $"{scanned} EXCEPT {rolled}", ct);
        }

        return wrong;
    }

#pragma warning disable EF1002 // Made of our own names only.
    private static Task<long> CountAsync(DashboardStore store, string sql, CancellationToken ct) =>
        store.Database.SqlQueryRaw<long>($"SELECT COUNT(*) AS Value FROM (SELECT * FROM ({sql}))").SingleAsync(ct);
#pragma warning restore EF1002

    private static string Sum(string column)
    {
        const string reported = "CASE WHEN ReportedCurrency='USD' THEN ReportedNanos END";
        const string estimated = "CASE WHEN Assumed<>0 THEN ComputedNanos END";
        return column switch
        {
            nameof(RollUp.Entries) => "COUNT(*)",
            nameof(RollUp.ComputedKnown) => "COUNT(ComputedNanos)",
            nameof(RollUp.ReportedNanos) => $"COALESCE(SUM({reported}),0)",
            nameof(RollUp.ReportedKnown) => $"COUNT({reported})",
            nameof(RollUp.BestNanos) => $"COALESCE(SUM(COALESCE({reported},ComputedNanos)),0)",
            nameof(RollUp.BestKnown) => $"COUNT(COALESCE({reported},ComputedNanos))",
            nameof(RollUp.EstimatedNanos) => $"COALESCE(SUM({estimated}),0)",
            nameof(RollUp.EstimatedKnown) => $"COUNT({estimated})",
            nameof(RollUp.BestEstimatedNanos) => $"COALESCE(SUM(CASE WHEN ({reported}) IS NULL THEN ({estimated}) END),0)",
            nameof(RollUp.BestEstimatedKnown) => $"COUNT(CASE WHEN ({reported}) IS NULL THEN ({estimated}) END)",
            _ when column.EndsWith("Known", StringComparison.Ordinal) => $"COUNT({column[..^"Known".Length]})",
            _ => $"COALESCE(SUM({column}),0)",
        };
    }
}
