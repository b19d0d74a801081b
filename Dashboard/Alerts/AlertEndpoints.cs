using System.Globalization;

using Dashboard.Core.Alerts.Channels.Feed;

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Alerts;

/// <summary>The feed of alerts: open to whoever holds its key, since feed readers cannot sign in.</summary>
internal static class AlertEndpoints
{
    public static void MapAlerts(this IEndpointRouteBuilder routes) => routes.MapGet("/feeds/alerts.atom", FeedAsync).AllowAnonymous();

    // A wrong key and no key are answered alike: as an address that does not exist is, with the way to sign in.
    private static async Task<Results<FileContentHttpResult, NotFound>> FeedAsync(string? key, HttpContext context, AlertFeed feed, CancellationToken ct)
    {
        var here = new Uri(string.Create(CultureInfo.InvariantCulture, $"{context.Request.Scheme}://{context.Request.Host}"));
        if (string.IsNullOrEmpty(key) || await feed.ReadAsync(key, here, ct) is not { } document)
            return TypedResults.NotFound();

        context.Response.Headers[HeaderNames.CacheControl] = "private, max-age=300";
        return TypedResults.File(document.Bytes, "application/atom+xml; charset=utf-8", lastModified: new DateTimeOffset(DateTime.SpecifyKind(document.UpdatedAt, DateTimeKind.Utc)));
    }
}
