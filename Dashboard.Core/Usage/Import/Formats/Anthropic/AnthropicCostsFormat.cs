using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Anthropic;

/// <summary>
/// What Anthropic charges an organisation: pages of cost_report, and the cost export of its console.
/// <code>
/// {"data":[{"starting_at":"2025-08-01T00:00:00Z","ending_at":"2025-08-02T00:00:00Z","results":[
///   {"amount":"123.78912","currency":"USD","cost_type":"tokens","description":"Claude Opus 5 Usage - Input Tokens",
///    "model":"claude-opus-5","token_type":"uncached_input_tokens","workspace_id":null}]}],"has_more":false,"next_page":null}
/// usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,cost_type,...
/// 2026-08-04,Claude Haiku 4.5,Default,demo-key,message,≤ 200k,output,0.02,0.02,token,...
/// </code>
/// The report says cents, with fractions; the export says dollars. The Priority Tier stands in neither.
/// </summary>
internal sealed class AnthropicCostsFormat : IUsageFormat
{
    private const string Family = "anthropic-costs";

    public string Name => Family;

    public string LooksFor => "Anthropic's costs (pages of cost_report with amount and cost_type, or the console's CSV with usage_date_utc and cost_usd)";

    public string Convention =>
        "The report's amounts are fractional US cents, the console's are dollars (cost_usd, after discounts). Days are UTC. The Priority Tier is not in them.";

    public string Sample => """
        {"data":[{"starting_at":"2025-08-01T00:00:00Z","ending_at":"2025-08-02T00:00:00Z","results":[
          {"amount":"123.78912","currency":"USD","cost_type":"tokens","description":"Claude Opus 5 Usage - Input Tokens",
           "model":"claude-opus-5","token_type":"uncached_input_tokens","workspace_id":null}]}],
         "has_more":false,"next_page":null}
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.Csv
        ? AnthropicUsageFormat.IsExport(head) && head.Columns.Contains("costusd")
        : AnthropicUsageFormat.IsReport(head) && head.Contains("\"amount\""u8) && !head.Contains("\"uncached_input_tokens\":"u8);

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        if (head.Shape == FileShape.Csv)
        {
            ReadExport(stream, head, sink, ct);
            return;
        }

        var rows = new BucketRows(sink, Family);
        JsonPages.SayIfCutOff(JsonPages.Read(stream, "data", sink, bucket => ReadBucket(bucket, sink, rows), ct), sink);
    }

    private static void ReadBucket(JsonFields bucket, RowSink sink, BucketRows rows)
    {
        if (bucket.Time("starting_at") is not { } start || bucket.Time("ending_at") is not { } end)
        {
            sink.Reject(bucket.Line, bucket.Fault!);
            return;
        }

        foreach (var result in JsonPages.Inside(bucket, "results", sink))
        {
            var dollars = (result.NeededAmount("amount") ?? 0) / 100;
            var description = result.Text("description");
            var model = result.Text("model") ?? AnthropicFacts.Id(AnthropicFacts.ModelIn(description));
            rows.Charge(
                result, Bucket.Between(start, end), AnthropicFacts.Of(result, model), dollars, result.Text("currency") ?? "USD",
                AnthropicFacts.Kind(result.Text("cost_type"), dollars), description ?? result.Text("token_type") ?? result.Text("cost_type"),
                result.Text("cost_type"), result.Text("token_type"), result.Text("context_window"), result.Text("inference_geo"), result.Text("speed"));
        }
    }

    private static void ReadExport(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new BucketRows(sink, Family, repeats: true);
        using var csv = new CsvRows(stream, head, sink);
        while (csv.TryRead(ct))
        {
            var start = csv.Time("usage_date_utc");
            var dollars = csv.NeededAmount("cost_usd") ?? 0;
            var model = csv.Text("model");
            var (cost, token) = (csv.Text("cost_type"), csv.Text("token_type"));
            rows.Charge(
                csv, start is { } day ? Bucket.Between(day, null) : default, AnthropicFacts.Of(csv, AnthropicFacts.Id(model)), dollars, "USD",
                AnthropicFacts.Kind(cost, dollars), string.Join(", ", new[] { model, token ?? cost }.OfType<string>()),
                cost, token, csv.Text("usage_type"), csv.Text("context_window"), csv.Text("inference_geo"), csv.Text("speed"), csv.Text("api_key_id"));
        }
    }
}
