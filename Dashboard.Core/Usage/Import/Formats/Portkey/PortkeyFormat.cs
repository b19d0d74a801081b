using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Portkey;

/// <summary>
/// Portkey's log exports and metric records, as JSON, JSON Lines or CSV:
/// <code>
/// {"id":"…","created_at":"2026-08-28T10:30:45.123Z","is_success":1.0,"ai_org":"openai","ai_model":"gpt-4","req_units":150.0,
///  "res_units":200.0,"total_units":350.0,"cost":0.0105,"cost_currency":"USD","cache_status":"miss","trace_id":"…","workspace_slug":"…"}
/// </code>
/// Convention: <c>req_units</c> is the whole prompt, <c>res_units</c> the whole answer, <c>total_units</c> their sum; the
/// cache is not told apart. A cost without <c>cost_currency</c> may be cents or dollars: it is not taken.
/// </summary>
internal sealed class PortkeyFormat : IUsageFormat
{
    public string Name => "portkey";

    public string LooksFor => "Portkey log exports (ai_org, ai_model, req_units and res_units)";

    public string Convention => "req_units is the whole prompt and res_units the whole answer; a cost counts only where cost_currency names its unit.";

    public string Sample => """
        {"id":"550e8400","created_at":"2026-08-28T10:30:45.123Z","is_success":1.0,"ai_org":"openai","ai_model":"gpt-4","req_units":150.0,"res_units":200.0,"total_units":350.0,"cost":0.0105,"cost_currency":"USD","cache_status":"miss","trace_id":"t-1","workspace_slug":"shop"}
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.Csv
        ? head.Columns.Contains("aimodel") && (head.Columns.Contains("requnits") || head.Columns.Contains("totalunits"))
        : head.HasObject("ai_model", "req_units") || head.HasObject("ai_model", "total_units");

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new PortkeyRows(sink);
        if (head.Shape != FileShape.Csv)
        {
            new JsonRows(stream, head, sink) { Array = "data" }.Each(rows.Read, ct);
            return;
        }

        using var table = new CsvTable(stream, head.Separator);
        var columns = new PortkeyColumns(table);
        table.Each(sink, () => rows.Read(columns.Read(), table.Line), ct);
    }
}
