using System.Globalization;

using Dashboard.Core.AiModels.Status;
using Dashboard.Core.AiModels.Status.Reading;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Incidents;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Risk.Events;

/// <summary>Trouble at hosts in use, by their status pages; of models that it names, only those we use.</summary>
internal sealed class IncidentEvents(StatusQuery status, ReportingDayQuery days, ModelCatalogue catalogue, TimeProvider time) : IEventSource
{
    public async Task<IReadOnlyList<DatedEvent>> ListAsync(InUse use, CancellationToken ct)
    {
        var day = await days.TodayAsync(ct);
        var incidents = await status.IncidentsAsync(day.StartOf(use.Period.From), time.GetUtcNow().UtcDateTime, ct);
        return
        [
            .. from incident in IncidentsInUse.Of(incidents, use.Models)
               select new DatedEvent(day.DayOf(incident.StartedAt), EventKind.Incident, Text(incident), Weight(incident), "/models/status") { Subjects = Subjects(incident) },
        ];
    }

    // Of several models all of them together would be meant, which nobody needs: then it is the host that is in trouble.
    private static IReadOnlyList<Node> Subjects(IncidentLine incident) => incident.Models is [var only]
        ? [new(NodeKind.Host, incident.Host), new(NodeKind.Model, only.ToString())]
        : [new(NodeKind.Host, incident.Host)];

    private string Text(IncidentLine incident) => string.Create(
        CultureInfo.InvariantCulture,
        $"{catalogue.NameOf(incident.Host)}: {incident.Name} ({Length(incident)})");

    private static string Length(IncidentLine incident) => incident switch
    {
        { ResolvedAt: not null } => string.Create(CultureInfo.InvariantCulture, $"{incident.Minutes:N0} minutes"),
        { HeardUntil: { } heard } => string.Create(CultureInfo.InvariantCulture, $"end unknown, last heard of {heard:yyyy-MM-dd HH:mm} UTC"),
        _ => "not over",
    };

    private static int Weight(IncidentLine incident) => incident.Impact switch
    {
        Health.MajorOutage => 8,
        Health.PartialOutage => 6,
        _ => 3,
    };
}
