using Dashboard.Core.AiModels.Listings;

namespace Dashboard.AiModels;

/// <summary>Which listed models to show, as the address has it.</summary>
public sealed record ListedChoice(string? Text, string? Host, bool WithGone, int Page)
{
    public const int PageSize = 25;

    public ListedFilter ToFilter() => new(Text, string.IsNullOrWhiteSpace(Host) ? null : Host, WithGone, (Page - 1) * PageSize, PageSize);
}
