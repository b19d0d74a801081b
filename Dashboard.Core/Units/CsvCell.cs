using System.Text.RegularExpressions;

namespace Dashboard.Core.Units;

/// <summary>One cell of a CSV file: quoted where needed, and never a formula to the spreadsheet that opens it.</summary>
public static partial class CsvCell
{
    /// <summary>The cell as it stands in the file (RFC 4180). Text that a spreadsheet would run gets an apostrophe in front; numbers stay numbers.</summary>
    public static string Write(string? value)
    {
        var text = Neutral(value ?? "");
        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    /// <summary>A whole line, without its end.</summary>
    public static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(Write));

    private static string Neutral(string text)
    {
        var start = text.AsSpan().TrimStart();
        var dangerous = start.Length > 0 && (start[0] is '=' or '+' or '-' or '@' || text[0] is '\t' or '\r' or '\n');
        return dangerous && !PlainNumber().IsMatch(text) ? "'" + text : text;
    }

    // Nothing around the digits, not even a line break: what a spreadsheet would trim first is text to us.
    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex PlainNumber();
}
