using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Dashboard.Kit.Formats;

/// <summary>Comma-separated text (RFC 4180) that a spreadsheet cannot be made to run.</summary>
public static partial class Csv
{
    /// <summary>Rows of text and numbers; null is an empty cell.</summary>
    public static string Write(IEnumerable<IEnumerable<object?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");

        return text.ToString();
    }

    private static string Cell(object? value)
    {
        var text = value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value?.ToString() ?? "";
        // A spreadsheet runs what begins like a formula; an apostrophe makes it text (OWASP, CSV injection).
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] && !PlainNumber().IsMatch(text))
            text = "'" + text;

        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex PlainNumber();
}
