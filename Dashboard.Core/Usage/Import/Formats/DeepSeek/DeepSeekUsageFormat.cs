using System.Globalization;

using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.DeepSeek;

/// <summary>
/// DeepSeek's usage by day, one row for each kind of token: the file amount-*.csv of its export, or its site's answer.
/// <code>
/// user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,type,price,amount
/// u,2026-06-01T00:00:00+02:00,2026-06-02T00:00:00+02:00,deepseek-v4-flash,k,n,input_cache_hit_tokens,0.0000000028,1000000
/// {"code":0,"data":{"biz_code":0,"biz_data":{"total":[...],"days":[{"date":"2026-05-26","data":[
///   {"model":"deepseek-v4-flash","usage":[{"type":"PROMPT_CACHE_HIT_TOKEN","amount":"100686720"},{"type":"REQUEST","amount":"1212"}]}]}]}}}
/// </code>
/// Convention: hits and misses of the cache are apart, output includes reasoning. A day is the day of whoever exported
/// it. The price of a row is not taken: its currency is not said.
/// </summary>
internal sealed class DeepSeekUsageFormat : IUsageFormat
{
    // Days, keys and models: more than anybody's.
    private const int MostSums = 200_000;

    public string Name => "deepseek-usage";

    public string LooksFor => "DeepSeek's usage (amount-*.csv with model, type and amount, or its site's answer with days and usage)";

    public string Convention => "Hits and misses of the cache are apart; output includes reasoning. A day is the day of whoever exported it.";

    public string Sample => """
        user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,type,price,amount
        u,2026-06-01T00:00:00+02:00,2026-06-02T00:00:00+02:00,deepseek-v4-flash,ci,sk-...1f,input_cache_miss_tokens,0.00000014,100000
        u,2026-06-01T00:00:00+02:00,2026-06-02T00:00:00+02:00,deepseek-v4-flash,ci,sk-...1f,output_tokens,0.00000028,50000
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.Csv
        ? head.Columns.Contains("type") && head.Columns.Contains("amount") && head.Columns.Contains("model") && !head.Columns.Contains("currency")
            && (head.Columns.Contains("utcdate") || head.Columns.Contains("starttimeiso"))
        : DeepSeekAnswer.IsAnswer(head) && head.Contains("\"biz_data\""u8) && !head.Contains("\"currency\""u8);

    public string? Refuses(FileHead head) => DeepSeekAnswer.Refuses(head);

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        Dictionary<(Bucket, SeriesFacts), DeepSeekSum> sums = [];
        if (head.Shape == FileShape.Csv)
            ReadCsv(stream, head, sums, sink, ct);
        else
            DeepSeekAnswer.Read(stream, sink, (line, when, model, usage, _) => Add(usage, line, when, new SeriesFacts(Contract: "deepseek", Host: "deepseek", RawModel: model), usage.Text("type"), sums, sink));

        var rows = new BucketRows(sink, Name);
        foreach (var ((bucket, facts), sum) in sums)
            rows.Use(new NoFields(sum.Line), bucket, facts, sum.Tokens, sum.Requests);
    }

    private static void ReadCsv(Stream stream, FileHead head, Dictionary<(Bucket, SeriesFacts), DeepSeekSum> sums, RowSink sink, CancellationToken ct)
    {
        using var csv = new CsvRows(stream, head, sink);
        while (csv.TryRead(ct))
        {
            var start = csv.Time(csv.Has("utc_date") ? "utc_date" : "start_time_iso");
            var end = csv.Text("end_time_iso") is null ? null : csv.Time("end_time_iso");
            csv.Needed("type", "what was counted, such as output_tokens");
            var facts = new SeriesFacts(
                Account: csv.Text("user_id"), Contract: "deepseek", Host: "deepseek", RawModel: csv.Text("model"), ApiKey: csv.Text("api_key_name") ?? csv.Text("api_key"));
            if (start is { } from && csv.Fault is null)
                Add(csv, csv.Line, Bucket.Between(from, end), facts, csv.Text("type"), sums, sink);
            else
                sink.Reject(csv.Line, csv.Fault!);
        }
    }

    private static void Add(
        RowFields row, long line, Bucket bucket, SeriesFacts facts, string? type, Dictionary<(Bucket, SeriesFacts), DeepSeekSum> sums, RowSink sink)
    {
        row.Needed("amount", "a whole number from 0 to 1,000,000,000,000");
        var amount = row.Count("amount") ?? 0;
        if (!sums.TryGetValue((bucket, facts), out var sum))
        {
            sum = new DeepSeekSum { Line = line };
            if (row.Fault is null && sums.Count >= MostSums)
                row.Blame($"the file has more than {MostSums.ToString("N0", CultureInfo.InvariantCulture)} days, models and keys");
        }

        if (row.Fault is { } fault)
            sink.Reject(line, fault);
        else if (sum.TryAdd(type, amount))
            sums[(bucket, facts)] = sum;
        else
            sink.Skip();
    }
}
