using Dashboard.Core.AiModels.Status;
using Dashboard.Core.AiModels.Status.Reading;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Risk.Incidents;

/// <summary>Trouble at the hosts that we use, by their status pages.</summary>
/// <param name="Open">Incidents that are not over and touch a model in use, the gravest first; those whose end nobody hears of come last.</param>
/// <param name="Hosts">Hosts in use whose page is watched, the longest trouble first.</param>
/// <param name="Unwatched">Hosts in use of whom no status page is read: nothing is known of them.</param>
public sealed record IncidentsInUse(IReadOnlyList<IncidentLine> Open, IReadOnlyList<HostTrouble> Hosts, IReadOnlyList<string> Unwatched)
{
    /// <summary>What of the incidents concerns us: a host that we use, and where models are named, one that we use there.</summary>
    public static IEnumerable<IncidentLine> Of(IEnumerable<IncidentLine> incidents, IReadOnlyList<ModelInUse> uses)
    {
        var hosts = uses.Select(u => u.Host).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var models = uses.Where(u => u.Model is not null).Select(u => (u.Host, u.Model!.Value)).ToHashSet();
        return incidents.Where(i => hosts.Contains(i.Host) && (i.Models.Count == 0 || i.Models.Any(m => models.Contains((i.Host, m)))));
    }
}

/// <summary>One host in some days.</summary>
/// <param name="Health">Unknown where its page is paused or could not be read.</param>
/// <param name="Minutes">With trouble that concerns us, minutes of two incidents at once counted once; null where its page has never been read.</param>
public sealed record HostTrouble(string Host, Health Health, int Incidents, long? Minutes);
