using System.Text;

namespace Dashboard.Core.Terms.Capture;

/// <summary>A document that is text or Markdown already: one form of line ends, spaces and emptiness.</summary>
internal static class TextCleaning
{
    public static string Clean(string text)
    {
        var output = new StringBuilder(text.Length);
        var empty = true;
        foreach (var raw in text.EnumerateLines())
        {
            var line = CleanLine(raw);
            if (line.Length == 0)
            {
                empty = true;
                continue;
            }

            if (output.Length > 0)
                output.Append(empty ? "\n\n" : "\n");

            output.Append(line);
            empty = false;
        }

        return output.ToString();
    }

    private static string CleanLine(ReadOnlySpan<char> raw)
    {
        var indent = raw.Length - raw.TrimStart().Length;
        var line = new LineBuilder();
        line.Append(LineDress.Unlink(raw.Trim().ToString()), bold: false);
        var text = line.Take();
        return text.Length > 0 && indent > 0 && text[0] is '-' or '*' or '+' or (>= '0' and <= '9') ? new string(' ', indent) + text : text;
    }
}
