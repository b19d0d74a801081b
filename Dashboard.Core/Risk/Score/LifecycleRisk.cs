namespace Dashboard.Core.Risk.Score;

/// <summary>How near the end of a model at its host is: 0 nothing announced, 1 past it.</summary>
public static class LifecycleRisk
{
    private const double LongestNotice = 180;
    private const double Preview = 0.3;
    private const double FloatingAlias = 0.1;

    /// <param name="standing">Whether the host's list is known, and has it.</param>
    /// <param name="deprecated">The catalogue says so, without a day.</param>
    public static ScoreRange Of(string rawModel, ModelStanding standing, DateOnly? retiresOn, bool deprecated, DateOnly asOf)
    {
        var end = standing is ModelStanding.Gone ? ScoreRange.Exactly(1)
            : retiresOn is { } day ? ScoreRange.Exactly(day <= asOf ? 1 : Math.Clamp(1 - ((day.DayNumber - asOf.DayNumber) / LongestNotice), 0.2, 1))
            : deprecated ? new ScoreRange(0.2, 1)
            : standing is ModelStanding.Listed ? ScoreRange.Exactly(0)
            : ScoreRange.Anything;
        return (end + ScoreRange.Exactly((IsPreview(rawModel) ? Preview : 0) + (IsAlias(rawModel) ? FloatingAlias : 0))).Clamped;
    }

    private static bool IsPreview(string id) =>
        id.Contains("preview", StringComparison.OrdinalIgnoreCase) || id.Contains("-exp", StringComparison.OrdinalIgnoreCase) || id.Contains("beta", StringComparison.OrdinalIgnoreCase);

    private static bool IsAlias(string id) => id.EndsWith("-latest", StringComparison.OrdinalIgnoreCase) || id.EndsWith(":latest", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What the host's own list says of a model.</summary>
public enum ModelStanding
{
    /// <summary>We do not read this host's list, or could not.</summary>
    Unknown,
    Listed,

    /// <summary>Missing since one poll only.</summary>
    Missing,
    Gone,
}
