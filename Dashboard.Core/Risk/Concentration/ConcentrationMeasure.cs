namespace Dashboard.Core.Risk.Concentration;

/// <summary>
/// How concentrated amounts are: the Herfindahl-Hirschman index (HHI), the sum of squared shares in percent, from 0
/// to 10,000. What nobody can name is counted as if it all belonged to the largest: unknown never reads as safe.
/// </summary>
public static class ConcentrationMeasure
{
    public const double Whole = 10_000;

    /// <summary>Measures one key over one basis; amounts that are not positive do not concentrate anything.</summary>
    /// <param name="net">Some amounts take away from others of the same party.</param>
    public static ConcentrationFigures Of(IEnumerable<ShareLine> lines, bool net = false)
    {
        var sums = lines.Where(l => net || l.Amount > 0)
            .GroupBy(l => (l.Id, l.Own))
            .Select(g => new ShareLine(g.Key.Id, g.Sum(l => l.Amount), g.Key.Own))
            .Where(s => s.Amount > 0)
            .ToList();
        var total = sums.Sum(s => s.Amount);
        if (total == 0)
            return new([], null, null, null, ConcentrationBand.Unknown, null);

        var shares = sums
            .Select(s => new Share(s.Id, (double)(s.Amount / total), s.Own))
            .OrderBy(s => s.Id is null).ThenByDescending(s => s.Part).ThenBy(s => s.Id, StringComparer.Ordinal)
            .ToList();
        var unknown = shares.Where(s => s.Id is null).Sum(s => s.Part);
        var known = shares.Where(s => s.Id is not null).Select(s => s.Part).ToList();
        var least = Whole * known.Sum(p => p * p);
        var most = known.Count == 0 ? Whole : Whole * (known.Skip(1).Sum(p => p * p) + ((known[0] + unknown) * (known[0] + unknown)));
        return new(shares, most, new(least, most), Whole / most, BandOf(most), known.Count == 0 ? null : shares[0]);
    }

    /// <summary>Ours, not a regulator's: three equal providers already make 3,333, so market bands would call every team concentrated.</summary>
    public static ConcentrationBand BandOf(double hhi) => hhi switch
    {
        >= 8_100 => ConcentrationBand.Critical,
        >= 5_000 => ConcentrationBand.High,
        >= 2_500 => ConcentrationBand.Medium,
        _ => ConcentrationBand.Low,
    };
}

/// <summary>An amount of one party; null is unknown.</summary>
public sealed record ShareLine(string? Id, decimal Amount, bool Own = false);

/// <summary>A part of the whole, from 0 to 1; the share without an id is the one that nobody can name.</summary>
public sealed record Share(string? Id, double Part, bool Own);

/// <summary>How bad a concentration is; at or above 8,100 one party has about 90 %.</summary>
public enum ConcentrationBand
{
    Unknown,
    Low,
    Medium,
    High,
    Critical,
}

/// <summary>What a measure found; everything is null when there was nothing to measure.</summary>
/// <param name="Shares">The largest first, the unknown one last.</param>
/// <param name="Hhi">The upper end of <paramref name="Range"/>.</param>
/// <param name="Range">From "the unknown is spread over many" to "it all belongs to the largest"; both ends are equal when all is known.</param>
/// <param name="Effective">How many equal parties would be as concentrated.</param>
public sealed record ConcentrationFigures(
    IReadOnlyList<Share> Shares, double? Hhi, HhiRange? Range, double? Effective, ConcentrationBand Band, Share? Largest)
{
    public double UnknownShare => Shares.Where(s => s.Id is null).Sum(s => s.Part);
}

/// <summary>Where the index lies.</summary>
public readonly record struct HhiRange(double Least, double Most);
