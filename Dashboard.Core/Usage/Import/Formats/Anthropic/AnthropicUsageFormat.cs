using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Anthropic;

/// <summary>
/// What an Anthropic organisation used: pages of usage_report/messages, and the token export of its console.
/// <code>
/// {"data":[{"starting_at":"2025-08-01T00:00:00Z","ending_at":"2025-08-02T00:00:00Z","results":[
///   {"uncached_input_tokens":1500,"cache_creation":{"ephemeral_1h_input_tokens":1000,"ephemeral_5m_input_tokens":500},
///    "cache_read_input_tokens":200,"output_tokens":500,"model":"claude-opus-4-6","workspace_id":null,"service_tier":"standard"}]}],
///  "has_more":false,"next_page":null}
/// usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,...
/// </code>
/// Convention: uncached, read and written are apart; output includes thinking. Requests are not counted. Buckets are UTC.
/// </summary>
internal sealed class AnthropicUsageFormat : IUsageFormat
{
    public string Name => "anthropic-usage";

    public string LooksFor => "Anthropic's usage (pages of usage_report/messages with uncached_input_tokens, or the console's CSV with usage_date_utc and usage_output_tokens)";

    public string Convention =>
        "Uncached input, reads of the cache and writes for 5 minutes and for an hour are apart; output includes thinking. Requests are not counted. Buckets are UTC.";

    public string Sample => """
        {"data":[{"starting_at":"2025-08-01T00:00:00Z","ending_at":"2025-08-02T00:00:00Z","results":[
          {"uncached_input_tokens":1500,"cache_creation":{"ephemeral_1h_input_tokens":1000,"ephemeral_5m_input_tokens":500},
           "cache_read_input_tokens":200,"output_tokens":500,"model":"claude-opus-4-6","workspace_id":null,"service_tier":"standard"}]}],
         "has_more":false,"next_page":null}
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.Csv
        ? IsExport(head) && head.Columns.Contains("usageoutputtokens")
        : IsReport(head) && !head.Contains("\"amount\""u8);

    public string? Refuses(FileHead head) =>
        head.Shape == FileShape.Csv && IsExport(head) && !head.Columns.Contains("costusd")
            ? $"this begins like an export of Anthropic's console, but has neither the column usage_output_tokens nor cost_usd; found {string.Join(", ", head.Columns)}"
            : null;

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        if (head.Shape == FileShape.Csv)
        {
            ReadExport(stream, head, sink, ct);
            return;
        }

        var rows = new BucketRows(sink, "anthropic-usage");
        JsonPages.SayIfCutOff(JsonPages.Read(stream, "data", sink, bucket => ReadBucket(bucket, sink, rows), ct), sink);
    }

    internal static bool IsReport(FileHead head) =>
        head.Shape == FileShape.JsonObjects && head.Objects is [var page, ..] && page.Contains("data")
        && head.Objects.Skip(1).Any(o => o.Contains("starting_at") && o.Contains("results"));

    internal static bool IsExport(FileHead head) => head.Columns.Any(c => c.StartsWith("usagedate", StringComparison.Ordinal));

    private static void ReadBucket(JsonFields bucket, RowSink sink, BucketRows rows)
    {
        var (start, end) = (bucket.Time("starting_at"), bucket.Time("ending_at"));
        if (start is not { } from || end is null)
        {
            sink.Reject(bucket.Line, bucket.Fault!);
            return;
        }

        var when = Bucket.Between(from, end);
        foreach (var result in JsonPages.Inside(bucket, "results", sink))
        {
            var tokens = new TokenCounts(
                result.Count("uncached_input_tokens"), result.Count("cache_read_input_tokens"),
                result.Count("cache_creation.ephemeral_5m_input_tokens"), result.Count("cache_creation.ephemeral_1h_input_tokens"),
                Output: result.Count("output_tokens"));
            Put(sink, rows, result, when, tokens, "model", ReportGrouping.None);
        }
    }

    private static void ReadExport(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new BucketRows(sink, "anthropic-usage", repeats: true);
        var date = head.Columns.FirstOrDefault(c => c.StartsWith("usagedate", StringComparison.Ordinal)) ?? "usagedateutc";
        using var csv = new CsvRows(stream, head, sink);
        while (csv.TryRead(ct))
        {
            if (csv.Time(date is "usagedateutc" ? "usage_date_utc" : date) is not { } start)
            {
                sink.Reject(csv.Line, csv.Fault!);
                continue;
            }

            // The hourly export has the hour in a column of its own or in the date; midnight is an hour there too.
            var when = csv.Count("usage_hour_utc") is { } hour and < 24 ? new Bucket(start.DayStart + (hour * 3_600_000_000L), Ledger.Grain.Hour)
                : csv.Text(date)!.Length > 10 ? new Bucket(start.Microseconds, Ledger.Grain.Hour)
                : Bucket.DayOf(start);
            var tokens = new TokenCounts(
                csv.Count("usage_input_tokens_no_cache"), csv.Count("usage_input_tokens_cache_read"),
                csv.Count("usage_input_tokens_cache_write_5m"), csv.Count("usage_input_tokens_cache_write_1h"),
                Output: csv.Count("usage_output_tokens"));
            Put(sink, rows, csv, when, tokens, "model_version", ReportGrouping.Names);
        }
    }

    private static void Put(RowSink sink, BucketRows rows, RowFields row, Bucket when, TokenCounts tokens, string model, ReportGrouping named)
    {
        sink.File.GroupedBy(named | AnthropicFacts.GroupingOf(row, model));
        if (tokens == default)
            row.Blame("no class of tokens is stated, expected at least one of uncached input, read and written cache, output");

        rows.UseOf(
            AnthropicFacts.SpanOf(row.Text("context_window")), row, when, AnthropicFacts.Of(row, row.Text(model)), tokens,
            row.Text("context_window"), row.Text("inference_geo"), row.Text("account_id"), row.Text("service_account_id"), row.Text("usage_type"), row.Text("speed"));
    }
}
