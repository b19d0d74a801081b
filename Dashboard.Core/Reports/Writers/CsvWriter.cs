using System.Text;

using Dashboard.Core.Reports.Documents;
using Dashboard.Core.Units;

namespace Dashboard.Core.Reports.Writers;

/// <summary>
/// Every table under its section's name: the first column says which section a row belongs to, so that one file filters well.
/// Sentences are rows too: nothing that the other formats say is missing here.
/// </summary>
public sealed class CsvWriter : TextReportWriter
{
    public override string Format => "csv";

    public override string ContentType => "text/csv; charset=utf-8";

    internal override string Write(ReportDocument document)
    {
        var csv = new StringBuilder();
        Line("Report", document.Title, document.Period, ReportCell.At(document.GeneratedAt).Raw);
        foreach (var section in document.Sections)
        {
            csv.Append("\r\n");
            foreach (var sentence in section.Sentences)
                Line(section.Heading, sentence);

            if (section.Table is not { } table)
                continue;

            Line(["Section", .. table.Columns.Select(c => c.Name)]);
            foreach (var row in table.Rows)
                Line([section.Heading, .. row.Select(c => c.Raw)]);
        }

        return csv.ToString();

        void Line(params string?[] cells) => csv.Append(CsvCell.Line(cells)).Append("\r\n");
    }
}
