using Dashboard.Core.Store;
using Dashboard.Core.Terms.Sources;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Versions;

/// <summary>Keeps the incident of a page that goes back and forth: however often it turns, it is one.</summary>
internal static class Flapping
{
    /// <summary>The page shows an earlier text again.</summary>
    public static async Task<TermsFlapping> TurnAsync(DashboardStore store, TermsSource source, int versionId, DateTime now, CancellationToken ct)
    {
        if (await OpenAsync(store, source, betweenPages: false, ct) is not { } incident)
        {
            incident = new TermsFlapping { SourceId = source.Id, FromVersionId = source.CurrentVersionId!.Value, StartedAt = now };
            store.TermsFlappings().Add(incident);
        }

        incident.ToVersionId = versionId;
        incident.LastTurnAt = now;
        incident.Turns++;
        source.CurrentVersionId = versionId;
        return incident;
    }

    /// <summary>
    /// The document is back after a page that was not it: quarantine kept it out of the versions, and this keeps count. A new
    /// text does not end such an incident, for the pages in between have nothing to do with it.
    /// </summary>
    public static async Task<TermsFlapping> BackAsync(DashboardStore store, TermsSource source, DateTime now, CancellationToken ct)
    {
        var version = source.CurrentVersionId!.Value;
        if (await OpenAsync(store, source, betweenPages: true, ct) is not { } incident)
        {
            incident = new TermsFlapping { SourceId = source.Id, FromVersionId = version, StartedAt = now, BetweenPages = true };
            store.TermsFlappings().Add(incident);
        }

        incident.ToVersionId = version;
        incident.LastTurnAt = now;
        incident.Turns++;
        return incident;
    }

    /// <summary>A new text ends the incident: it is a change, not a turn.</summary>
    public static async Task EndAsync(DashboardStore store, TermsSource source, DateTime now, CancellationToken ct)
    {
        if (await OpenAsync(store, source, betweenPages: false, ct) is { } incident)
            incident.EndedAt = now;
    }

    /// <summary>Ends an incident that has been quiet long enough; returned when the page settled on another text than it left.</summary>
    public static async Task<TermsFlapping?> SettledAsync(DashboardStore store, TermsSource source, DateTime now, TimeSpan after, CancellationToken ct)
    {
        if (await OpenAsync(store, source, betweenPages: true, ct) is { } pages && now - pages.LastTurnAt >= after)
            pages.EndedAt = now;

        if (await OpenAsync(store, source, betweenPages: false, ct) is not { } incident || now - incident.LastTurnAt < after)
            return null;

        incident.EndedAt = now;
        incident.RolledBack = incident.FromVersionId != incident.ToVersionId;
        return incident.RolledBack ? incident : null;
    }

    private static Task<TermsFlapping?> OpenAsync(DashboardStore store, TermsSource source, bool betweenPages, CancellationToken ct) =>
        store.TermsFlappings().SingleOrDefaultAsync(f => f.SourceId == source.Id && f.EndedAt == null && f.BetweenPages == betweenPages, ct);
}
