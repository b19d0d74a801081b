using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.OpenAi;

/// <summary>The usage export of OpenAI's dashboard: the results of the API as columns.</summary>
internal static class OpenAiUsageCsv
{
    public static void Read(Stream stream, FileHead head, RowSink sink, OpenAiUsageRows rows, CancellationToken ct)
    {
        using var csv = new CsvRows(stream, head, sink, mayLack: 1);
        var totals = new OpenAiTotals(sink, rows);
        while (csv.TryRead(ct))
        {
            var (start, end) = (csv.Count("start_time"), csv.Count("end_time"));
            if (start is not { } from || end is not { } until || until <= from || !Utf8Values.TryUnixSeconds(from, out var at))
            {
                sink.Reject(csv.Line, csv.Fault ?? "start_time or end_time is empty or out of order, expected seconds since 1970");
                continue;
            }

            var result = OpenAiResult.Of(csv, KindOf(csv));
            var grain = (until - from) switch { <= 60 => Grain.Minute, <= 3600 => Grain.Hour, _ => Grain.Day };
            var bucket = new Bucket(at, grain);
            if (until - from > 86400)
                sink.Reject(csv.Line, $"the bucket is {until - from} seconds long, expected a minute, an hour or a day");
            else if (result.IsEmpty)
                sink.Skip();
            else if (result.HasNoDimension)
                totals.Hold(result, csv.Line, bucket, csv.Text("organization_id"));
            else
                totals.Pass(result, csv.Line, bucket, csv.Text("organization_id"));
        }

        totals.End();
    }

    // Each kind of usage has an export of its own; only some columns tell which.
    private static string KindOf(CsvRows csv) =>
        csv.Has("characters") ? "audio_speeches"
        : csv.Has("seconds") ? "audio_transcriptions"
        : csv.Has("images") ? "images"
        : csv.Has("usage_bytes") ? "vector_stores"
        : csv.Has("num_sessions") ? "code_interpreter_sessions"
        : csv.Has("output_tokens") || csv.Has("input_cached_tokens") ? "completions"
        : "embeddings";
}
