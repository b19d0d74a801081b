using Dashboard.Core.Reports.Documents;
using Dashboard.Core.Reports.Writers;

namespace Dashboard.Core.Reports;

/// <summary>Makes a report as a file of one format.</summary>
public sealed class MakeReport(RiskSummary risk, IEnumerable<IReportWriter> writers)
{
    /// <summary>The formats there are.</summary>
    public IReadOnlyList<string> Formats { get; } = [.. writers.Select(w => w.Format)];

    public IReportWriter? Writer(string format) => writers.FirstOrDefault(w => w.Format == format);

    /// <summary>The risk summary as of a day; null is today.</summary>
    public async Task RiskAsync(IReportWriter writer, DateOnly? asOf, Stream output, CancellationToken ct) =>
        await writer.WriteAsync(await risk.MakeAsync(asOf, ct), output, ct);
}
