using System.Collections.Frozen;

namespace Dashboard.Core.Outbound;

/// <summary>The headers of an answer: the ones everybody needs by name, the rest in <see cref="All"/> (names in any case).</summary>
public sealed record AnswerHeaders(
    string? ETag,
    DateTime? LastModified,
    string? ContentType,
    TimeSpan? RetryAfter,
    IReadOnlyDictionary<string, string> All)
{
    internal static AnswerHeaders Read(HttpResponseMessage response, DateTimeOffset now, TimeSpan retryAfterCap) => new(
        response.HeaderText("ETag"),
        response.Content.Headers.LastModified?.UtcDateTime,
        response.HeaderText("Content-Type"),
        Turns.RetryAfter.Read(response.HeaderText("Retry-After"), now, retryAfterCap),
        // Cookies are never sent back, so nobody may keep them.
        response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(h => !h.Key.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            .ToFrozenDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
}
