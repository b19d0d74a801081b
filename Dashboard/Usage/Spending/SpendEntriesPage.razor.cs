using System.Globalization;

using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Entries;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Usage.Spending;

/// <summary>The entries behind a figure of spend: the same period and filters, newest first, page by page.</summary>
public sealed partial class SpendEntriesPage(EntriesQuery entries, ReportingDayQuery days, SpendNames names) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ReportingDay? _day;
    private SpendChoice? _choice;
    private SpendBasis? _without;
    private EntriesQuestion? _question;
    private string? _key;
    private Func<SpendKey, string?, string>? _name;

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery]
    public string[]? Only { get; set; }

    [SupplyParameterFromQuery]
    public string[]? Not { get; set; }

    /// <summary>Only entries without a cost of this basis.</summary>
    [SupplyParameterFromQuery]
    public string? Without { get; set; }

    /// <summary>Only entries older than the one of this number.</summary>
    [SupplyParameterFromQuery]
    public string? Before { get; set; }

    [SupplyParameterFromQuery]
    public string? After { get; set; }

    private string Suffix => _without is null ? "" : $"&without={Without}";

    protected override async Task OnParametersSetAsync()
    {
        _name ??= await names.ForAsync(Enum.GetValues<SpendKey>(), _leaving.Token);
        _day = await days.TodayAsync(_leaving.Token);
        _choice = SpendChoice.Read(new SpendAddress(Period, From, To) { Only = Only ?? [], Not = Not ?? [] }, _day.Today);
        _without = SpendChoice.BasisOf(Without);
        _question = new EntriesQuestion(_choice.Period.Period) { Only = _choice.Only, WithoutCost = _without, Before = Number(Before), After = Number(After) };
        _key = $"{_choice.EntriesAddress}{Suffix}&before={Before}&after={After}";
    }

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
