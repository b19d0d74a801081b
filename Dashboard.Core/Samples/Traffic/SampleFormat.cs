using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Formats;
using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Samples.Traffic;

/// <summary>Made-up usage through the door of files: it is attributed, priced, told apart and rolled up as real rows are.</summary>
internal sealed class SampleFormat(SampleMoment moment, SampleConnection connection) : IUsageFormat
{
    public string Name => Connection.SampleFormat;

    public string LooksFor => "nothing: it is made, not read";

    public string Convention => "Token classes never overlap; reasoning is within the output.";

    public string Sample => "";

    public bool SelfOperatedGateway => connection.SelfOperatedGateway;

    public bool Fits(FileHead head) => false;

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new SampleRows(moment, sink);
        foreach (var one in connection.Streams)
            rows.Write(one, ct);
    }
}
