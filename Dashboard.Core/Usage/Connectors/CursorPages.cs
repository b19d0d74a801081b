using System.Globalization;
using System.Text.Json;

using Dashboard.Core.Usage.Connections;

namespace Dashboard.Core.Usage.Connectors;

/// <summary>
/// Follows pages of buckets from cursor to cursor, as OpenAI and Anthropic give them:
/// <code>{"data":[{"start_time":1763942400,"end_time":1764028800,"results":[]}],"has_more":true,"next_page":"page_AAAA"}</code>
/// Both have been seen to say that there is more without saying where, and to lead in a circle.
/// </summary>
internal static class CursorPages
{
    private const string Hint = "The days stay as they were; the next sync asks again.";

    public static async Task<Trouble?> KeepAsync(Fetching fetching, string part, string format, string pathAndQuery, CancellationToken ct)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var told = new BucketCover();
        string? cursor = null;
        while (true)
        {
            using var page = await fetching.AskAsync(cursor is null ? pathAndQuery : $"{pathAndQuery}&page={Uri.EscapeDataString(cursor)}", ct);
            if (page.Trouble is not null)
                return page.Trouble;

            var root = page.Json!.RootElement;
            if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("data", out var data) || data.ValueKind is not JsonValueKind.Array
                || !root.TryGetProperty("has_more", out var more) || more.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                return Fetching.Unreadable("JSON that is no page of buckets");

            if (told.Add(data) is { } fault)
                return new(FeedState.BrokenPaging, $"The pages of {part} {fault}. {Hint}");

            await fetching.KeepAsync(part, format, page.Body, ct);
            if (more.ValueKind is JsonValueKind.False)
                return null;

            cursor = root.TryGetProperty("next_page", out var next) && next.ValueKind is JsonValueKind.String ? next.GetString() : null;
            if (string.IsNullOrEmpty(cursor))
                return new(FeedState.BrokenPaging, $"Page {seen.Count + 1} of {part} says that there is more, and not where. {Hint}");

            if (!seen.Add(cursor))
                return new(FeedState.BrokenPaging, $"The pages of {part} lead in a circle: the same next page was named twice. {Hint}");
        }
    }
}

/// <summary>Whether buckets follow each other: a hole between them is a page that got lost.</summary>
internal sealed class BucketCover
{
    private DateTimeOffset? _end;

    /// <summary>What is wrong; null when they follow.</summary>
    public string? Add(JsonElement buckets)
    {
        foreach (var bucket in buckets.EnumerateArray())
        {
            if (bucket.ValueKind is not JsonValueKind.Object || Instant(bucket, "start_time", "starting_at") is not { } start || Instant(bucket, "end_time", "ending_at") is not { } end)
                return "hold a bucket without its times";

            if (_end is { } last && start > last)
                return $"leave out {last.UtcDateTime:yyyy-MM-dd HH:mm} to {start.UtcDateTime:yyyy-MM-dd HH:mm} UTC";

            if (_end is { } before && start < before)
                return $"tell of {start.UtcDateTime:yyyy-MM-dd HH:mm} UTC twice";

            _end = end;
        }

        return null;
    }

    private static DateTimeOffset? Instant(JsonElement bucket, string unix, string text)
    {
        if (bucket.TryGetProperty(unix, out var number) && number.ValueKind is JsonValueKind.Number && number.TryGetInt64(out var seconds) && seconds is >= 0 and < 253_402_300_800)
            return DateTimeOffset.FromUnixTimeSeconds(seconds);

        return bucket.TryGetProperty(text, out var written) && written.ValueKind is JsonValueKind.String
            && DateTimeOffset.TryParse(written.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }
}
