using System.Text;
using System.Text.RegularExpressions;

namespace Dashboard.Core.Terms.Capture;

/// <summary>A document that is text or Markdown already: one form of headings, line ends, spaces and emptiness.</summary>
internal static partial class TextCleaning
{
    public static string Clean(string text)
    {
        var output = new List<string>();
        foreach (var raw in text.Split('\n'))
        {
            if (output.Count > 0 && output[^1].Length > 0 && Underline(raw) is { } level)
            {
                output[^1] = $"{level} {output[^1].TrimStart('#', ' ')}";
                continue;
            }

            output.Add(CleanLine(raw.TrimEnd('\r')));
        }

        return Join(output);
    }

    /// <summary>A heading marked by the line below it: <c>=====</c> or <c>-----</c>.</summary>
    private static string? Underline(string line)
    {
        var marks = line.AsSpan().Trim();
        return marks.Length < 3 ? null : !marks.ContainsAnyExcept('=') ? "#" : !marks.ContainsAnyExcept('-') ? "##" : null;
    }

    private static string CleanLine(string raw)
    {
        var indent = raw.Length - raw.TrimStart().Length;
        var text = LineDress.Unlink(raw.Trim());
        if (text.Contains('<'))
            text = Tag().Replace(text, " ");

        if (text.Contains('\\'))
            text = Escape().Replace(text, "${mark}");

        var line = new LineBuilder();
        line.Append(text, bold: false);
        text = line.Take();
        return text.Length > 0 && indent > 0 && text[0] is '-' or '*' or '+' or (>= '0' and <= '9') ? new string(' ', indent) + text : text;
    }

    private static string Join(List<string> lines)
    {
        var output = new StringBuilder();
        var empty = true;
        foreach (var line in lines)
        {
            if (line.Length == 0)
            {
                empty = true;
                continue;
            }

            if (output.Length > 0)
                output.Append(empty || line[0] == '#' ? "\n\n" : "\n");

            output.Append(line);
            empty = line[0] == '#';
        }

        return output.ToString();
    }

    // What archives leave in Markdown: <br>, <u>, <s>.
    [GeneratedRegex(@"</?(br|u|s|b|i|em|strong|span|sup|sub|p|div|a)(\s[^<>]*)?/?>", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\\(?<mark>[\\`*_{}\[\]()#+\-.!>|~<])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Escape();
}
