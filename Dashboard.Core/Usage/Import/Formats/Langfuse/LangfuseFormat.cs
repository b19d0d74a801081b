using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Langfuse;

/// <summary>
/// Langfuse's observations: pages of its API, exports as JSON, JSON Lines or CSV, and scheduled exports to a bucket:
/// <code>
/// {"id":"o-1","traceId":"t-1","type":"GENERATION","startTime":"2026-03-01T10:00:00.000Z","model":"gpt-5-mini","environment":"production",
///  "usageDetails":{"input":90,"input_cached_tokens":10,"output":40,"output_reasoning_tokens":10,"total":150},"costDetails":{"total":0.0012}}
/// id,trace_id,type,start_time,provided_model_name,usage_details,total_cost
/// </code>
/// Convention: the buckets of <c>usageDetails</c> are disjoint, reasoning too, and <c>total</c> is their sum; where it is
/// the sum of input and output alone, the others are parts of these. Observations that are no generations have no usage.
/// </summary>
internal sealed class LangfuseFormat : IUsageFormat
{
    public string Name => "langfuse";

    public string LooksFor => "Langfuse observations (traceId with usageDetails, or the columns of its exports)";

    public string Convention => "The buckets of usageDetails are disjoint and add up to total, reasoning and cache too.";

    public string Sample => """
        {"id":"o-1","traceId":"t-1","type":"GENERATION","startTime":"2026-03-01T10:00:00.000Z","model":"gpt-5-mini","environment":"production","usageDetails":{"input":90,"input_cached_tokens":10,"output":40,"output_reasoning_tokens":10,"total":150},"costDetails":{"total":0.0012}}
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.Csv
        ? head.Columns.Contains("starttime") && (head.Columns.Contains("traceid") || head.Columns.Contains("id"))
            && (head.Columns.Contains("usagedetails") || head.Columns.Contains("providedmodelname") || (head.Columns.Contains("traceid") && head.Columns.Contains("model")))
        : head.Objects.Any(IsObservation);

    public string? Refuses(FileHead head) => head.HasObject("matchPattern", "pricingTiers") || head.HasObject("matchPattern", "inputPrice")
        ? "this is Langfuse's list of model prices, not usage"
        : head.Contains("CREATE TABLE observations"u8) ? "this is the definition of Langfuse's table of observations, not its rows" : null;

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new LangfuseRows(sink);
        if (head.Shape != FileShape.Csv)
        {
            new JsonRows(stream, head, sink) { Array = "data" }.Each(rows.Read, ct);
            return;
        }

        using var table = new CsvTable(stream, head.Separator);
        var columns = new LangfuseColumns(table);
        table.Each(sink, () => rows.Read(columns), ct);
    }

    private static bool IsObservation(HashSet<string> names) =>
        (names.Contains("traceId") || names.Contains("trace_id"))
        && (names.Contains("startTime") || names.Contains("start_time"))
        && (names.Contains("usageDetails") || names.Contains("usage_details") || names.Contains("providedModelName") || names.Contains("provided_model_name")
            || names.Contains("costDetails") || names.Contains("calculatedTotalCost") || names.Contains("promptTokens")
            || (names.Contains("type") && (names.Contains("usage") || names.Contains("parentObservationId") || names.Contains("parent_observation_id"))));
}
