using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk.Concentration;

/// <summary>How concentration moved, from the usage itself: it reaches back as far as usage does, whenever that was imported.</summary>
public sealed class ConcentrationHistoryQuery(ObservedPartiesQuery observed, WorkloadsQuery workloads, ModelCatalogue catalogue)
{
    public const int Points = 12;

    /// <summary>Stretches of 30 days that follow each other, the last one ending with a day; oldest first.</summary>
    public async Task<IReadOnlyList<ConcentrationPoint>> ListAsync(DateOnly asOf, ConcentrationBasis basis, CancellationToken ct)
    {
        var drafts = await workloads.ListAsync(ct);
        var own = new Dictionary<string, bool>(StringComparer.Ordinal);
        var points = new List<ConcentrationPoint>();
        List<DateOnly> days = [.. Enumerable.Range(0, Points).Select(i => asOf.AddDays((i + 1 - Points) * ConcentrationReading.Days))];
        var stretches = await observed.ListAsync([.. days.Select(d => Period.LastDays(d, ConcentrationReading.Days))], ct);
        foreach (var (day, seen) in days.Zip(stretches))
        {
            points.Add(new(day,
            [
                .. Enum.GetValues<ConcentrationKey>().Select(key =>
                {
                    var figures = ConcentrationMeasure.Of(ConcentrationLines.Of(key, basis, seen, drafts, IsOwn));
                    return new ConcentrationMoment(key, figures.Hhi, figures.Largest?.Id, figures.Largest?.Part);
                }),
            ]));
        }

        return points;

        bool IsOwn(string? key) => key is not null && (own.TryGetValue(key, out var known) ? known : own[key] = catalogue.FindByName(key) is { SelfOperated: true });
    }
}

/// <summary>The 30 days that end with a day.</summary>
public sealed record ConcentrationPoint(DateOnly AsOf, IReadOnlyList<ConcentrationMoment> Keys);

/// <summary>One key then; null when nothing was used.</summary>
public sealed record ConcentrationMoment(ConcentrationKey Key, double? Hhi, string? Largest, double? Share);
