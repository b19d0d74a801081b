using System.Text.Json;

using Dashboard.Core.AiModels.Answers;

namespace Dashboard.Core.AiModels.Status.Reading;

/// <summary><c>[{"id":"kxyz","begin":"…","end":null,"status_impact":"SERVICE_DISRUPTION","affected_products":[{"title":"Vertex Gemini API","id":"Z0FZ…"}]}]</c>: incidents only.</summary>
internal static class GoogleStatus
{
    public static StatusReading Read(JsonElement root)
    {
        var incidents = root.EnumerateArray().Where(i => Fields.Text(i, "id") is not null).Select(Incident).ToList();
        return incidents.Count == root.GetArrayLength()
            ? new StatusReading.Read(new(Health.Unknown, null, incidents))
            : new StatusReading.Unreadable("An incident in the list has no id.");
    }

    private static ReportedIncident Incident(JsonElement incident) => new(
        Fields.Text(incident, "id")!,
        Fields.Text(incident, "external_desc") ?? "Incident",
        Fields.Text(incident, "status_impact") switch
        {
            "SERVICE_OUTAGE" => Health.MajorOutage,
            "SERVICE_DISRUPTION" => Health.PartialOutage,
            "SERVICE_INFORMATION" => Health.Degraded,
            "AVAILABLE" => Health.Operational,
            _ => Health.Unknown,
        },
        Fields.Moment(incident, "begin"),
        Fields.Moment(incident, "end"),
        Fields.Member(incident, "affected_products") is { ValueKind: JsonValueKind.Array } products
            ? [.. products.EnumerateArray().SelectMany(p => new[] { Fields.Text(p, "id"), Fields.Text(p, "title") }).OfType<string>()] : [],
        Fields.Text(incident, "uri") is { } uri ? $"https://status.cloud.google.com/{uri}" : null);
}
