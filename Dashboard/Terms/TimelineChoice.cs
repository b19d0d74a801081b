using Dashboard.Core.Risk.Exposure;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Timeline;

namespace Dashboard.Terms;

/// <summary>The timeline's filters as the address has them; words nobody knows count as none.</summary>
public sealed record TimelineChoice(string? Provider, string? Level, string? Review, int Page)
{
    public const int PageSize = 25;

    /// <summary>The name of a topic, as in <c>liabilityindemnity</c>.</summary>
    public string? Topic { get; init; }

    /// <summary><c>used</c>, <c>large</c>, <c>stops</c> or <c>unused</c>: what of ours the provider touches.</summary>
    public string? Impact { get; init; }

    public bool IsAny => ToFilter(null) is { Provider: null, LeastLevel: ChangeLevel.None, UnreviewedOnly: false, ReviewedOnly: false, Topic: null } && !AsksImpact;

    public bool AsksImpact => Impact is "used" or "large" or "stops" or "unused";

    /// <param name="exposures">What providers touch; asked only where <see cref="AsksImpact"/>.</param>
    public TimelineFilter ToFilter(ProviderExposures? exposures, IEnumerable<string>? watched = null) => new()
    {
        Provider = string.IsNullOrWhiteSpace(Provider) ? null : Provider,
        Providers = AsksImpact && exposures is not null ? [.. exposures.Known.Concat(watched ?? []).Distinct(StringComparer.Ordinal).Where(p => Meets(exposures.Of(p)))] : null,
        Topic = Enum.TryParse<TermsTopic>(Topic, ignoreCase: true, out var topic) && Enum.IsDefined(topic) ? topic : null,
        LeastLevel = Level switch { "high" => ChangeLevel.High, "medium" => ChangeLevel.Medium, "low" => ChangeLevel.Low, _ => ChangeLevel.None },
        UnreviewedOnly = Review == "open",
        ReviewedOnly = Review == "done",
        Skip = (Page - 1) * PageSize,
        Take = PageSize,
    };

    private bool Meets(ProviderExposure exposure) => Impact switch
    {
        "used" => exposure.IsUsed,
        "large" => exposure.IsLarge,
        "stops" => exposure.Stops,
        _ => !exposure.IsUsed,
    };
}
