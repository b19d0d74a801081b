using Dashboard.Core.Store;
using Dashboard.Core.Usage.Ledger.Writing;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics.RollUps;

/// <summary>Reads roll-ups of hours. There are too many to keep in memory, so only the columns that are needed are read.</summary>
internal static class HourRows
{
    private const long Length = 3600L * 1_000_000;

    /// <summary>Times are hours since 1970; must be asked inside of a transaction.</summary>
    /// <param name="from">The first hour.</param>
    /// <param name="until">The hour after the last.</param>
    /// <param name="counts">Whether a series counts.</param>
    public static SumRows Read(DashboardStore store, int from, int until, IReadOnlyList<SumColumn> columns, Func<int, bool> counts)
    {
        var connection = (SqliteConnection)store.Database.GetDbConnection();
        var names = string.Join(',', columns.Select(c => Figures.Columns[(int)c]));
        using var read = new Statement(connection.Handle!, $"SELECT Hour,SeriesId,{names} FROM UsageHours WHERE Hour>=?1 AND Hour<?2 ORDER BY Hour");
        read.Bind(1, from * Length);
        read.Bind(2, until * Length);
        var rows = new SumRowsBuilder();
        while (read.Step())
        {
            var series = (int)read.Long(1);
            if (!counts(series))
                continue;

            rows.Add((int)(read.Long(0) / Length), series, utc: false);
            for (var column = 0; column < columns.Count; column++)
                rows.Set((int)columns[column], read.Long(column + 2));
        }

        return rows.Build();
    }
}
