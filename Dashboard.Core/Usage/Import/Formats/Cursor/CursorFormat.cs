using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Cursor;

/// <summary>
/// Cursor's usage events: the CSV of the dashboard in all its generations (columns come and go), and the pages that the
/// dashboard itself reads:
/// <code>
/// Date,User,Cloud Agent ID,Automation ID,Kind,Model,Max Mode,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost
/// "2026-06-10T12:55:01.730Z","j@example.com","","","On-Demand","gpt-5.5-medium","No","1615","2","187200","1506","190323","0.33"
/// {"usageEventsDisplay":[{"timestamp":"1700000000000","model":"gpt-5","kind":"…","tokenUsage":{"inputTokens":10,"outputTokens":5,
///  "cacheWriteTokens":0,"cacheReadTokens":0,"totalCents":50},"chargedCents":4}]}
/// </code>
/// Convention: the four classes are disjoint and add up to the total; older files count the written part into the first,
/// which the total tells. Cost is what Cursor charges: nothing for included and free events.
/// </summary>
internal sealed class CursorFormat : IUsageFormat
{
    public string Name => "cursor";

    public string LooksFor => "Cursor usage events (CSV with \"Input (w/ Cache Write)\", or JSON with tokenUsage)";

    public string Convention =>
        "Cache write, input, cache read and output add up to Total Tokens. Cost is what Cursor charges; included and free events cost nothing.";

    public string Sample => """
        Date,User,Kind,Model,Max Mode,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost
        "2026-06-10T12:55:01.730Z","j@example.com","On-Demand","gpt-5.5-medium","No","1615","2","187200","1506","190323","0.33"
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.Csv
        ? head.Columns.Contains("inputwcachewrite") || (head.Columns.Contains("inputwocachewrite") && head.Columns.Contains("outputtokens"))
        : head.HasObject("usageEventsDisplay") || head.HasObject("timestamp", "tokenUsage") || head.HasObject("timestamp", "chargedCents");

    public string? Refuses(FileHead head) => head.HasObject("billingCycleStart", "membershipType")
        ? "this is Cursor's summary of limits and what is left of them, without events; export the usage events as CSV"
        : null;

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new CursorRows(sink);
        if (head.Shape != FileShape.Csv)
        {
            new JsonRows(stream, head, sink) { Array = "usageEventsDisplay" }.Each(rows.Read, ct);
            return;
        }

        using var table = new CsvTable(stream, head.Separator);
        var columns = new CursorColumns(table);
        table.Each(sink, () => rows.Read(columns), ct);
    }
}
