using System.Security.Cryptography;
using System.Text;

using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.AiModels.Status.Reading;
using Dashboard.Core.Store;

namespace Dashboard.Core.AiModels.Status;

/// <summary>Lays what a status page says over what is known. Nothing is raised that two polls in a row have not said.</summary>
internal static class StatusUpdate
{
    private const int LongestName = 300;
    private const int DigestLength = 64;

    /// <returns>What is now certain, and whether the next poll should come soon to confirm something.</returns>
    public static (IReadOnlyList<string> News, bool Again) Apply(DashboardStore store, WatchedPage page, List<ProviderIncident> known, Verdict verdict, DateTime now)
    {
        var news = new List<string>();
        var again = false;
        if (verdict.Health != page.Health)
        {
            if (page.SeenHealth == verdict.Health || page.LastVerifiedAt is null)
            {
                if (page.LastVerifiedAt is not null)
                    news.Add($"{page.Host} is {Word(verdict.Health)}.");

                (page.Health, page.HealthSince) = (verdict.Health, now);
            }
            else
            {
                again = true;
            }
        }

        page.SeenHealth = verdict.Health;

        // A page that does not tell incidents has not said that they are over.
        if (verdict.Incidents is not { } told)
            return (news, again);

        foreach (var incident in told.DistinctBy(i => Key(i.Id)))
        {
            var one = known.Find(k => k.ExternalId == Key(incident.Id));
            if (one is null)
            {
                one = new ProviderIncident { PageId = page.Id, Host = page.Host, ExternalId = Key(incident.Id), Name = "", FirstSeenAt = now, StartedAt = incident.StartedAt ?? now };
                store.ProviderIncidents().Add(one);
                again |= incident.IsOpen;
            }
            else if (one.ConfirmedAt is null && incident.IsOpen)
            {
                one.ConfirmedAt = now;
                news.Add($"{page.Host}: {incident.Name}");
            }

            if (one.ResolvedAt is null && !incident.IsOpen && one.ConfirmedAt is not null)
                news.Add($"{page.Host}: over: {incident.Name}");

            (one.Name, one.Impact, one.ResolvedAt, one.LastSeenAt, one.Url) = (Cut(incident.Name), incident.Impact, incident.ResolvedAt, now, incident.Url is { Length: <= PageDraft.MaxUrl } url ? url : null);
            one.StartedAt = incident.StartedAt ?? one.StartedAt;
        }

        // Summaries list what is open: what left the list is over.
        foreach (var gone in known.Where(k => k.ResolvedAt is null && told.All(i => Key(i.Id) != k.ExternalId)))
        {
            gone.ResolvedAt = now;
            if (gone.ConfirmedAt is not null)
                news.Add($"{page.Host}: over: {gone.Name}");
        }

        return (news, again);
    }

    // Feeds name entries by long addresses that differ at their end only.
    private static string Key(string id) =>
        id.Length <= LongestName ? id : id[..(LongestName - DigestLength)] + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    private static string Cut(string text) => text.Length > LongestName ? text[..LongestName] : text;

    private static string Word(Health health) => health switch
    {
        Health.Operational => "working again",
        Health.Maintenance => "under maintenance",
        Health.Degraded => "degraded",
        Health.PartialOutage => "partly out",
        Health.MajorOutage => "out",
        _ => "unknown: its page no longer says",
    };
}
