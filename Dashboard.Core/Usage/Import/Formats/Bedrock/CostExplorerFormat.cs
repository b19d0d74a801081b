using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Bedrock;

/// <summary>
/// Answers of AWS Cost Explorer (GetCostAndUsage), of which the lines of Bedrock are taken:
/// <code>
/// {"GroupDefinitions":[{"Type":"DIMENSION","Key":"SERVICE"},{"Type":"DIMENSION","Key":"USAGE_TYPE"}],"ResultsByTime":[
///   {"TimePeriod":{"Start":"2026-04-01","End":"2026-04-02"},"Estimated":false,"Groups":[
///     {"Keys":["Amazon Bedrock","USE1-Claude3.5Sonnet-input-tokens"],
///      "Metrics":{"UnblendedCost":{"Amount":"12.00","Unit":"USD"},"UsageQuantity":{"Amount":"4000","Unit":"1K tokens"}}}]}]}
/// </code>
/// Of the costs the unblended one counts, as on the invoice; tokens are taken where the unit or the name of the type says
/// that they are. Services that are no Bedrock, and totals of all services, are passed over.
/// </summary>
internal sealed class CostExplorerFormat : IUsageFormat
{
    public string Name => "aws-cost-explorer";

    public string LooksFor => "AWS Cost Explorer answers (ResultsByTime with Groups and Metrics)";

    public string Convention =>
        "UnblendedCost counts, as on the invoice; where it is not there, what is. Cache reads, writes and uncached input are apart. UTC days; only Bedrock is taken.";

    public string Sample => """
        {"GroupDefinitions":[{"Type":"DIMENSION","Key":"SERVICE"},{"Type":"DIMENSION","Key":"USAGE_TYPE"}],"ResultsByTime":[
          {"TimePeriod":{"Start":"2026-04-01","End":"2026-04-02"},"Estimated":false,"Groups":[
            {"Keys":["Amazon Bedrock","USE1-Claude3.5Sonnet-input-tokens"],
             "Metrics":{"UnblendedCost":{"Amount":"12.00","Unit":"USD"},"UsageQuantity":{"Amount":"4000","Unit":"1K tokens"}}}]}]}
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.JsonObjects && head.Objects is [var answer, ..] && answer.Contains("ResultsByTime");

    public string? Refuses(FileHead head) => head.Shape == FileShape.JsonObjects && head.Objects is [var answer, ..] && answer.Contains("MetricDataResults")
        ? "these are CloudWatch metrics: numbers under names of the asker's own choosing, without model or account; import Cost Explorer answers by usage type"
        : null;

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var groups = new CostExplorerGroups(sink, Name);
        var facts = JsonPages.Read(stream, "ResultsByTime", sink, groups.ReadStretch, ct);
        groups.End();
        if ((facts.GetValueOrDefault("NextPageToken") ?? facts.GetValueOrDefault("NextToken")) is not null)
            sink.File.AddFault(0, "the answer has a NextPageToken: what follows it is in another file");
    }
}
