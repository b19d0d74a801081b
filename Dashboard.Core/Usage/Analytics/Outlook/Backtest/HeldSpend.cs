using System.Globalization;

using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Analytics.Outlook.Backtest;

/// <summary>The spend that the ledger holds as series of days, the sample workspace's as well as one's own.</summary>
public sealed class HeldSpend(SpendQuery spend, ReportingDayQuery days)
{
    public async Task<IReadOnlyList<SpendSeries>> ListAsync(CancellationToken ct)
    {
        var today = (await days.TodayAsync(ct)).Today;
        var period = Period.LastDays(today.AddDays(-1), 600);
        List<SpendSeries> series = [];
        foreach (var key in (SpendKey?[])[null, SpendKey.Provider, SpendKey.Model, SpendKey.Workload])
        {
            var answer = await spend.AskAsync(new SpendQuestion(period, key is { } by ? [SpendKey.Day, by] : [SpendKey.Day]), ct);
            foreach (var group in answer.Rows.GroupBy(r => key is null ? "" : r.Keys[1] ?? ""))
            {
                var amounts = group.ToDictionary(r => DateOnly.ParseExact(r.Keys[0]!, "yyyy-MM-dd", CultureInfo.InvariantCulture), r => r.Figures.CostUsd ?? 0);
                if (amounts.Count == 0)
                    continue;

                var first = amounts.Keys.Min();
                series.Add(new SpendSeries(
                    key is { } name ? $"own, {name.Name()}" : "own, in all",
                    [.. Enumerable.Range(0, today.DayNumber - first.DayNumber).Select(first.AddDays).Select(d => new DayAmount(d, amounts.GetValueOrDefault(d)))]));
            }
        }

        return series;
    }
}
