using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Outlook.Anomalies;

namespace Dashboard.Core.Alerts.Rules;

/// <summary>
/// Unusual days of the last week. Once for each subject and day: what restated data makes come and go is not told again
/// unless it became half as large again.
/// </summary>
public sealed class SpendAnomalyRule(AnomaliesQuery anomalies, ReportingDayQuery days) : IAlertRule
{
    private const int Days = 7;

    public string Id => "spend-anomaly";

    public async Task<IReadOnlyList<AlertCandidate>> AskAsync(CancellationToken ct)
    {
        var week = Period.LastDays((await days.TodayAsync(ct)).Today, Days);
        return [.. (await anomalies.ListAsync(week, [], ct)).Where(a => a.Rings && week.Contains(a.Found.Day)).Select(Of)];
    }

    private static AlertCandidate Of(KnownAnomaly anomaly)
    {
        var found = anomaly.Found;
        var day = found.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var again = anomaly.Times > 1 ? $"#{anomaly.Times}" : "";
        return new AlertCandidate(
            $"{found.Key.Name()}:{found.Value}:{day}{again}",
            LevelOf(found),
            AnomalyText.Title(found),
            AnomalyText.Explanation(found),
            $"/spend/anomalies?only={Uri.EscapeDataString($"{found.Key.Name()}:{found.Value}")}&from={day}&to={found.Until.AddDays(1):yyyy-MM-dd}");
    }

    private static Level LevelOf(FoundAnomaly found) =>
        !found.IsHigh ? Level.Low : found.Difference >= 100 && found.Usd >= 3 * found.Expected ? Level.High : Level.Medium;
}
