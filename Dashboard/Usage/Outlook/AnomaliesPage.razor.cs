using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Outlook.Anomalies;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Usage.Outlook;

/// <summary>Days that cost far more or far less than expected, each with its reason. Everything that can be chosen stands in the address.</summary>
public sealed partial class AnomaliesPage(AnomalyViews views, ReportingDayQuery days) : ComponentBase, IDisposable
{
    private static readonly AnomalyLimits Limits = new();

    private readonly CancellationTokenSource _leaving = new();
    private ReportingDay? _day;
    private PeriodChoice? _period;
    private IReadOnlyList<SpendFilter> _only = [];
    private string? _direction, _kind;

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery]
    public string[]? Only { get; set; }

    [SupplyParameterFromQuery]
    public string? Direction { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _day = await days.TodayAsync(_leaving.Token);
        _only = OutlookAddress.Read(Only ?? []);
        _direction = Direction is "more" or "less" ? Direction : null;
        _kind = Kind is { Length: > 0 } kind && SpendKeys.Parse(kind) is { } key && AnomalyKinds.All.Contains(key) ? key.Name() : null;
        _period = PeriodChoice.Read(Period, From, To, _day.Today);
    }

    private bool Meets(KnownAnomaly anomaly) => (_direction is null || _direction == "more" == anomaly.Found.IsHigh) && (_kind is null || anomaly.Found.Key.Name() == _kind);

    private IReadOnlyList<(string?, string, string)> Directions(PeriodChoice period) =>
        [.. new (string? Key, string Name)[] { (null, "All"), ("more", "More"), ("less", "Less") }.Select(d => (d.Key, d.Name, Address(period, d.Key, _kind)))];

    private IReadOnlyList<(string?, string, string)> Kinds(PeriodChoice period) =>
        [(null, "All", Address(period, _direction, null)), .. AnomalyKinds.All.Select(k => ((string?)k.Name(), AnomalyText.Kind(k), Address(period, _direction, k.Name())))];

    private string Address(PeriodChoice period, string? direction, string? kind) => OutlookAddress.Of(OutlookAddress.Anomalies, period, _only, ("direction", direction), ("kind", kind));

    private static string Words(int count) => count switch { 0 => "No unusual days", 1 => "1 unusual day", _ => $"{AmountFormat.Count(count)} unusual days" };

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
