using System.Text;
using System.Text.RegularExpressions;

using Dashboard.Core.Reports.Documents;

namespace Dashboard.Core.Reports.Writers;

/// <summary>Markdown with pipe tables; text from outside is escaped so that it stays text.</summary>
public sealed partial class MarkdownWriter : TextReportWriter
{
    public override string Format => "md";

    public override string ContentType => "text/markdown; charset=utf-8";

    internal override string Write(ReportDocument document)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Escape(document.Title)).Append("\n\n")
            .Append(Escape(document.Period)).Append(". Made ").Append(ReportCell.At(document.GeneratedAt).Text).Append(".\n");
        foreach (var section in document.Sections)
        {
            text.Append("\n## ").Append(Escape(section.Heading)).Append('\n');
            foreach (var sentence in section.Sentences)
                text.Append('\n').Append(Escape(sentence)).Append('\n');

            if (section.Table is { } table)
                Append(text, table);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReportTable table)
    {
        text.Append('\n');
        Row(table.Columns.Select(c => Escape(c.Name)));
        Row(table.Columns.Select(c => c.Numeric ? "--:" : "---"));
        foreach (var row in table.Rows)
            Row(row.Select(c => Escape(c.Text)));

        void Row(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    // A line break would end the table; the rest would be read as markup, HTML included.
    private static string Escape(string text) => Special().Replace(text.ReplaceLineEndings(" "), @"\$0");

    [GeneratedRegex(@"[\\`*_\[\]<>|#&~]", RegexOptions.None, 3000)]
    private static partial Regex Special();
}
