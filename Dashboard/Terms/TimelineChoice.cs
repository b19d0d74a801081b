using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Timeline;

namespace Dashboard.Terms;

/// <summary>The timeline's filters as the address has them; words nobody knows count as none.</summary>
public sealed record TimelineChoice(string? Provider, string? Level, string? Review, int Page)
{
    public const int PageSize = 25;

    public bool IsAny => ToFilter() is { Provider: null, LeastLevel: ChangeLevel.None, UnreviewedOnly: false, ReviewedOnly: false };

    public TimelineFilter ToFilter() => new()
    {
        Provider = string.IsNullOrWhiteSpace(Provider) ? null : Provider,
        LeastLevel = Level switch { "high" => ChangeLevel.High, "medium" => ChangeLevel.Medium, "low" => ChangeLevel.Low, _ => ChangeLevel.None },
        UnreviewedOnly = Review == "open",
        ReviewedOnly = Review == "done",
        Skip = (Page - 1) * PageSize,
        Take = PageSize,
    };
}
