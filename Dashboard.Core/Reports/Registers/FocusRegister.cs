using System.Text;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Reports.Registers;

/// <summary>
/// Spend in the columns of FOCUS, the FinOps Open Cost and Usage Specification: one row for each day and each series of usage, in US dollars. The
/// sums of its costs are those of the Spend page; what is not known is an empty cell (docs/focus-export.md).
/// </summary>
public sealed class FocusRegister(DailyLinesQuery lines, ReportingDayQuery days, ModelCatalogue catalogue)
{
    public const string Version = "1.2";

    /// <summary>Days when nothing else is asked for.</summary>
    public const int Days = 30;

    /// <summary>Writes line by line: a year of rows is never held at once.</summary>
    /// <returns>How many rows there are, without the heading.</returns>
    public async Task<int> WriteAsync(Period period, Stream output, CancellationToken ct)
    {
        var zone = await days.TodayAsync(ct);
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 64 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(CsvCell.Line(FocusColumn.All.Select(c => c.Name)).AsMemory(), ct);
        var rows = 0;
        await foreach (var line in lines.ReadAsync(period, ct))
        {
            var focus = new FocusLine(line, zone, catalogue);
            await text.WriteLineAsync(CsvCell.Line(FocusColumn.All.Select(c => c.Of(focus))).AsMemory(), ct);
            rows++;
        }

        await text.FlushAsync(ct);
        return rows;
    }
}
