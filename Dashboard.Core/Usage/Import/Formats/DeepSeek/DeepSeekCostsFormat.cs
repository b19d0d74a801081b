using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.DeepSeek;

/// <summary>
/// What DeepSeek charges by day and model: the file cost-*.csv of its export, or its site's answer, which names the currency.
/// <code>
/// user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,cost,currency
/// {"code":0,"data":{"biz_code":0,"biz_data":[{"total":[...],"days":[{"date":"2026-05-26","data":[
///   {"model":"deepseek-v4-flash","usage":[{"type":"RESPONSE_TOKEN","amount":"1.3126760000000000"}]}]}],"currency":"CNY"}]}}
/// </code>
/// </summary>
internal sealed class DeepSeekCostsFormat : IUsageFormat
{
    // Exports of several years; what is asked first wins.
    private static readonly string[] Amounts = ["cost", "total_cost", "cost_amount", "amount"];

    public string Name => "deepseek-costs";

    public string LooksFor => "DeepSeek's costs (cost-*.csv with model, cost and currency, or its site's answer with days and currency)";

    public string Convention => "Amounts are in the currency of the account, CNY or USD, as the file says. A day is the day of whoever exported it.";

    public string Sample => """
        user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,cost,currency
        u,2026-06-01T00:00:00+02:00,2026-06-02T00:00:00+02:00,deepseek-v4-flash,ci,sk-...1f,0.0308,USD
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.Csv
        ? head.Columns.Contains("currency") && head.Columns.Contains("model") && (head.Columns.Contains("utcdate") || head.Columns.Contains("starttimeiso"))
            && Amounts.Any(a => head.Columns.Contains(FileHead.Plain(a))) && head.Columns.Contains("userid")
        : DeepSeekAnswer.IsAnswer(head) && head.Contains("\"currency\""u8) && head.Contains("\"days\""u8);

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new BucketRows(sink, Name, repeats: true);
        if (head.Shape == FileShape.Csv)
        {
            ReadCsv(stream, head, rows, sink, ct);
            return;
        }

        DeepSeekAnswer.Read(stream, sink, (_, when, model, usage, currency) =>
        {
            var facts = new SeriesFacts(Contract: "deepseek", Host: "deepseek", RawModel: model);
            var type = usage.Text("type");
            if (!new DeepSeekSum { Line = 1 }.TryAdd(type, 0))
                sink.Skip();
            else if (usage.NeededAmount("amount") is 0)
                sink.Skip();
            else
                rows.Charge(usage, when, facts, usage.Amount("amount") ?? 0, currency ?? "", CostKind.Usage, type, model);
        });
    }

    private static void ReadCsv(Stream stream, FileHead head, BucketRows rows, RowSink sink, CancellationToken ct)
    {
        using var csv = new CsvRows(stream, head, sink);
        var column = Array.Find(Amounts, csv.Has) ?? Amounts[0];
        while (csv.TryRead(ct))
        {
            var start = csv.Time(csv.Has("utc_date") ? "utc_date" : "start_time_iso");
            var end = csv.Text("end_time_iso") is null ? null : csv.Time("end_time_iso");
            var amount = csv.NeededAmount(column) ?? 0;
            rows.Charge(
                csv, start is { } from ? Bucket.Between(from, end) : default,
                new SeriesFacts(
                    Account: csv.Text("user_id"), Contract: "deepseek", Host: "deepseek", RawModel: csv.Text("model"), ApiKey: csv.Text("api_key_name") ?? csv.Text("api_key")),
                amount, csv.Text("currency") ?? "", amount < 0 ? CostKind.Credit : CostKind.Usage, csv.Text("type") ?? csv.Text("model"), csv.Text("wallet_type"));
        }
    }
}
