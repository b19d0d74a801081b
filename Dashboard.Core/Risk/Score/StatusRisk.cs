using Dashboard.Core.Providers;

namespace Dashboard.Core.Risk.Score;

/// <summary>How often a host was in trouble: minutes of incidents in 30 days over those of a day. Pure.</summary>
public static class StatusRisk
{
    public const int Days = 30;
    private const double MinutesOfADay = 1_440;

    /// <param name="host">Null is unknown.</param>
    /// <param name="model">Incidents that name other models do not count.</param>
    public static ScoreRange Of(IReadOnlyDictionary<string, HostTrouble> hosts, string? host, ModelKey? model)
    {
        if (host is null || !hosts.TryGetValue(host, out var trouble))
            return ScoreRange.Anything;

        var known = Math.Min(1, Minutes(trouble.Spans.Where(s => s.Models.Count == 0 || model is null || s.Models.Contains(model.Value))) / MinutesOfADay);
        return trouble.Watched ? ScoreRange.Exactly(known) : new ScoreRange(known, 1);
    }

    // Two incidents at once are one minute of trouble.
    private static double Minutes(IEnumerable<TroubleSpan> spans)
    {
        var (sum, end) = (TimeSpan.Zero, DateTime.MinValue);
        foreach (var span in spans.OrderBy(s => s.From))
        {
            var from = span.From > end ? span.From : end;
            if (span.Until <= from)
                continue;

            sum += span.Until - from;
            end = span.Until;
        }

        return sum.TotalMinutes;
    }
}

/// <summary>What a host's status page told of 30 days.</summary>
/// <param name="Watched">A page of it is read, so that silence means health.</param>
public sealed record HostTrouble(bool Watched, IReadOnlyList<TroubleSpan> Spans);

/// <summary>An incident within those days.</summary>
/// <param name="Models">Those it names; empty when it may be any.</param>
public sealed record TroubleSpan(DateTime From, DateTime Until, IReadOnlyList<ModelKey> Models);
