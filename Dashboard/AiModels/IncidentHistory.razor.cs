using Dashboard.Core.AiModels.Status;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Kit.Charts;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.AiModels;

/// <summary>What troubled hosts, as a picture of minutes by day and as a list; the choice of a host lives in the address.</summary>
public sealed partial class IncidentHistory(ModelCatalogue catalogue, NavigationManager navigation) : ComponentBase
{
    private const int Step = 20;

    private int _shown = Step;
    private ChartModel? _chart;

    [Parameter, EditorRequired]
    public required IReadOnlyList<IncidentLine> Incidents { get; set; }

    [Parameter]
    public string? Host { get; set; }

    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    private List<IncidentLine> Found => [.. Incidents.Where(i => string.IsNullOrEmpty(Host) || i.Host == Host)];

    private IEnumerable<string> Hosts => Incidents.Select(i => i.Host).Append(Host).OfType<string>().Where(h => h.Length > 0).Distinct().Order(StringComparer.Ordinal);

    protected override void OnParametersSet()
    {
        var period = Period.LastDays(Today, StatusPage.HistoryDays);
        _chart = new ChartModel
        {
            Kind = ChartKind.StackedBars,
            Title = "Minutes of incidents by day of their begin",
            Format = ValueFormat.Count,
            Categories = ChartCategory.Days(period),
            Series =
            [
                .. Found.GroupBy(i => i.Host).OrderByDescending(g => g.Sum(i => i.Minutes)).Take(8).Select(g => new ChartSeries(null, Name(g.Key), ProviderColours.Of(g.Key), Minutes([.. g], period))),
            ],
        };
    }

    // A day without an incident of a page that is read is a zero; what is not read has no row here at all.
    private static decimal?[] Minutes(List<IncidentLine> incidents, Period period)
    {
        var minutes = new decimal?[period.Days];
        Array.Fill(minutes, 0);
        foreach (var incident in incidents)
        {
            var at = DateOnly.FromDateTime(incident.StartedAt).DayNumber - period.From.DayNumber;
            if (at >= 0 && at < minutes.Length)
                minutes[at] += incident.Minutes;
        }

        return minutes;
    }

    private void Choose(ChangeEventArgs e)
    {
        _shown = Step;
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("host", e.Value is string { Length: > 0 } host ? host : null));
    }

    private string Name(string host) => catalogue.NameOf(host);
}
