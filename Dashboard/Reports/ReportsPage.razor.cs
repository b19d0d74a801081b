using System.Globalization;

using Dashboard.Core.Reports.Documents;
using Dashboard.Core.Usage.Analytics;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Dashboard.Reports;

/// <summary>The risk summary: read here, taken away as a file with the same figures.</summary>
public sealed partial class ReportsPage(RiskSummary summary, ReportingDayQuery days, NavigationManager navigation) : ComponentBase
{
    private static readonly (string Format, string Label, string Icon)[] Formats =
    [
        ("html", "HTML", Icons.Material.Outlined.Web),
        ("md", "Markdown", Icons.Material.Outlined.Notes),
        ("csv", "CSV", Icons.Material.Outlined.TableChart),
    ];

    [SupplyParameterFromQuery]
    public DateOnly? AsOf { get; set; }

    private ReportingDay? Reporting { get; set; }

    private DateOnly Today => Reporting!.Today;

    private DateOnly Day => AsOf is { } day && day <= Today ? day : Today;

    protected override async Task OnInitializedAsync() => Reporting = await days.TodayAsync(CancellationToken.None);

    private Task<ReportDocument> LoadAsync(CancellationToken ct) => summary.MakeAsync(Day, ct);

    private void ChooseDay(ChangeEventArgs change)
    {
        if (DateOnly.TryParseExact(change.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            navigation.NavigateTo(navigation.GetUriWithQueryParameter("asOf", day == Today ? null : Iso(day)));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
