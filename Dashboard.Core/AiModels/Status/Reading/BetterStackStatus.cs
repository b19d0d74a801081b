using System.Text.Json;

using Dashboard.Core.AiModels.Answers;

namespace Dashboard.Core.AiModels.Status.Reading;

/// <summary><c>{"data":{"attributes":{"aggregate_state":"operational"}},"included":[{"type":"status_page_resource",…},{"type":"status_report",…}]}</c></summary>
internal static class BetterStackStatus
{
    public static StatusReading Read(JsonElement root)
    {
        var whole = StatuspageStatus.Of(Fields.Text(Fields.Member(Fields.Member(root, "data"), "attributes"), "aggregate_state"));
        if (Fields.Member(root, "included") is not { ValueKind: JsonValueKind.Array } included)
            return new StatusReading.Read(new(whole, null, null));

        var parts = included.EnumerateArray().Select(i => (Type: Fields.Text(i, "type"), Id: Fields.Text(i, "id"), About: Fields.Member(i, "attributes"))).ToList();
        return new StatusReading.Read(new(
            whole,
            [.. parts.Where(p => p.Type is "status_page_resource" && Fields.Text(p.About, "public_name") is not null)
                .Select(p => new ComponentHealth(p.Id, Fields.Text(p.About, "public_name")!, StatuspageStatus.Of(Fields.Text(p.About, "status"))))],
            [.. parts.Where(p => p is { Type: "status_report", Id: not null } && Fields.Text(p.About, "report_type") is not "maintenance").Select(p => new ReportedIncident(
                p.Id!, Fields.Text(p.About, "title") ?? "Incident", StatuspageStatus.Of(Fields.Text(p.About, "aggregate_state")),
                Fields.Moment(p.About, "starts_at"), Fields.Moment(p.About, "ends_at"), Affected(p.About), null))]));
    }

    private static List<string> Affected(JsonElement report) => Fields.Member(report, "affected_resources") is { ValueKind: JsonValueKind.Array } resources
        ? [.. resources.EnumerateArray().Select(r => Fields.Text(r, "status_page_resource_id")).OfType<string>()] : [];
}
