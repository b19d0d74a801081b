using System.Globalization;

using Dashboard.Core.Reports.Documents;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Dashboard.Reports;

/// <summary>The risk summary: read here, taken away as a file with the same figures.</summary>
public sealed partial class ReportsPage(RiskSummary summary, NavigationManager navigation, TimeProvider time) : ComponentBase
{
    private static readonly (string Format, string Label, string Icon)[] Formats =
    [
        ("html", "HTML", Icons.Material.Outlined.Web),
        ("md", "Markdown", Icons.Material.Outlined.Notes),
        ("csv", "CSV", Icons.Material.Outlined.TableChart),
    ];

    [SupplyParameterFromQuery]
    public DateOnly? AsOf { get; set; }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private DateOnly Day => AsOf is { } day && day <= Today ? day : Today;

    private Task<ReportDocument> LoadAsync(CancellationToken ct) => summary.MakeAsync(Day, ct);

    private void ChooseDay(ChangeEventArgs change)
    {
        if (DateOnly.TryParseExact(change.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            navigation.NavigateTo(navigation.GetUriWithQueryParameter("asOf", day == Today ? null : Iso(day)));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
