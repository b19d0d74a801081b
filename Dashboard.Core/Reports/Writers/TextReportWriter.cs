using System.Text;

using Dashboard.Core.Reports.Documents;

namespace Dashboard.Core.Reports.Writers;

/// <summary>What the text formats share: they make one string and write it as UTF-8.</summary>
public abstract class TextReportWriter : IReportWriter
{
    public abstract string Format { get; }

    public abstract string ContentType { get; }

    public async Task WriteAsync(ReportDocument document, Stream output, CancellationToken ct) =>
        await output.WriteAsync(Encoding.UTF8.GetBytes(Write(document)), ct);

    internal abstract string Write(ReportDocument document);
}
