using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Risk.Events;

/// <summary>What happened in some days to the providers and models that were used in them.</summary>
public sealed class EventsQuery(ModelsInUseQuery models, ReportingDayQuery days, IEnumerable<IEventSource> sources)
{
    /// <summary>In order of time.</summary>
    public async Task<IReadOnlyList<DatedEvent>> ListAsync(Period period, CancellationToken ct)
    {
        var used = await models.ListAsync(period, ct);
        if (used.Count == 0)
            return [];

        var parties = used.SelectMany(m => new[] { m.Host, m.Model?.Maker.Value }.Concat(m.Contracts)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var use = new InUse(period, (await days.TodayAsync(ct)).Today, used, parties);
        List<DatedEvent> found = [];
        foreach (var source in sources)
            found.AddRange(await source.ListAsync(use, ct));

        return [.. found.Where(e => period.Contains(e.Day)).OrderBy(e => e.Day).ThenByDescending(e => e.Weight).ThenBy(e => e.Text, StringComparer.Ordinal)];
    }
}
