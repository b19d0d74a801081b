using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Usage.Outlook;

/// <summary>How many exchanges user actions make, by workload, against what is usual. Period and filters stand in the address.</summary>
public sealed partial class ExchangesPage(ExchangeViews views, ReportingDayQuery days) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ReportingDay? _day;
    private PeriodChoice? _period;
    private IReadOnlyList<SpendFilter> _only = [];

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery]
    public string[]? Only { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _day = await days.TodayAsync(_leaving.Token);
        _only = OutlookAddress.Read(Only ?? []);
        _period = PeriodChoice.Read(Period, From, To, _day.Today);
    }

    private void Pick(string? workload) =>
        Navigation.NavigateTo(OutlookAddress.Of(OutlookAddress.Exchanges, _period!, [new SpendFilter(SpendKey.Workload, workload is { Length: > 0 } ? workload : null)]));

    private static string Waiting(int days) => days == 1 ? "The exchanges of one day are yet to be counted." : $"The exchanges of {AmountFormat.Count(days)} days are yet to be counted.";

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
