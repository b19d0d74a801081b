using System.Globalization;

using Dashboard.Core.Units;

namespace Dashboard.Kit.Formats;

/// <summary>Rows of values as comma-separated text; <see cref="CsvCell"/> says how a cell is written.</summary>
public static class Csv
{
    /// <summary>Rows of text and numbers; null is an empty cell.</summary>
    public static string Write(IEnumerable<IEnumerable<object?>> rows) =>
        string.Concat(rows.Select(row => CsvCell.Line(row.Select(Text)) + "\r\n"));

    private static string? Text(object? value) =>
        value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value?.ToString();
}
