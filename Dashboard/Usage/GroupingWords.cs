using System.Globalization;

using Dashboard.Core.Usage.Reconciliation;
using Dashboard.Kit.Formats;

namespace Dashboard.Usage;

/// <summary>Sentences about reports that cover the same days in different groups.</summary>
internal static class GroupingWords
{
    public static string Title(GroupingOverlap overlap) => $"{overlap.Connection} counts the same days twice";

    /// <summary>What came in twice, and from which files.</summary>
    public static string Said(GroupingOverlap overlap) => string.Create(
        CultureInfo.InvariantCulture,
        $"{overlap.First.File} ({overlap.First.Said}) and {overlap.Second.File} ({overlap.Second.Said}) cover the same {Words.Count(overlap.Days, "day")} from {DayFormat.Iso(overlap.From)} to {DayFormat.Iso(overlap.Last)}: {Tokens(overlap)} count twice.");

    /// <summary>The way out.</summary>
    public static string Remedy(GroupingOverlap overlap) =>
        $"Keep {overlap.Connection} for detail, so that totals leave it out, and import one of the two files again under a connection of its own.";

    private static string Tokens(GroupingOverlap overlap) => overlap.TokensTwice is { } tokens ? $"{AmountFormat.Tokens(tokens)} tokens" : "their tokens";
}
