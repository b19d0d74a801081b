using System.Text.Json;

using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.RollUps;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics.Outlook.Anomalies;

/// <summary>Unusual days that were found, the latest first.</summary>
public sealed class AnomaliesQuery(IDbContextFactory<DashboardStore> stores)
{
    /// <param name="only">An anomaly meets a filter when it is about that subject, or when more than half of it happened there.</param>
    public async Task<IReadOnlyList<KnownAnomaly>> ListAsync(Period period, IReadOnlyList<SpendFilter> only, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var (from, until) = (period.From, period.Until);
        // A run that began before and goes on into the period belongs to it.
        var rows = await store.SpendAnomalies().AsNoTracking().Where(a => a.Holds && a.Until >= from && a.Day < until).ToListAsync(ct);
        var filters = new SpendFilters(only);
        return
        [
            .. rows.Select(Of).Where(a => filters.Allow((key, value) => Meets(a.Found, key, value)))
                .OrderByDescending(a => a.Found.Day).ThenByDescending(a => Math.Abs(a.Found.Difference)),
        ];
    }

    private static bool Meets(FoundAnomaly anomaly, SpendKey key, string? value) =>
        (anomaly.Key == key && anomaly.Value == value) || anomaly.Parts.Any(p => p.Key == key && p.Value == value && p.Part > 0.5);

    private static KnownAnomaly Of(SpendAnomaly row)
    {
        var details = JsonSerializer.Deserialize<AnomalyDetails>(row.Details)!;
        var found = new FoundAnomaly(row.Key, row.Value.Length == 0 ? null : row.Value, row.Day, row.Until, Money.FromNanos(row.Nanos), Money.FromNanos(row.ExpectedNanos))
        {
            Deviations = row.Deviations,
            Cause = details.Cause,
            Parts = details.Parts,
            Trend = details.Trend,
        };
        return new KnownAnomaly(row.Id, found, row.FoundAt, !row.IsQuiet, row.Times);
    }
}

/// <summary>An anomaly with its history.</summary>
/// <param name="Rings">Whether it may raise an alert: false when it came back after having been told.</param>
/// <param name="Times">How often it was told; more than once when it became much larger.</param>
public sealed record KnownAnomaly(int Id, FoundAnomaly Found, DateTime FoundAt, bool Rings, int Times);
