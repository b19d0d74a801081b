using Dashboard.Core.AiModels.Status;
using Dashboard.Core.AiModels.Status.Reading;
using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Risk.Incidents;

/// <summary>Incidents that touch what we used in the last 30 days, and their minutes.</summary>
public sealed class IncidentsInUseQuery(StatusQuery status, ModelsInUseQuery uses, ReportingDayQuery days, ModelCatalogue catalogue, TimeProvider time)
{
    public const int Days = 30;

    public async Task<IncidentsInUse> AskAsync(CancellationToken ct)
    {
        var day = await days.TodayAsync(ct);
        var (period, now) = (Period.LastDays(day.Today, Days), time.GetUtcNow().UtcDateTime);
        var since = day.StartOf(period.From);
        var used = await uses.ListAsync(period, ct);
        var pages = (await status.HostsAsync(ct)).ToLookup(p => p.Host, StringComparer.Ordinal);
        var touching = IncidentsInUse.Of(await status.IncidentsAsync(since, now, ct), used).ToList();
        var hosts = used.Select(u => u.Host).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new(
            [.. touching.Where(i => i.ResolvedAt is null).OrderBy(i => i.HeardUntil is not null).ThenByDescending(i => i.Impact).ThenBy(i => i.StartedAt)],
            [
                .. from host in hosts
                   where pages.Contains(host)
                   let incidents = touching.Where(i => i.Host == host).ToList()
                   let told = pages[host].Any(p => p.LastVerifiedAt is not null)
                   let trouble = new HostTrouble(host, pages[host].Max(p => p.Paused ? Health.Unknown : p.Health), incidents.Count, told ? Minutes(incidents, since, now) : null)
                   orderby trouble.Minutes descending, host
                   select trouble,
            ],
            // How our own machines are doing is told by no provider.
            [.. hosts.Where(h => !pages.Contains(h) && catalogue.Find(new ProviderKey(h)) is not { SelfOperated: true }).Order(StringComparer.Ordinal)]);
    }

    // Two incidents at once are one stretch of trouble.
    internal static long Minutes(IEnumerable<IncidentLine> incidents, DateTime since, DateTime now)
    {
        var (total, until) = (TimeSpan.Zero, since);
        foreach (var incident in incidents.OrderBy(i => i.StartedAt))
        {
            var from = incident.StartedAt > until ? incident.StartedAt : until;
            var end = incident.Until(now) is var over && over < now ? over : now;
            if (end <= from)
                continue;

            (total, until) = (total + (end - from), end);
        }

        return (long)total.TotalMinutes;
    }
}
