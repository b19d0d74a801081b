using System.Text;

using Dashboard.Core.Risk.Retirement;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.AiModels;

/// <summary>The radar as a file for calendars.</summary>
internal static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder routes) => routes.MapGet("/models/retirements.ics", CalendarAsync);

    private static async Task<FileContentHttpResult> CalendarAsync(RetirementRadarQuery radar, TimeProvider time, CancellationToken ct) =>
        TypedResults.File(
            Encoding.UTF8.GetBytes(RetirementCalendar.Write(await radar.ListAsync(ct), time.GetUtcNow().UtcDateTime)), "text/calendar; charset=utf-8", "retirements.ics");
}
