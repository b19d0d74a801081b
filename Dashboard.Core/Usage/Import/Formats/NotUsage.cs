using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats;

/// <summary>Files that people find beside usage and that hold none: each is told what it is, not merely that it fits nothing.</summary>
internal static class NotUsage
{
    private static readonly (Func<FileHead, bool> Is, string Reason)[] Known =
    [
        (h => h.HasObject("transcript_path", "session_id"),
            "this is what Claude Code tells its status line: a snapshot of one session, which its transcript holds in full; import the transcript"),
        (h => h.HasObject("timeSeries") && h.Contains("quota"u8), "these are Google Cloud's quota limits and how far they are used up, not usage of models"),
        (h => h.HasObject("status", "data") && h.Contains("\"result\""u8) && h.Contains("\"value\""u8), "this is an answer of Prometheus: one figure without model and tokens"),
        (IsGrokPlan, "this is the state of a Grok plan: shares and limits, not usage of models"),
        (h => h.Contains("input_cost_per_token"u8), "this is a list of model prices, not usage"),
        (h => h.HasObject("type", "properties") && !h.HasObject("timestamp"), "this is a JSON schema: it describes what data look like and holds none"),
        (h => h.HasObject("schemaVersion", "familyAlias"), "this describes other files and holds no usage itself"),
        (h => h.Shape == FileShape.Csv && h.Bytes.AsSpan().StartsWith("# "u8), "this is a text in Markdown, not data"),
        (h => h.Shape == FileShape.Csv && h.Bytes.AsSpan().StartsWith("---\n"u8) && !h.Contains("\nsource:"u8), "this is a text with a front matter, not data"),
        (h => h.Shape is FileShape.JsonObjects or FileShape.JsonArray && h.Objects.All(o => o.Count == 0) && !h.Contains("[]"u8) && h.Bytes.Length > 2,
            "the content begins like JSON and is not"),
    ];

    /// <summary>Null when nobody knows it.</summary>
    public static string? Says(FileHead head) => Known.FirstOrDefault(k => k.Is(head)).Reason;

    private static bool IsGrokPlan(FileHead head) =>
        (head.HasObject("config") && (head.Contains("\"creditUsagePercent\""u8) || head.Contains("\"onDemandCap\""u8) || head.Contains("\"currentPeriod\""u8) || head.Contains("\"subscriptionTier\""u8)))
        || (head.HasObject("usage") && head.Contains("\"totalUsed\""u8) && head.Contains("\"val\""u8))
        || head.HasObject("monthlyLimit", "billingCycle");
}
