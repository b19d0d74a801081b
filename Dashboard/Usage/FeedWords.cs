using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors;
using Dashboard.Kit.Formats;

using MudBlazor;

namespace Dashboard.Usage;

/// <summary>How the states of polled connections are said.</summary>
internal static class FeedWords
{
    /// <summary>A connection not read for so long says nothing about today.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromDays(2);

    public static string Of(FeedState state) => state switch
    {
        FeedState.NeverSynced => "Not synced yet",
        FeedState.Synced => "Synced",
        FeedState.KeyUnusable => "No usable key",
        FeedState.WrongKey => "Wrong key",
        FeedState.MissingScope => "Key may not read this",
        FeedState.NotFound => "Not found",
        FeedState.RateLimited => "Rate limited",
        FeedState.ClockSkew => "Clocks differ",
        FeedState.NotAllowed => "Not allowed by us",
        FeedState.Unreachable => "Unreachable",
        FeedState.Unreadable => "Unreadable",
        FeedState.BrokenPaging => "Pages broken off",
        _ => "Too much at once",
    };

    public static string ToneOf(FeedState state) => state switch
    {
        FeedState.NeverSynced => "unknown",
        FeedState.Synced => "good",
        FeedState.RateLimited or FeedState.Unreachable => "caution",
        _ => "problem",
    };

    public static string IconOf(FeedState state) => state switch
    {
        FeedState.NeverSynced => Icons.Material.Outlined.HelpOutline,
        FeedState.Synced => Icons.Material.Outlined.CheckCircle,
        FeedState.KeyUnusable or FeedState.WrongKey or FeedState.MissingScope => Icons.Material.Outlined.KeyOff,
        FeedState.RateLimited => Icons.Material.Outlined.HourglassEmpty,
        FeedState.ClockSkew => Icons.Material.Outlined.Schedule,
        FeedState.NotAllowed => Icons.Material.Outlined.Block,
        FeedState.Unreachable => Icons.Material.Outlined.CloudOff,
        _ => Icons.Material.Outlined.ReportProblem,
    };

    public static string Of(AccountKind kind) => kind.ToString();

    /// <summary>Days that were read, as a period.</summary>
    public static string? Covered(FeedSummary feed) =>
        feed is { CoveredFrom: { } from, CoveredUntil: { } until } && until > from ? DayFormat.Period(new(from, until)) : null;

    public static string Window(DateOnly from, DateOnly until) => DayFormat.Period(new(from, until));

    /// <summary>Every hour; every 6 hours; every 30 minutes.</summary>
    public static string Every(int minutes) => minutes switch
    {
        60 => "every hour",
        1440 => "once a day",
        _ when minutes % 60 == 0 => $"every {minutes / 60} hours",
        _ => $"every {minutes} minutes",
    };

    public static string Doing(SyncProgress progress) =>
        $"Reading {(progress.Backfill ? "the past, " : "")}{Window(progress.From, progress.Until)}{(progress.Pages == 0 ? "" : $", {Words.Count(progress.Pages, "page")}")}";
}
