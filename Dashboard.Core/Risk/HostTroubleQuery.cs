using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.AiModels.Status;
using Dashboard.Core.AiModels.Status.Reading;
using Dashboard.Core.Risk.Score;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Risk;

/// <summary>How much trouble each host had in the 30 days that end with a day.</summary>
public sealed class HostTroubleQuery(StatusQuery status, ReportingDayQuery days, TimeProvider time)
{
    // A page that nobody could read for so long says nothing of the time since.
    private static readonly TimeSpan Stale = TimeSpan.FromDays(2);

    public async Task<IReadOnlyDictionary<string, HostTrouble>> ReadAsync(DateOnly asOf, CancellationToken ct)
    {
        var day = await days.TodayAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        var from = day.StartOf(asOf.AddDays(1 - StatusRisk.Days));
        var until = day.StartOf(asOf.AddDays(1)) is var end && end < now ? end : now;
        var pages = (await status.HostsAsync(ct)).ToLookup(p => p.Host, StringComparer.Ordinal);
        var incidents = (await status.IncidentsAsync(from, now, ct)).Where(i => i.Impact is not (Health.Operational or Health.Maintenance)).ToLookup(i => i.Host, StringComparer.Ordinal);
        return pages.Select(p => p.Key).Union(incidents.Select(i => i.Key), StringComparer.Ordinal).ToDictionary(
            host => host,
            host => new HostTrouble(
                // A page that is paused was still read until then.
                pages[host].Any(p => p.State is PageState.Read && p.LastVerifiedAt > until - Stale),
                [
                    .. from incident in incidents[host]
                       let begins = incident.StartedAt > @from ? incident.StartedAt : @from
                       let ends = incident.Until(until) is var over && over < until ? over : until
                       where ends > begins
                       select new TroubleSpan(begins, ends, incident.Models),
                ]),
            StringComparer.Ordinal);
    }
}
