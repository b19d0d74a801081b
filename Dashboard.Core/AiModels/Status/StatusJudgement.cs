using Dashboard.Core.AiModels.Status.Reading;

namespace Dashboard.Core.AiModels.Status;

/// <summary>What a page says about the part that we use. The page's word about everything does not stand in for it.</summary>
public static class StatusJudgement
{
    /// <param name="component">The id or a part of the name; null when the page is about one thing.</param>
    public static Verdict Of(StatusReport report, string? component)
    {
        var about = report.Incidents?.Where(i => Concerns(i, component)).ToList();
        var open = about?.Where(i => i.IsOpen).ToList();
        if (component is null)
        {
            var worst = report.Components is { Count: > 0 } all ? all.Max(c => c.Health) : report.Whole;
            return new(worst is Health.Unknown ? FromIncidents(open) : worst, about);
        }

        if (report.Components is { Count: > 0 } parts)
            return new(parts.Where(c => Is(c, component)).Select(c => c.Health).DefaultIfEmpty(Health.Unknown).Max(), about);

        // A page that lists no parts: what it says of incidents is all that is said, and a missing list says nothing.
        return new(FromIncidents(open), about);
    }

    private static Health FromIncidents(List<ReportedIncident>? open) => open switch
    {
        null => Health.Unknown,
        [] => Health.Operational,
        _ => open.Max(i => i.Impact is Health.Unknown or Health.Operational ? Health.Degraded : i.Impact),
    };

    private static bool Is(ComponentHealth part, string component) =>
        part.Id == component || part.Name.Contains(component, StringComparison.OrdinalIgnoreCase);

    // An incident that names no part may concern every part.
    private static bool Concerns(ReportedIncident incident, string? component) =>
        component is null || incident.Components.Count == 0
        || incident.Components.Any(c => c == component || c.Contains(component, StringComparison.OrdinalIgnoreCase));
}

/// <summary>How the watched part is; incidents are null when the page does not tell any.</summary>
public sealed record Verdict(Health Health, IReadOnlyList<ReportedIncident>? Incidents);
