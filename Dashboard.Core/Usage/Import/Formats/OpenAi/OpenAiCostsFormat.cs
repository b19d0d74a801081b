using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.OpenAi;

/// <summary>
/// What OpenAI charges an organisation: pages of its costs API, and the cost export of its dashboard.
/// <code>
/// {"object":"page","data":[{"object":"bucket","start_time":1763942400,"end_time":1764028800,"results":[
///   {"object":"organization.costs.result","amount":{"value":"0.060000000000000000000000000000","currency":"usd"},
///    "line_item":"gpt-5-nano, input_tokens","project_id":"proj_1","api_key_id":null}]}],"has_more":false,"next_page":null}
/// start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,...,line_item,...,api_key_id,project_id,organization_id,...
/// </code>
/// A bucket without charges is a row with a blank amount. A row without any dimension beside rows that have some is
/// their total: only what it has more than they counts.
/// </summary>
internal sealed class OpenAiCostsFormat : IUsageFormat
{
    public string Name => "openai-costs";

    public string LooksFor => "OpenAI's organisation costs (pages with organization.costs results, or the dashboard's CSV with amount_value and line_item)";

    public string Convention =>
        "amount.value is US dollars, exact to thirty digits; days are UTC. The model is read out of line_item. A total beside its parts is not counted twice.";

    public string Sample => """
        {"object":"page","data":[{"object":"bucket","start_time":1763942400,"end_time":1764028800,"results":[
          {"object":"organization.costs.result","amount":{"value":"0.060000000000000000000000000000","currency":"usd"},
           "line_item":"gpt-5-nano, input_tokens","project_id":"proj_1","api_key_id":null}]}],
         "has_more":false,"next_page":null}
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.Csv
        ? head.Columns.Contains("starttime") && head.Columns.Contains("amountvalue")
        : OpenAiUsageFormat.IsPage(head) && head.Contains("organization.costs.result"u8);

    public string? Refuses(FileHead head) => head.Shape != FileShape.JsonObjects ? null
        : head.Contains("\"organization.spend_"u8) ? "this is a spend limit or a spend alert of OpenAI's: a setting, not what was used or charged"
        : head.Contains("\"credit_summary\""u8) || head.Contains("\"total_granted\""u8) ? "this is OpenAI's balance of credits: what is left, not what was used or charged"
        : null;

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var costs = new OpenAiCostRows(sink);
        if (head.Shape == FileShape.Csv)
        {
            using var csv = new CsvRows(stream, head, sink, mayLack: 1);
            while (csv.TryRead(ct))
                costs.ReadCsv(csv);
        }
        else
        {
            JsonPages.SayIfCutOff(JsonPages.Read(stream, "data", sink, costs.ReadBucket, ct), sink);
        }

        costs.End();
    }
}
