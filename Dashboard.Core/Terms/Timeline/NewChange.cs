using System.Globalization;

using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Diff;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Versions;

namespace Dashboard.Core.Terms.Timeline;

/// <summary>Makes the row of a change from what the classifier said.</summary>
internal static class NewChange
{
    public static TermsChange Of(TermsSource source, TermsVersion from, TermsVersion to, TermsDiff diff, DateTime detected, DateTime confirmed) => new()
    {
        SourceId = source.Id,
        FromVersionId = from.Id,
        ToVersionId = to.Id,
        DetectedAt = detected,
        ConfirmedAt = confirmed,
        Level = diff.Level,
        Kind = diff.Kind,
        Topics = string.Join(',', diff.Topics),
        Added = diff.Changes.Count(c => c.Op == ClauseOp.Added),
        Removed = diff.Changes.Count(c => c.Op == ClauseOp.Removed),
        Reworded = diff.Changes.Count(c => c.Op == ClauseOp.Reworded),
        Moved = diff.Changes.Count(c => c.Op == ClauseOp.Moved),
        LinksChanged = diff.Links.Count,
        EffectiveDates = string.Join(',', diff.EffectiveDates.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        Evidence = diff.Weightiest?.Evidence,
        EvidenceReason = diff.Weightiest?.Reason,
    };

    public static IReadOnlyList<TermsTopic> Topics(string joined) =>
        [.. joined.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(t => Enum.TryParse<TermsTopic>(t, out var topic) ? topic : TermsTopic.Cosmetic)];

    public static IReadOnlyList<DateOnly> Dates(string joined) =>
        [.. joined.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture))];
}
