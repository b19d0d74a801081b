using System.Security.Cryptography;
using System.Text.Json;

using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors.OpenAi;

namespace Dashboard.Core.Usage.Connectors.LiteLlm;

/// <summary>The three ways in which LiteLLM tells of a day, the fullest first.</summary>
internal static class LiteLlmPages
{
    private const string LogsFormat = "litellm", DailyFormat = "litellm-daily";
    private const string Hint = "The day stays as it was; the next sync asks again.";

    /// <summary><c>/spend/logs/v2</c>: pages of rows. The count is capped at 10,000, the pages are not: the last one is short.</summary>
    public static async Task<DayAnswer> KeepLogsAsync(Fetching fetching, DateOnly day, int size, CancellationToken ct)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var number = 1; ; number++)
        {
            using var page = await fetching.AskAsync(
                $"spend/logs/v2?start_date={DayRange.Text(day)}%2000:00:00&end_date={DayRange.Text(day.AddDays(1))}%2000:00:00&page={number}&page_size={size}", ct);
            if (number == 1 && IsUnknown(page.Status))
                return new(null, NotThere: true);

            if (page.Trouble is not null)
                return new(page.Trouble);

            if (Probes.Items(page.Json!.RootElement, "data") is not { } rows)
                return new(Fetching.Unreadable("JSON that is no page of spend logs"));

            if (rows > 0 && !seen.Add(Convert.ToHexString(SHA256.HashData(page.Body.Span))))
                return new(new(FeedState.BrokenPaging, $"Page {number} of the spend logs is the same as one before it. {Hint}"));

            if (rows > 0)
                await fetching.KeepAsync("spend logs", LogsFormat, page.Body, ct);

            var root = page.Json.RootElement;
            var told = root.TryGetProperty("total_is_capped", out var cap) && cap.ValueKind is JsonValueKind.True ? null : Number(root, "total_pages");
            if (rows == 0 && number < told)
                return new(new(FeedState.BrokenPaging, $"The spend logs end at page {number} of {told}. {Hint}"));

            // A proxy may give smaller pages than it was asked for.
            if (told is { } last ? number >= last : rows < Math.Min(size, Number(root, "page_size") ?? size))
                return new(null);
        }
    }

    /// <summary><c>/spend/logs</c> of older proxies: one page, cut off after its newest 10,000 rows.</summary>
    public static async Task<DayAnswer> KeepOldLogsAsync(Fetching fetching, DateOnly day, CancellationToken ct)
    {
        using var page = await fetching.AskAsync($"spend/logs?start_date={DayRange.Text(day)}&end_date={DayRange.Text(day.AddDays(1))}&summarize=false", ct);
        if (IsUnknown(page.Status))
            return new(null, NotThere: true);

        if (page.Trouble is not null)
            return new(page.Trouble);

        // Cut off: the daily sums are whole.
        if (page.Headers!.All.TryGetValue("x-litellm-spend-logs-truncated", out var cut) && !cut.Equals("false", StringComparison.OrdinalIgnoreCase))
            return new(null, NotThere: true);

        if (page.Json!.RootElement.ValueKind is not JsonValueKind.Array)
            return new(Fetching.Unreadable("JSON that is no list of spend logs"));

        if (page.Json.RootElement.GetArrayLength() > 0)
            await fetching.KeepAsync("spend logs", LogsFormat, page.Body, ct);

        return new(null);
    }

    /// <summary><c>/user/daily/activity</c>: sums by model and key.</summary>
    public static async Task<Trouble?> KeepDailyAsync(Fetching fetching, DateOnly day, int size, CancellationToken ct)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var number = 1; ; number++)
        {
            using var page = await fetching.AskAsync(Daily(day, number, size), ct);
            if (page.Trouble is not null)
                return page.Trouble;

            var root = page.Json!.RootElement;
            if (Probes.Items(root, "results") is not { } rows)
                return Fetching.Unreadable("JSON that is no daily activity");

            if (rows > 0 && !seen.Add(Convert.ToHexString(SHA256.HashData(page.Body.Span))))
                return new(FeedState.BrokenPaging, $"Page {number} of the daily activity is the same as one before it. {Hint}");

            if (rows > 0)
                await fetching.KeepAsync("daily activity", DailyFormat, page.Body, ct);

            var more = root.TryGetProperty("metadata", out var meta) && meta.ValueKind is JsonValueKind.Object && meta.TryGetProperty("has_more", out var has) && has.ValueKind is JsonValueKind.True;
            if (!more)
                return null;

            if (rows == 0)
                return new(FeedState.BrokenPaging, $"Page {number} of the daily activity is empty and says that there is more. {Hint}");
        }
    }

    // Both days belong to the range, and the days are UTC.
    public static string Daily(DateOnly day, int number, int size) =>
        $"user/daily/activity?start_date={DayRange.Text(day)}&end_date={DayRange.Text(day)}&page={number}&page_size={size}";

    /// <summary>The requests of a day; null when it is no daily activity.</summary>
    public static long? DailyTotal(JsonElement root) =>
        Probes.Items(root, "results") is null ? null : root.TryGetProperty("metadata", out var meta) && meta.ValueKind is JsonValueKind.Object ? Number(meta, "total_api_requests") ?? 0 : 0;

    // What a proxy answers about an address it does not have, or not for this method.
    private static bool IsUnknown(int? status) => status is 404 or 405;

    private static long? Number(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}

/// <summary>How asking for a day went.</summary>
/// <param name="NotThere">This way is closed; another one may be open.</param>
internal sealed record DayAnswer(Trouble? Trouble, bool NotThere = false);
