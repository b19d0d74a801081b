using System.Globalization;
using System.Text;

using Dashboard.Core.Reports;
using Dashboard.Core.Reports.Registers;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Reports;

/// <summary>Downloads; reading needs no more than being signed in.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/risk.{format}", RiskAsync);
        routes.MapGet("/reports/dora-b0701.csv", DoraAsync);
        routes.MapGet("/reports/focus.csv", FocusAsync);
    }

    public static string DoraPath(DateOnly asOf) => $"/reports/dora-b0701.csv?asOf={asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    public static string FocusPath(DateOnly asOf) => $"/reports/focus.csv?asOf={asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    public static string RiskPath(string format, DateOnly asOf) => $"/reports/risk.{format}?asOf={asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    private static async Task<FileContentHttpResult> DoraAsync(DateOnly? asOf, DoraRegister register, ReportingDayQuery days, CancellationToken ct)
    {
        var day = asOf ?? (await days.TodayAsync(ct)).Today;
        var (csv, _) = await register.MakeAsync(day, ct);
        return TypedResults.File(Encoding.UTF8.GetBytes(csv), "text/csv; charset=utf-8", $"dora-b0701-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");
    }

    private static async Task<FileStreamHttpResult> FocusAsync(DateOnly? asOf, FocusRegister register, ReportingDayQuery days, CancellationToken ct)
    {
        var day = asOf ?? (await days.TodayAsync(ct)).Today;
        // Whole before the first byte, as every report, and yet not in memory: it is gone when it was sent.
        var made = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await register.WriteAsync(Period.LastDays(day, FocusRegister.Days), made, ct);
            made.Position = 0;
            return TypedResults.File(made, "text/csv; charset=utf-8", $"focus-{FocusRegister.Version}-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> RiskAsync(
        string format, DateOnly? asOf, MakeReport reports, ReportingDayQuery days, CancellationToken ct)
    {
        if (reports.Writer(format) is not { } writer)
            return TypedResults.NotFound();

        var day = asOf ?? (await days.TodayAsync(ct)).Today;
        // Whole before the first byte: a report that fails half-way must not look like a short one.
        using var made = new MemoryStream();
        await reports.RiskAsync(writer, day, made, ct);
        return TypedResults.File(made.ToArray(), writer.ContentType, $"risk-summary-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{format}");
    }
}
