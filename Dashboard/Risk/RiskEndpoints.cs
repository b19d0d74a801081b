using System.Text;

using Dashboard.Core.Marks;
using Dashboard.Core.Reports.Documents;
using Dashboard.Core.Reports.Writers;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Risk;

/// <summary>Downloads of scenarios; reading needs no more than being signed in.</summary>
internal static class RiskEndpoints
{
    public static void MapRisk(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(ScenarioAddress.File, ScenarioAsync);
        routes.MapGet(ScenarioAddress.StressFile, StressAsync);
        routes.MapGet(ScenarioAddress.ComparisonFile, ComparisonAsync);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> ScenarioAsync(
        [FromQuery(Name = "off")] string[]? off, [FromQuery(Name = "price")] string[]? prices, [FromQuery(Name = "retire")] string[]? retired, ScenarioReading reading, CancellationToken ct) =>
        await reading.PlayAsync(new(off ?? [], prices ?? [], retired ?? []), ct) is { } answer
            ? File("scenario.csv",
            [
                ["Workload", "Criticality", "Outcome", "From", "Via", "Cost difference in 30 days, USD", "Lost", "Spend in 30 days, USD", "Spend at risk in 30 days, USD", "Reason"],
                .. answer.Workloads.Select(w => (IEnumerable<object?>)[w.Name, w.Criticality, w.Outcome, w.From, w.Via, w.CostDeltaUsd, string.Join("; ", w.Lost), w.SpendUsd, w.SpendAtRiskUsd, w.Reason]),
            ])
            : TypedResults.NotFound();

    private static async Task<FileContentHttpResult> StressAsync(ScenarioReading reading, CancellationToken ct) => File("stress.csv",
    [
        ["Off", "Stops", "Unknown", "Moves", "Stays", "Spend at risk in 30 days, USD", "Cost difference in 30 days, USD", "Stopped"],
        .. (await reading.ReadAsync(Imagined.Nothing, [], ct)).Stress
            .Select(r => (IEnumerable<object?>)[r.Off, r.Stops, r.Unknown, r.Moves, r.Stays, r.SpendAtRiskUsd, r.CostDeltaUsd, string.Join("; ", r.Stopped)]),
    ]);

    private static async Task<Results<FileContentHttpResult, NotFound>> ComparisonAsync(
        string format, [FromQuery(Name = "compare")] string[]? names, ScenarioReading reading, IEnumerable<IReportWriter> writers, SampleMarksQuery marks, TimeProvider time, CancellationToken ct)
    {
        if (writers.FirstOrDefault(w => w.Format == format) is not { } writer)
            return TypedResults.NotFound();

        var comparison = await reading.CompareAsync(names ?? [], ct);
        using var made = new MemoryStream();
        await writer.WriteAsync(ScenarioComparisonDocument.Of(comparison, reading.Says, time.GetUtcNow().UtcDateTime, await marks.AnyAsync(ct)), made, ct);
        return TypedResults.File(made.ToArray(), writer.ContentType, $"scenarios-compared-{DayFormat.Iso(comparison.AsOf)}.{format}");
    }

    private static FileContentHttpResult File(string name, IEnumerable<IEnumerable<object?>> rows) =>
        TypedResults.File(Encoding.UTF8.GetBytes(Csv.Write(rows)), "text/csv; charset=utf-8", name);
}
