using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

using Dashboard.Core.AiModels.Answers;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>Where a listing goes on.</summary>
public abstract partial record NextPage
{
    // Where answers put what they say of their pages, besides beside the list.
    private static readonly string[] Places = ["pagination", "meta", "paging", "page_info", "pageInfo", "result_info", "links", "_links"];

    private static readonly string[] Addresses = ["@odata.nextLink", "nextLink", "next_link", "next", "next_url", "nextUrl", "next_page_url", "nextPageUrl"];

    // What an answer calls it, and what a question does: Google, Cohere, Amazon, and the usual names of cursors and numbers.
    private static readonly (string Answer, string Question)[] Tokens =
    [
        ("nextPageToken", "pageToken"), ("next_page_token", "page_token"), ("nextToken", "nextToken"), ("NextToken", "NextToken"), ("next_token", "next_token"),
        ("next_cursor", "cursor"), ("nextCursor", "cursor"), ("next", "cursor"), ("next_page", "page"), ("nextPage", "page"),
    ];

    private static readonly string[] Marks = ["has_more", "hasMore", "has_next", "hasNext", "has_next_page", "hasNextPage", "is_truncated", "isTruncated"];
    private static readonly string[] Totals = ["total", "total_count", "totalCount", "total_size", "totalSize", "total_items", "totalItems", "count"];

    private NextPage()
    {
    }

    /// <summary>The same address with one more word in its query.</summary>
    public sealed record Asked(string Name, string Value) : NextPage;

    public sealed record At(string Address) : NextPage;

    /// <summary>There is more, and the answer does not say where.</summary>
    public sealed record Unsaid : NextPage;

    /// <summary>Null when the answer says nothing of another page.</summary>
    internal static NextPage? Of(JsonElement root)
    {
        var places = PlacesIn(root).ToList();
        var marks = places.SelectMany(p => Marks.Select(m => Fields.Member(p, m).ValueKind)).ToList();
        if (marks.Contains(JsonValueKind.True))
            return places.Select(Said).FirstOrDefault(p => p is not null) ?? Last(root) ?? new Unsaid();

        return marks.Contains(JsonValueKind.False) ? null
            : places.Select(Said).FirstOrDefault(p => p is not null) ?? (places.Any(Hints) ? new Unsaid() : null);
    }

    /// <summary><c>Link: &lt;https://host/models?cursor=x&gt;; rel="next"</c>, as Hugging Face does it.</summary>
    internal static NextPage? OfHeader(string? link) => link is not null && LinkNext().Match(link) is { Success: true } next ? new At(next.Groups["address"].Value) : null;

    /// <summary>How many there are in all; null when the answer does not say.</summary>
    internal static long? Total(JsonElement root) =>
        PlacesIn(root).SelectMany(p => Totals.Select(t => Fields.Member(p, t))).Max(t => t.ValueKind is JsonValueKind.Number && t.TryGetInt64(out var total) ? total : (long?)null);

    /// <summary>The next page's address; null when it would lead to another host, which must not see the key.</summary>
    public Uri? After(Uri first)
    {
        switch (this)
        {
            case At at:
                return Uri.TryCreate(first, at.Address, out var next) && next.UserInfo.Length == 0 && next.GetLeftPart(UriPartial.Authority) == first.GetLeftPart(UriPartial.Authority) ? next : null;
            case Asked asked:
                var kept = first.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(q => q.Split('=')[0] != asked.Name);
                return new UriBuilder(first) { Query = string.Join('&', [.. kept, $"{asked.Name}={Uri.EscapeDataString(asked.Value)}"]) }.Uri;
            default:
                return null;
        }
    }

    private static IEnumerable<JsonElement> PlacesIn(JsonElement root) =>
        [root, .. Places.Select(p => Fields.Member(root, p)), Fields.Member(Fields.Member(root, "meta"), "pagination"), Fields.Member(Fields.Member(root, "links"), "pages")];

    private static NextPage? Said(JsonElement place)
    {
        var address = Addresses.Select(name => Fields.Text(place, name) ?? Fields.Text(Fields.Member(place, name), "href")).FirstOrDefault(IsAddress);
        if (address is not null)
            return new At(address);

        var (question, value) = Tokens.Select(t => (t.Question, Value: TokenIn(place, t.Answer))).FirstOrDefault(t => t.Value is not null);
        if (value is not null)
            return new Asked(question, value);

        // Cloudflare: {"page":1,"total_pages":3}
        return NumberIn(place, "page") is { } page && (NumberIn(place, "total_pages") ?? NumberIn(place, "totalPages")) > page
            ? new Asked("page", (page + 1).ToString(CultureInfo.InvariantCulture)) : null;
    }

    // A word that we do not know and that speaks of more: "NextMarker":"x", "continuationToken":"y".
    private static bool Hints(JsonElement place) => place.ValueKind is JsonValueKind.Object && place.EnumerateObject().Any(m =>
        (m.Name.Contains("next", StringComparison.OrdinalIgnoreCase) || m.Name.Contains("continu", StringComparison.OrdinalIgnoreCase))
        && m.Value is { ValueKind: JsonValueKind.True or JsonValueKind.String } value && (value.ValueKind is JsonValueKind.True || value.GetString() is { Length: > 0 }));

    // Anthropic asks for after_id; those who follow OpenAI's lists ask for after.
    private static NextPage? Last(JsonElement root) =>
        TokenIn(root, "last_id") is { } last ? new Asked(Fields.Text(root, "object") is "list" ? "after" : "after_id", last) : null;

    private static string? TokenIn(JsonElement place, string name) => Fields.Member(place, name) switch
    {
        { ValueKind: JsonValueKind.String } value when value.GetString() is { Length: > 0 and <= 2000 } text => text,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) && number > 0 => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static long? NumberIn(JsonElement place, string name) =>
        Fields.Member(place, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) && number is > 0 and < 100_000 ? number : null;

    private static bool IsAddress(string? text) => text is { Length: > 0 and <= 4000 } && (text[0] is '/' or '?' || text.Contains("://", StringComparison.Ordinal));

    [GeneratedRegex("""<(?<address>[^>]+)>\s*;[^,<]*\brel="?next\b""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex LinkNext();
}
