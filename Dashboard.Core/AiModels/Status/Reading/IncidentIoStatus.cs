using System.Text.Json;

using Dashboard.Core.AiModels.Answers;

namespace Dashboard.Core.AiModels.Status.Reading;

/// <summary>
/// incident.io's own form: <c>{"page_title":"…","ongoing_incidents":[{"id":"01J…","name":"…","current_worst_impact":"partial_outage","affected_components":[{"id":"…","name":"API"}]}]}</c>.
/// It lists what is going on, not when it began.
/// </summary>
internal static class IncidentIoStatus
{
    public const string List = "ongoing_incidents";

    public static StatusReading Read(JsonElement root) => new StatusReading.Read(new(
        Health.Unknown, null, [.. Fields.Member(root, List).EnumerateArray().Where(i => (Fields.Text(i, "id") ?? Fields.Text(i, "name")) is not null).Select(Incident)]));

    private static ReportedIncident Incident(JsonElement incident) => new(
        Fields.Text(incident, "id") ?? Fields.Text(incident, "name")!,
        Fields.Text(incident, "name") ?? "Incident",
        StatuspageStatus.Of(Fields.Text(incident, "current_worst_impact")),
        Fields.Moment(incident, "started_at") ?? Fields.Moment(incident, "created_at"),
        null,
        Fields.Member(incident, "affected_components") is { ValueKind: JsonValueKind.Array } parts
            ? [.. parts.EnumerateArray().SelectMany(p => new[] { Fields.Text(p, "id"), Fields.Text(p, "name") }).OfType<string>()] : [],
        Fields.Text(incident, "url"));
}
