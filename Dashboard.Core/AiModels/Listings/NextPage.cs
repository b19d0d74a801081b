using System.Text.Json;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>Where a listing goes on: a query to add to the address asked, or an address of the same host. Neither: it does not say.</summary>
public sealed record NextPage(string? Query, string? Address = null)
{
    /// <summary>Null when the answer is whole. Anthropic: <c>has_more</c>; Google: <c>nextPageToken</c>; Cohere: <c>next_page_token</c>; Azure: <c>nextLink</c>.</summary>
    internal static NextPage? Of(JsonElement root)
    {
        if (ListingReader.Member(root, "has_more").ValueKind is JsonValueKind.True)
            return new(Text(root, "last_id") is { } last ? $"after_id={Uri.EscapeDataString(last)}" : null);

        if (Text(root, "nextPageToken") is { } google)
            return new($"pageToken={Uri.EscapeDataString(google)}");

        if (Text(root, "next_page_token") is { } cohere)
            return new($"page_token={Uri.EscapeDataString(cohere)}");

        return Text(root, "nextLink") is { } link ? new(null, link) : null;
    }

    /// <summary>The next page's address; null when it would lead to another host, which must not see the key.</summary>
    public Uri? After(Uri first)
    {
        if (Address is not null)
            return Uri.TryCreate(Address, UriKind.Absolute, out var next) && next.GetLeftPart(UriPartial.Authority) == first.GetLeftPart(UriPartial.Authority) ? next : null;

        return new UriBuilder(first) { Query = first.Query.Length > 1 ? $"{first.Query[1..]}&{Query}" : Query }.Uri;
    }

    private static string? Text(JsonElement root, string name) =>
        ListingReader.Member(root, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;
}
