using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk.Concentration;

/// <summary>How concentrated our use is on parties of each kind, in the 30 days that end with a day, and in the 30 before. Pure.</summary>
public static class ConcentrationReading
{
    public const int Days = 30;

    public static IReadOnlyList<ConcentrationLine> Measure(
        IReadOnlyList<ObservedParties> now, IReadOnlyList<ObservedParties> before, IReadOnlyList<WorkloadDraft> workloads, RiskPolicy policy, ModelCatalogue catalogue)
    {
        var own = new Dictionary<string, bool>(StringComparer.Ordinal);
        bool IsOwn(string? key)
        {
            if (key is null)
                return false;

            if (!own.TryGetValue(key, out var known))
                own[key] = known = catalogue.FindByName(key) is { SelfOperated: true };

            return known;
        }

        var entries = now.Sum(o => o.Figures.Entries);
        double? priced = entries == 0 ? null : 1 - ((double)now.Sum(o => o.Figures.UnpricedEntries) / entries);
        return
        [
            .. from basis in Enum.GetValues<ConcentrationBasis>()
               from key in Enum.GetValues<ConcentrationKey>()
               let figures = ConcentrationMeasure.Of(ConcentrationLines.Of(key, basis, now, workloads, IsOwn))
               let earlier = before.Count == 0 ? null : ConcentrationMeasure.Of(ConcentrationLines.Of(key, basis, before, workloads, IsOwn)).Hhi
               select ConcentrationLine.From(key, basis, figures, earlier, basis is ConcentrationBasis.Spend ? priced : null, policy.LimitOf(key)),
        ];
    }
}

/// <summary>One key over one basis.</summary>
/// <param name="Hhi">The worst that the unknown share allows; see <paramref name="HhiRange"/>.</param>
/// <param name="HhiBefore">The same for the 30 days before; null when there was no usage.</param>
/// <param name="PricedShare">The part of the entries behind a spend figure that has a price; null for other bases.</param>
/// <param name="Limit">What the policy allows one party; null is no limit.</param>
/// <param name="OverLimit">Null when the unknown share decides, or when there was nothing to measure.</param>
public sealed record ConcentrationLine(
    ConcentrationKey Key, ConcentrationBasis Basis, double? Hhi, IReadOnlyList<double>? HhiRange, double? HhiBefore, double? Effective, ConcentrationBand Band,
    LargestShare? Largest, double UnknownShare, double? PricedShare, double? Limit, bool? OverLimit, IReadOnlyList<Share> Shares)
{
    internal static ConcentrationLine From(
        ConcentrationKey key, ConcentrationBasis basis, ConcentrationFigures figures, double? before, double? priced, double? limit)
    {
        var others = figures.Shares.Where(IsSomebodyElse).Select(s => s.Part).DefaultIfEmpty(0).Max();
        bool? over = limit is null ? false : figures.Shares.Count == 0 ? null : others > limit ? true : others + figures.UnknownShare <= limit ? false : null;
        return new(
            key, basis, Round(figures.Hhi), figures.Range is { } range ? [Round(range.Least)!.Value, Round(range.Most)!.Value] : null, Round(before),
            Round(figures.Effective), figures.Band, figures.Largest is { Id: { } id } largest ? new(id, largest.Part, largest.Own) : null,
            figures.UnknownShare, priced, limit, over, figures.Shares);
    }

    /// <summary>The largest whom the policy is about: nobody else can withhold what is direct or ours.</summary>
    internal Share? LargestElse => Shares.FirstOrDefault(IsSomebodyElse);

    private static bool IsSomebodyElse(Share share) => share.Id is not null && !share.Own && share.Id != ConcentrationLines.Direct;

    private static double? Round(double? value) => value is null ? null : Math.Round(value.Value, 3, MidpointRounding.AwayFromZero);
}

/// <summary>Who has most; <paramref name="Own"/> when it is ourselves.</summary>
public sealed record LargestShare(string Id, double Share, bool Own);
