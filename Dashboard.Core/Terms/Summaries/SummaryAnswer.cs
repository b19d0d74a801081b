using System.Text.Json;

using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;

namespace Dashboard.Core.Terms.Summaries;

/// <summary>Keeps of a model's answer what quotes the change, and nothing else. Pure.</summary>
public static class SummaryAnswer
{
    private const int MostPoints = 6;
    private const int LongestText = 500;
    private const int FewestWords = 3;

    /// <summary>The points that hold and how many were dropped; null when the answer has not the form asked for.</summary>
    public static (IReadOnlyList<SummaryPoint> Points, int Dropped)? Read(string answer, IReadOnlyList<ClauseChange> changes)
    {
        // Small models like to put a fence or a sentence around what they were asked for.
        var (from, to) = (answer.IndexOf('{', StringComparison.Ordinal), answer.LastIndexOf('}'));
        if (from < 0 || to < from || Parse(answer[from..(to + 1)]) is not { } said)
            return null;

        var sentences = changes.SelectMany(c => new[] { c.Before, c.After }).OfType<string>().Select(s => $" {Key(s)} ").ToList();
        var kept = said.Where(p => Stands(p.Quote, sentences)).Take(MostPoints).ToList();
        return (kept, said.Count - kept.Count);
    }

    private static bool Stands(string quote, List<string> sentences) =>
        Key(quote) is var key && key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords
        && sentences.Exists(s => s.Contains($" {key} ", StringComparison.Ordinal));

    private static string Key(string text) => Wording.Of(text).ToLowerInvariant();

    private static List<SummaryPoint>? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("points", out var points) || points.ValueKind != JsonValueKind.Array)
                return null;

            return [.. points.EnumerateArray().Select(p => new SummaryPoint(Text(p, "statement"), Text(p, "quote"))).Where(p => p.Statement.Length > 0)];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(JsonElement point, string field) =>
        point.ValueKind == JsonValueKind.Object && point.TryGetProperty(field, out var text) && text.ValueKind == JsonValueKind.String
            ? new string([.. text.GetString()!.Where(c => !char.IsControl(c)).Take(LongestText)]).Trim()
            : "";
}
