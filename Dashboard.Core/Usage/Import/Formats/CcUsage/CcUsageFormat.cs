using System.Text.Json;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.CcUsage;

/// <summary>
/// Reports of <c>ccusage --json</c> and of its kin for other agents, by day, week, month, session or block of five hours,
/// in the shapes of all its versions, also as expected outputs of its tests:
/// <code>
/// {"daily":[{"date":"2026-01-02","inputTokens":100,"outputTokens":50,"cacheCreationTokens":10,"cacheReadTokens":5,"totalTokens":165,
///  "totalCost":0.25,"modelsUsed":["…"],"modelBreakdowns":[{"modelName":"…","inputTokens":100,…,"cost":0.25}]}],"totals":{…}}
/// {"projects":{"shop":[{"date":"2026-01-02",…}]}}
/// {"type":"daily","data":[{"date":"Dec 20, 2025","totalTokens":30,"costUSD":0.12}],"summary":{"totalCostUSD":0.12}}
/// </code>
/// Convention: classes are disjoint; what <c>totalTokens</c> has beyond them is thinking; where it is input and output
/// alone, the cache is a part of the input; a bare total counts as output. A report sums up other files: of several in
/// one file only the finest counts, and a day that comes again replaces the one before. Weeks and months stand on
/// their first day.
/// </summary>
internal sealed class CcUsageFormat : IUsageFormat
{
    // A report is held whole; years of days are a few megabytes.
    private const int Largest = 16 << 20;

    private static readonly string[] Kinds = ["daily", "weekly", "monthly", "session", "sessions", "blocks", "projects"];

    public string Name => "ccusage";

    public string LooksFor => "reports of ccusage --json (daily, weekly, monthly, sessions or blocks)";

    public string Convention =>
        "Classes are disjoint; what totalTokens has beyond them is thinking; a bare total counts as output. A report restates what the agents' own files hold: import one or the other.";

    public string Sample => """
        {"daily":[{"date":"2026-01-02","inputTokens":100,"outputTokens":50,"cacheCreationTokens":10,"cacheReadTokens":5,"totalTokens":165,"totalCost":0.25,
         "modelsUsed":["claude-sonnet-4-5"],"modelBreakdowns":[{"modelName":"claude-sonnet-4-5","inputTokens":100,"outputTokens":50,"cacheCreationTokens":10,"cacheReadTokens":5,"cost":0.25}]}],
         "totals":{"inputTokens":100,"outputTokens":50,"cacheCreationTokens":10,"cacheReadTokens":5,"totalTokens":165,"totalCost":0.25}}
        """;

    public bool Fits(FileHead head)
    {
        if (!head.Contains("\"totalTokens\""u8) && !head.Contains("\"costUSD\""u8) && !head.Contains("\"totalCost\""u8))
            return false;

        if (head.Shape == FileShape.Csv)
            return IsSnapshot(head) && (head.Contains("\"date\""u8) || head.Contains("\"month\""u8) || head.Contains("\"week\""u8) || head.Contains("\"lastActivity\""u8))
                && (head.Contains("\"modelsUsed\""u8) || head.Contains("\"models\""u8));

        if (head.Objects is not [var first, ..])
            return false;

        return head.Shape == FileShape.JsonArray
            ? first.Overlaps(["date", "week", "month", "sessionId"]) && first.Overlaps(["totalCost", "costUSD", "totalTokens"]) && first.Contains("inputTokens")
            : first.Overlaps(Kinds) || (first.Contains("type") && first.Contains("data") && Kinds.Any(k => head.Says("type", k)));
    }

    public string? Refuses(FileHead head) => head.Shape == FileShape.Csv && IsSnapshot(head)
        ? "this is the expected output of a test without a report of days in it"
        : null;

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var text = new byte[Largest + 1];
        var length = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        if (length > Largest)
        {
            sink.Reject(1, $"the report is longer than {Largest >> 20} MiB");
            return;
        }

        var report = WithoutFront(text.AsMemory(0, length), out var lines);
        try
        {
            new CcUsageReport(sink).Read(report, lines, ct);
        }
        catch (JsonException e)
        {
            sink.Reject(lines + (e.LineNumber ?? 0), $"not valid JSON, perhaps cut off while it was written: {e.Message}");
        }
        catch (InvalidOperationException e) when (JsonText.IsNotUnicode(e))
        {
            sink.Reject(1, "a text in it is not valid Unicode");
        }
    }

    // Between two lines of dashes stands where the snapshot comes from.
    private static bool IsSnapshot(FileHead head) => head.Bytes.AsSpan().StartsWith("---\n"u8) && head.Contains("\nsource:"u8);

    private static ReadOnlyMemory<byte> WithoutFront(ReadOnlyMemory<byte> text, out long lines)
    {
        lines = 1;
        if (text.Span.StartsWith("\uFEFF"u8))
            text = text[3..];

        if (!text.Span.StartsWith("---\n"u8) || text.Span[4..].IndexOf("\n---\n"u8) is var end && end < 0)
            return text;

        lines += text.Span[..(end + 9)].Count((byte)'\n');
        return text[(end + 9)..];
    }
}
