using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Overview;

/// <summary>Retirements that hosts have announced for what we use there, the next one first.</summary>
public sealed class RetirementsQuery(ListingsQuery listings, ModelsInUseQuery uses, WorkloadsQuery workloads, ModelCatalogue catalogue, ReportingDayQuery days)
{
    public const int Days = 30;

    private const int Most = 5;

    public async Task<RetirementsAhead> AskAsync(CancellationToken ct)
    {
        var hosts = (await listings.SourcesAsync(ct)).Select(s => s.Host).Distinct(StringComparer.Ordinal).Count();
        var retiring = await listings.RetiringAsync(ct);
        if (retiring.Count == 0)
            return new RetirementsAhead(hosts, []);

        var today = (await days.TodayAsync(ct)).Today;
        var used = await uses.ListAsync(Period.LastDays(today, Days), ct);
        var names = (await workloads.ListAsync(ct)).ToDictionary(w => w.Key, w => w.Name, StringComparer.Ordinal);
        var ahead =
            from model in retiring
            let use = used.FirstOrDefault(u => IsSame(u, model))
            where use is not null
            orderby model.RetiresOn
            select new Retirement(
                model.Host, model.RawModel, model.RetiresOn!.Value, model.RetiresOn.Value.DayNumber - today.DayNumber, model.Replacement,
                [.. use.Workloads.Select(w => names.GetValueOrDefault(w, w))]);
        return new RetirementsAhead(hosts, [.. ahead.Take(Most)]);
    }

    private bool IsSame(ModelInUse use, ListedSummary listed) =>
        string.Equals(use.Host, listed.Host, StringComparison.OrdinalIgnoreCase)
        && (use.RawIds.Contains(listed.RawModel, StringComparer.OrdinalIgnoreCase) || (use.Model is { } model && catalogue.Match(listed.RawModel, listed.Host)?.Key == model));
}

/// <summary>What is to come.</summary>
/// <param name="Hosts">How many hosts are asked for their lists: none, and nobody can say.</param>
public sealed record RetirementsAhead(int Hosts, IReadOnlyList<Retirement> Lines);

/// <summary>A model in use that its host names a last day for.</summary>
public sealed record Retirement(string Host, string RawModel, DateOnly On, int DaysLeft, string? Replacement, IReadOnlyList<string> Workloads);
