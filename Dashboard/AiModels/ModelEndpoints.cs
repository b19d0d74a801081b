using System.Text;

using Dashboard.Core.Alerts.Channels.Feed;
using Dashboard.Core.Risk.Retirement;

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Dashboard.AiModels;

/// <summary>The radar for calendars: as a file for people, as a feed for whoever holds the key of the alert feed.</summary>
internal static class ModelEndpoints
{
    private const string Calendar = "text/calendar; charset=utf-8";

    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/models/retirements.ics", FileAsync);
        routes.MapGet("/feeds/lifecycle.ics", FeedAsync).AllowAnonymous();
    }

    private static async Task<FileContentHttpResult> FileAsync(RetirementRadarQuery radar, TimeProvider time, CancellationToken ct) =>
        TypedResults.File(await WriteAsync(radar, time, ct), Calendar, "retirements.ics");

    // A wrong key and no key are answered alike: as an address that does not exist is.
    private static async Task<Results<FileContentHttpResult, NotFound>> FeedAsync(string? key, HttpContext context, AlertFeed feed, RetirementRadarQuery radar, TimeProvider time, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(key) || !await feed.OpensAsync(key, ct))
            return TypedResults.NotFound();

        context.Response.Headers[HeaderNames.CacheControl] = "private, max-age=3600";
        return TypedResults.File(await WriteAsync(radar, time, ct), Calendar);
    }

    private static async Task<byte[]> WriteAsync(RetirementRadarQuery radar, TimeProvider time, CancellationToken ct) =>
        Encoding.UTF8.GetBytes(RetirementCalendar.Write(await radar.ListAsync(ct), time.GetUtcNow().UtcDateTime));
}
