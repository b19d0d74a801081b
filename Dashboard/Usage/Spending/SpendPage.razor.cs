using Dashboard.Core.Usage.Analytics;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Usage.Spending;

/// <summary>What was spent, on whom and on what. Everything that can be chosen stands in the address.</summary>
public sealed partial class SpendPage(SpendViews views, ReportingDayQuery days, UsageFreshnessQuery freshness) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ReportingDay? _day;
    private SpendChoice? _choice;
    private DateTime? _updated;

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery]
    public string? By { get; set; }

    [SupplyParameterFromQuery]
    public string? Split { get; set; }

    [SupplyParameterFromQuery]
    public string? Measure { get; set; }

    [SupplyParameterFromQuery]
    public string? Basis { get; set; }

    [SupplyParameterFromQuery]
    public string? Compare { get; set; }

    [SupplyParameterFromQuery]
    public string? Steps { get; set; }

    [SupplyParameterFromQuery]
    public string[]? Only { get; set; }

    [SupplyParameterFromQuery]
    public string[]? Not { get; set; }

    [SupplyParameterFromQuery]
    public string? Rows { get; set; }

    protected override async Task OnInitializedAsync() => _updated = await freshness.NewestAsync(_leaving.Token);

    protected override async Task OnParametersSetAsync()
    {
        _day = await days.TodayAsync(_leaving.Token);
        _choice = SpendChoice.Read(
            new SpendAddress(Period, From, To) { By = By, Split = Split, Measure = Measure, Basis = Basis, Compare = Compare, Steps = Steps, Only = Only ?? [], Not = Not ?? [], Rows = Rows },
            _day.Today);
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
