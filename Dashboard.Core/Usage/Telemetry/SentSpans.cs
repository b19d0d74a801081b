using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Formats;
using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Telemetry;

/// <summary>Spans that were sent and taken apart already, on their way through the one door of imports.</summary>
internal sealed class SentSpans(IReadOnlyList<(SpanFacts, long)> spans) : IUsageFormat
{
    // The family of spans in files: a span that was sent and is imported from a file too is one.
    public string Name => "otlp";

    public string LooksFor => "";

    public string Convention => "";

    public string Sample => "";

    public bool Fits(FileHead head) => false;

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct) => new SpanRows(sink).Add(spans);
}
