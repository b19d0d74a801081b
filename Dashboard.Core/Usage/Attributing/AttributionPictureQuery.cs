using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Attributing;

/// <summary>Takes the picture on which rules can be tried before they are saved: every mark of the last days' usage, and the rules of now.</summary>
public sealed class AttributionPictureQuery(IDbContextFactory<DashboardStore> stores, CurrentLedger current, RollUpMemory memory, ReportingDayQuery days)
{
    /// <summary>Of so many days figures are shown.</summary>
    public const int Days = 30;

    public async Task<AttributionPicture> TakeAsync(CancellationToken ct)
    {
        var reporting = await days.TodayAsync(ct);
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
        var rules = await WorkloadsQuery.RulesAsync(store, ct);
        var names = await store.Workloads().AsNoTracking().ToDictionaryAsync(w => w.Key, w => w.Name, ct);
        var series = await store.Series().AsNoTracking()
            .Join(store.Connections().Where(c => c.Role == ConnectionRole.Ledger), s => s.ConnectionId, c => c.Id, (s, _) => s)
            .Select(s => new { s.Id, s.Contract, s.ApiKey, s.Project, s.Tag, s.Service, s.RawModel })
            .ToListAsync(ct);
        var sums = (await RollUpReading.SumsAsync(store, memory, series.Select(s => s.Id), Period.LastDays(reporting.Today, Days), generation, ct))
            .ToLookup(s => s.SeriesId);
        var marked = new Dictionary<AttributionFacts, MarkedUsage>();
        // Only what was used: a series that only stands as the base of others catches nothing.
        foreach (var s in series.Where(s => sums.Contains(s.Id)))
        {
            var facts = new AttributionFacts(s.ApiKey, s.Project, s.Tag, s.Service, s.RawModel);
            if (!marked.TryGetValue(facts, out var usage))
                marked[facts] = usage = new MarkedUsage(facts);

            usage.Add(s.Contract, sums[s.Id]);
        }

        return new AttributionPicture([.. marked.Values], rules, names, reporting.TimeZone);
    }
}

/// <summary>Usage with the same marks: no rule can tell it apart.</summary>
internal sealed class MarkedUsage(AttributionFacts facts)
{
    public AttributionFacts Facts => facts;

    public int Series { get; private set; }

    public SortedSet<string> Contracts { get; } = new(StringComparer.Ordinal);

    public SeriesSums Sums { get; } = new();

    public void Add(string? contract, IEnumerable<SeriesSums> sums)
    {
        Series++;
        if (contract is not null)
            Contracts.Add(contract);

        foreach (var sum in sums)
            Sums.Add(sum);
    }
}
