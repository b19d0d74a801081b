using System.Net;
using System.Text;

using Dashboard.Core.Reports.Documents;

namespace Dashboard.Core.Reports.Writers;

/// <summary>One HTML file that needs no other: readable on screen and on paper, in light and dark, without scripts.</summary>
public sealed class HtmlWriter : TextReportWriter
{
    private const string Style = """
        :root { color-scheme: light dark; }
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.6rem; margin-bottom: .25rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
        .when { opacity: .75; margin-top: 0; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); vertical-align: top; }
        th { font-weight: 600; } .number { text-align: right; }
        @media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
        """;

    public override string Format => "html";

    public override string ContentType => "text/html; charset=utf-8";

    internal override string Write(ReportDocument document)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Append("<title>").Append(Encode(document.Title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n")
            .Append("<h1>").Append(Encode(document.Title)).Append("</h1>\n<p class=\"when\">").Append(Encode(document.Period))
            .Append(". Made ").Append(ReportCell.At(document.GeneratedAt).Text).Append(".</p>\n");
        foreach (var section in document.Sections)
            Append(html, section);

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder html, ReportSection section)
    {
        html.Append("<h2>").Append(Encode(section.Heading)).Append("</h2>\n");
        foreach (var sentence in section.Sentences)
            html.Append("<p>").Append(Encode(sentence)).Append("</p>\n");

        if (section.Table is not { } table)
            return;

        html.Append("<div class=\"scroll\"><table>\n<thead><tr>");
        foreach (var column in table.Columns)
            html.Append("<th scope=\"col\"").Append(Side(column)).Append('>').Append(Encode(column.Name)).Append("</th>");

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var (cell, column) in row.Zip(table.Columns))
                html.Append("<td").Append(Side(column)).Append('>').Append(Encode(cell.Text)).Append("</td>");

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table></div>\n");
    }

    private static string Side(ReportColumn column) => column.Numeric ? " class=\"number\"" : "";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
