using System.Text;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import;

/// <summary>A table that no format knows: its columns as they are written, its first rows, and what the columns seem to be.</summary>
public sealed record UnknownTable(string File, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, CsvMapping Guess)
{
    private const int RowsToShow = 3;

    // A header of thousands of columns is no table of usage.
    private const int MostColumns = 200;

    /// <summary>Null when the beginning of the file is no table.</summary>
    internal static UnknownTable? Read(string file, FileHead head)
    {
        if (head.Shape != FileShape.Csv)
            return null;

        // The head ends somewhere in the middle of a row: that one is left out.
        var last = head.Bytes.AsSpan().LastIndexOf((byte)'\n');
        var whole = head.Bytes.Length < ReadLimits.Head || last < 0 ? head.Bytes : head.Bytes[..(last + 1)];
        using var csv = new CsvReader(new MemoryStream(whole), head.Separator);
        if (!csv.TryRead() || csv.Count is < 2 or > MostColumns)
            return null;

        var columns = Texts(csv);
        List<IReadOnlyList<string>> rows = [];
        while (rows.Count < RowsToShow && csv.TryRead())
        {
            if (csv.Fault is null && csv.Count == columns.Count)
                rows.Add(Texts(csv));
        }

        return new UnknownTable(file, columns, rows, CsvMapping.Guess(columns));
    }

    private static List<string> Texts(CsvReader csv)
    {
        List<string> texts = [];
        for (var at = 0; at < csv.Count; at++)
            texts.Add(Encoding.UTF8.GetString(csv[at]).Trim());

        return texts;
    }
}
