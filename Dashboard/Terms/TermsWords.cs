using Dashboard.Core.Risk.Exposure;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Diff;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Terms.Watches;
using Dashboard.Core.Units;
using Dashboard.Kit.Formats;

using MudBlazor;

namespace Dashboard.Terms;

/// <summary>How this room's values are said on its pages: the same word for the same thing everywhere.</summary>
internal static class TermsWords
{
    public static string Of(TermsState state) => state switch
    {
        TermsState.NeverCaptured => "Not captured yet",
        TermsState.Fresh => "First capture",
        TermsState.Unchanged => "Unchanged",
        TermsState.ChangedUnconfirmed => "Change seen once",
        TermsState.ChangedConfirmed => "Changed",
        TermsState.Blocked => "Blocked",
        TermsState.Unreachable => "Unreachable",
        TermsState.Moved => "Moved",
        TermsState.Gone => "Gone",
        TermsState.WrongPage => "Another page",
        TermsState.Shrunk => "Too short",
        TermsState.Unrendered => "Needs scripts",
        TermsState.LocaleChanged => "Other language",
        TermsState.SelectorBroken => "Selector finds nothing",
        _ => "Kept by hand",
    };

    public static string IconOf(TermsState state) => state switch
    {
        TermsState.NeverCaptured => Icons.Material.Outlined.HelpOutline,
        TermsState.Fresh or TermsState.Unchanged => Icons.Material.Outlined.CheckCircle,
        TermsState.ChangedUnconfirmed => Icons.Material.Outlined.HourglassEmpty,
        TermsState.ChangedConfirmed => Icons.Material.Outlined.Difference,
        TermsState.Blocked => Icons.Material.Outlined.Block,
        TermsState.Unreachable => Icons.Material.Outlined.CloudOff,
        TermsState.Moved => Icons.Material.Outlined.MoveDown,
        TermsState.Gone => Icons.Material.Outlined.LinkOff,
        TermsState.Manual => Icons.Material.Outlined.EditNote,
        _ => Icons.Material.Outlined.ReportProblem,
    };

    public static string Of(TermsKind kind) => kind switch
    {
        TermsKind.Terms => "Terms of service",
        TermsKind.UsagePolicy => "Usage policy",
        TermsKind.Privacy => "Privacy policy",
        TermsKind.DataProcessing => "Data processing agreement",
        TermsKind.Subprocessors => "List of sub-processors",
        TermsKind.ServiceLevel => "Service level",
        TermsKind.Regions => "Supported regions",
        TermsKind.Deprecations => "Deprecations",
        TermsKind.Pricing => "Pricing",
        TermsKind.RateLimits => "Rate limits",
        TermsKind.ModelLicence => "Model licence",
        TermsKind.Changelog => "Changelog",
        _ => "Other document",
    };

    public static string Of(TermsTopic topic) => topic switch
    {
        TermsTopic.CompetingModels => "Competing models",
        TermsTopic.TrainingOnCustomerData => "Training on our data",
        TermsTopic.OutputOwnership => "Who owns outputs",
        TermsTopic.RegionAvailability => "Regions",
        TermsTopic.SuspensionTermination => "Suspension and termination",
        TermsTopic.DataRetention => "Data retention",
        TermsTopic.PrivacySubprocessors => "Privacy and sub-processors",
        TermsTopic.PricingBilling => "Prices and billing",
        TermsTopic.LiabilityIndemnity => "Liability",
        TermsTopic.DisputeArbitration => "Disputes",
        TermsTopic.UsageRestrictions => "What may be done",
        TermsTopic.AgeEligibility => "Who may use it",
        TermsTopic.ModelDeprecation => "Model retirement",
        TermsTopic.NoticeOfChanges => "Notice of changes",
        TermsTopic.RateLimits => "Rate limits",
        _ => "Cosmetic",
    };

    /// <summary>What a kind adds to the counts; null when it adds nothing.</summary>
    public static string? Of(ChangeKind kind) => kind switch
    {
        ChangeKind.None or ChangeKind.Cosmetic => "Nothing that binds anybody",
        ChangeKind.DateOnly => "A date only",
        ChangeKind.Replaced => "Most of the document is new",
        ChangeKind.CaptureFault => "One of the texts is not the document",
        ChangeKind.Rollback => "An earlier text came back and stayed",
        _ => null,
    };

    /// <summary>How a text came to us when not by a poll alone; null when it did.</summary>
    public static string? Of(CaptureOrigin? origin, string? by) => (origin, by) switch
    {
        (CaptureOrigin.Pasted, _) => $"pasted by {by}",
        (CaptureOrigin.Uploaded, _) => $"uploaded by {by}",
        (CaptureOrigin.Archive, _) => "from an archive",
        (null, { } person) => $"accepted by {person}",
        _ => null,
    };

    public static string Of(ReviewDecision decision) => decision switch
    {
        ReviewDecision.NoImpact => "No impact",
        ReviewDecision.Action => "Action needed",
        _ => "Watch",
    };

    public static string Of(ClauseOp op) => op == ClauseOp.Same ? "Unchanged" : op.ToString();

    public static string IconOf(ClauseOp op) => op switch
    {
        ClauseOp.Added => Icons.Material.Outlined.Add,
        ClauseOp.Removed => Icons.Material.Outlined.Remove,
        ClauseOp.Reworded => Icons.Material.Outlined.Edit,
        _ => Icons.Material.Outlined.SwapVert,
    };

    public static string Of(WatchState state) => state switch
    {
        WatchState.Holds => "Holds",
        WatchState.Reworded => "Reworded",
        WatchState.NotLookedFor => "Not looked for yet",
        WatchState.NeverStood => "Not found",
        _ => "Gone",
    };

    public static string IconOf(WatchState state) => state switch
    {
        WatchState.Holds => Icons.Material.Outlined.CheckCircle,
        WatchState.Reworded => Icons.Material.Outlined.Edit,
        WatchState.NotLookedFor => Icons.Material.Outlined.HourglassEmpty,
        WatchState.NeverStood => Icons.Material.Outlined.SearchOff,
        _ => Icons.Material.Outlined.LinkOff,
    };

    public static string ToneOf(WatchState state) => state.IsBroken() ? "problem" : state == WatchState.Holds ? "good" : "unknown";

    public static Level Of(ChangeLevel level) => level switch
    {
        ChangeLevel.High => Level.High,
        ChangeLevel.Medium => Level.Medium,
        ChangeLevel.Low => Level.Low,
        _ => Level.None,
    };

    /// <summary><c>62 % of spend, 3 workloads</c>; null when nothing of ours is touched.</summary>
    public static string? Brief(ProviderExposure exposure)
    {
        if (!exposure.IsUsed && exposure.Workloads.Count == 0)
            return null;

        var share = exposure.SpendShare is { } spend ? $"{ShareFormat.Of((decimal)spend)} of spend"
            : exposure.RequestShare is { } requests ? $"{ShareFormat.Of((decimal)requests)} of requests" : null;
        var named = exposure.Workloads.Count(w => w.Key is not null);
        return string.Join(", ", new[] { share, named == 0 ? null : Words.Count(named, "workload") }.OfType<string>()) is { Length: > 0 } brief ? brief : null;
    }

    /// <summary><c>1 removed, 2 reworded sentences</c>; null when no sentence changed.</summary>
    public static string? Counts(ChangeRow change)
    {
        var parts = new (int Count, string Word)[]
        {
            (change.Removed, "removed"), (change.Added, "added"), (change.Reworded, "reworded"), (change.Moved, "moved"),
        }.Where(p => p.Count > 0).ToList();
        var all = parts.Sum(p => p.Count);
        return all == 0 ? null : $"{string.Join(", ", parts.Select(p => $"{p.Count} {p.Word}"))} {(all == 1 ? "sentence" : "sentences")}";
    }

    /// <summary>What can be said about today although the document was not got.</summary>
    public static string Holds(SourceRow source) => source switch
    {
        { LastVerifiedAt: null } => "Nothing is known of this document yet.",
        { VerifiedAge: { } age } when age > ProviderTermsQuery.StaleAfter => "What it says today is unknown; the last text we saw is kept.",
        _ => "The last text we saw still counts.",
    };

    /// <summary>Not looked at for so long that "no changes" cannot be said.</summary>
    public static bool IsStale(SourceRow source) => source.VerifiedAge > ProviderTermsQuery.StaleAfter;
}
