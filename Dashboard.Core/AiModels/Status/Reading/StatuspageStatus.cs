using System.Text.Json;

using Dashboard.Core.AiModels.Answers;

namespace Dashboard.Core.AiModels.Status.Reading;

/// <summary>
/// <c>{"page":{…},"status":{"indicator":"minor"},"components":[{"id":"k8w3","name":"API","status":"operational"}],"incidents":[…]}</c>.
/// <c>page.updated_at</c> moves with incidents, not with polls: it says nothing about freshness and is not read.
/// </summary>
internal static class StatuspageStatus
{
    public static StatusReading Read(JsonElement root) => new StatusReading.Read(new(
        Whole(Fields.Text(Fields.Member(root, "status"), "indicator")),
        Fields.Member(root, "components") is { ValueKind: JsonValueKind.Array } components ? Components(components) : null,
        Fields.Member(root, "incidents") is { ValueKind: JsonValueKind.Array } incidents ? Incidents(incidents) : null));

    private static List<ComponentHealth> Components(JsonElement components) =>
    [
        // A group repeats the worst of its members.
        .. components.EnumerateArray()
            .Where(c => Fields.Member(c, "group").ValueKind is not JsonValueKind.True && Fields.Text(c, "name") is not null)
            .Select(c => new ComponentHealth(Fields.Text(c, "id"), Fields.Text(c, "name")!, Of(Fields.Text(c, "status")))),
    ];

    private static List<ReportedIncident> Incidents(JsonElement incidents) => [.. incidents.EnumerateArray().Where(i => Fields.Text(i, "name") is not null).Select(Incident)];

    private static ReportedIncident Incident(JsonElement incident)
    {
        var resolved = Fields.Moment(incident, "resolved_at");
        var state = Fields.Text(incident, "status");
        return new(
            Fields.Text(incident, "id") ?? Fields.Text(incident, "shortlink") ?? Fields.Text(incident, "name")!,
            Fields.Text(incident, "name")!,
            Whole(Fields.Text(incident, "impact")),
            Fields.Moment(incident, "started_at") ?? Fields.Moment(incident, "created_at") ?? FirstUpdate(incident),
            resolved ?? (state is "resolved" or "postmortem" or "completed" ? Fields.Moment(incident, "updated_at") ?? FirstUpdate(incident) : null),
            [.. Affected(incident)],
            Fields.Text(incident, "shortlink"));
    }

    private static IEnumerable<string> Affected(JsonElement incident)
    {
        var named = Fields.Member(incident, "components") is { ValueKind: JsonValueKind.Array } components ? components.EnumerateArray() : default;
        foreach (var component in named)
        {
            if (Fields.Text(component, "id") is { } id)
                yield return id;

            if (Fields.Text(component, "name") is { } name)
                yield return name;
        }
    }

    private static DateTime? FirstUpdate(JsonElement incident) => Fields.Member(incident, "incident_updates") is { ValueKind: JsonValueKind.Array } updates
        ? updates.EnumerateArray().Select(u => Fields.Moment(u, "created_at")).Min() : null;

    public static Health Of(string? status) => status switch
    {
        "operational" => Health.Operational,
        "under_maintenance" or "maintenance" => Health.Maintenance,
        "degraded_performance" or "degraded" => Health.Degraded,
        "partial_outage" => Health.PartialOutage,
        "major_outage" or "full_outage" or "downtime" => Health.MajorOutage,
        _ => Health.Unknown,
    };

    private static Health Whole(string? indicator) => indicator switch
    {
        "none" => Health.Operational,
        "maintenance" => Health.Maintenance,
        "minor" => Health.Degraded,
        "major" => Health.PartialOutage,
        "critical" => Health.MajorOutage,
        _ => Health.Unknown,
    };
}
