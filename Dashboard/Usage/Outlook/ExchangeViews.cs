using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Exchanges;

namespace Dashboard.Usage.Outlook;

/// <summary>Exchanges of user actions with what workloads are called.</summary>
public sealed class ExchangeViews(ExchangesQuery exchanges, OutlookNames names)
{
    public async Task<ExchangeView> LoadAsync(Period period, IReadOnlyList<SpendFilter> only, CancellationToken ct)
    {
        var report = await exchanges.AskAsync(period, only, ct);
        var called = await names.LoadAsync(ct);
        return new ExchangeView(report, called, ExchangeCharts.Sizes(report, called), ExchangeCharts.Weeks(report, called));
    }
}

/// <summary>What the page of exchanges shows.</summary>
public sealed record ExchangeView(ExchangesReport Report, Func<SpendKey, string?, string> Names, Kit.Charts.ChartModel Sizes, Kit.Charts.ChartModel Weeks);
