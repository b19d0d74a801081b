using Dashboard.Core.Reports.Documents;

namespace Dashboard.Core.Reports.Writers;

/// <summary>Turns a document into a file of one kind.</summary>
public interface IReportWriter
{
    /// <summary>The format's short name, which is also the file's ending.</summary>
    string Format { get; }

    string ContentType { get; }

    Task WriteAsync(ReportDocument document, Stream output, CancellationToken ct);
}
