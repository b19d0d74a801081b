using Dashboard.Core.AiModels.Changes;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.AiModels.Refresh;
using Dashboard.Core.AiModels.Status.Reading;
using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Retirement;
using Dashboard.Kit.Formats;

using MudBlazor;

namespace Dashboard.AiModels;

/// <summary>How this room's values are said on its pages.</summary>
internal static class ModelsWords
{
    /// <summary>Lists are asked for several times a day: one not read for so long says nothing about today.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromDays(2);

    public static string Of(ListingState state) => state switch
    {
        ListingState.NeverPolled => "Not read yet",
        ListingState.Read => "Read",
        ListingState.Partial => "A part",
        ListingState.Shrunk => "Too short",
        ListingState.Blocked => "Blocked",
        ListingState.Unreachable => "Unreachable",
        _ => "Unreadable",
    };

    public static string IconOf(ListingState state) => state switch
    {
        ListingState.NeverPolled => Icons.Material.Outlined.HelpOutline,
        ListingState.Read => Icons.Material.Outlined.CheckCircle,
        ListingState.Partial => Icons.Material.Outlined.Rule,
        ListingState.Blocked => Icons.Material.Outlined.Block,
        ListingState.Unreachable => Icons.Material.Outlined.CloudOff,
        _ => Icons.Material.Outlined.ReportProblem,
    };

    public static bool IsTrouble(ListingState state) => state is not (ListingState.Read or ListingState.Partial or ListingState.NeverPolled);

    public static string Of(ListingForm form) => form switch
    {
        ListingForm.Anthropic => "Anthropic (x-api-key)",
        ListingForm.Azure => "Azure (api-key)",
        ListingForm.Gemini => "Gemini (x-goog-api-key)",
        _ => "OpenAI-compatible (Authorization: Bearer)",
    };

    /// <summary>One word for what happened; a suspicion is not yet a fact.</summary>
    public static string Of(ModelChangeLine change) => change switch
    {
        { Type: ModelChangeType.Vanished, State: ModelChangeState.Suspected } => "Suspected gone",
        { Type: ModelChangeType.Vanished } => "Vanished",
        { Type: ModelChangeType.Appeared } => "Appeared",
        { Type: ModelChangeType.Renamed } => "Renamed",
        { Type: ModelChangeType.RetirementAnnounced } => "Retirement announced",
        { Type: ModelChangeType.RetirementMoved } => "Retirement moved",
        { Type: ModelChangeType.Deprecated } => "Deprecated",
        { Type: ModelChangeType.Undeprecated } => "No longer deprecated",
        { Type: ModelChangeType.PriceChanged } => "Price changed",
        { Type: ModelChangeType.ContextChanged } => "Context changed",
        _ => "Retirement withdrawn",
    };

    public static string IconOf(ModelChangeLine change) => change switch
    {
        { Type: ModelChangeType.Vanished, State: ModelChangeState.Suspected } => Icons.Material.Outlined.HourglassEmpty,
        { Type: ModelChangeType.Vanished } => Icons.Material.Outlined.RemoveCircleOutline,
        { Type: ModelChangeType.Appeared } => Icons.Material.Outlined.AddCircleOutline,
        { Type: ModelChangeType.Renamed } => Icons.Material.Outlined.DriveFileRenameOutline,
        { Type: ModelChangeType.PriceChanged } => Icons.Material.Outlined.Payments,
        { Type: ModelChangeType.ContextChanged } => Icons.Material.Outlined.Straighten,
        _ => Icons.Material.Outlined.Event,
    };

    public static string ToneOf(ModelChangeLine change) => change switch
    {
        { Type: ModelChangeType.Vanished, State: ModelChangeState.Suspected } => "unknown",
        { Type: ModelChangeType.Vanished } => "problem",
        { Type: ModelChangeType.Appeared or ModelChangeType.RetirementWithdrawn or ModelChangeType.Undeprecated } => "good",
        { Type: ModelChangeType.Renamed or ModelChangeType.PriceChanged or ModelChangeType.ContextChanged } => "neutral",
        _ => "caution",
    };

    public static string Of(ReplacementReason why) => why switch
    {
        ReplacementReason.NamedByHost => "named by the host",
        ReplacementReason.SameWeights => "the same weights elsewhere",
        ReplacementReason.SameMaker => "the same maker",
        _ => "meets what it does",
    };

    public static string Of(Health health) => health switch
    {
        Health.Operational => "Working",
        Health.Maintenance => "Maintenance",
        Health.Degraded => "Degraded",
        Health.PartialOutage => "Partly out",
        Health.MajorOutage => "Out",
        _ => "Unknown",
    };

    public static string ToneOf(Health health) => health switch
    {
        Health.Operational => "good",
        Health.Maintenance => "neutral",
        Health.Degraded => "caution",
        Health.PartialOutage or Health.MajorOutage => "problem",
        _ => "unknown",
    };

    public static string IconOf(Health health) => health switch
    {
        Health.Operational => Icons.Material.Outlined.CheckCircle,
        Health.Maintenance => Icons.Material.Outlined.Build,
        Health.Degraded => Icons.Material.Outlined.ReportProblem,
        Health.PartialOutage or Health.MajorOutage => Icons.Material.Outlined.ErrorOutline,
        _ => Icons.Material.Outlined.HelpOutline,
    };

    public static string Of(PageState state) => state switch
    {
        PageState.NeverPolled => "Not read yet",
        PageState.Read => "Read",
        PageState.Shrunk => "Too short",
        PageState.Blocked => "Blocked",
        PageState.Unreachable => "Unreachable",
        _ => "Unreadable",
    };

    public static string IconOf(PageState state) => state switch
    {
        PageState.NeverPolled => Icons.Material.Outlined.HelpOutline,
        PageState.Read => Icons.Material.Outlined.CheckCircle,
        PageState.Blocked => Icons.Material.Outlined.Block,
        PageState.Unreachable => Icons.Material.Outlined.CloudOff,
        _ => Icons.Material.Outlined.ReportProblem,
    };

    public static string ToneOf(PageState state) => state switch
    {
        PageState.NeverPolled => "unknown",
        PageState.Read => "good",
        _ => "problem",
    };

    public static string Of(PageKind kind) => kind is PageKind.Status ? "Status" : "Deprecations";

    public static string Of(RefreshList list) => list switch
    {
        RefreshList.Prices => "Prices with their days",
        RefreshList.Tiers => "What service tiers ask",
        _ => "Announced ends",
    };

    public static string Of(RefreshState state) => state switch
    {
        RefreshState.NeverRead => "Not read yet",
        RefreshState.Read => "Read",
        RefreshState.AskedToWait => "Asked to wait",
        RefreshState.Unreachable => "Unreachable",
        RefreshState.Shrunk => "Too short",
        _ => "Unreadable",
    };

    public static string ToneOf(RefreshState state) => state switch
    {
        RefreshState.NeverRead => "unknown",
        RefreshState.Read => "good",
        RefreshState.AskedToWait => "neutral",
        _ => "problem",
    };

    public static string IconOf(RefreshState state) => state switch
    {
        RefreshState.NeverRead => Icons.Material.Outlined.HelpOutline,
        RefreshState.Read => Icons.Material.Outlined.CheckCircle,
        RefreshState.AskedToWait => Icons.Material.Outlined.HourglassEmpty,
        RefreshState.Unreachable => Icons.Material.Outlined.CloudOff,
        _ => Icons.Material.Outlined.ReportProblem,
    };

    public static string Of(ReasoningTraces? traces) => traces switch
    {
        ReasoningTraces.Visible => "visible to the caller",
        ReasoningTraces.Summarised => "summarised by another model",
        ReasoningTraces.Hidden => "hidden",
        _ => Words.Unknown,
    };

    /// <summary>"US", "DE, EU": the bloc is said where it is not the country.</summary>
    public static string Home(Provider? provider) => provider?.Country is not { } country ? "home unknown"
        : provider.Bloc is { } bloc && !bloc.ToString().Equals(country, StringComparison.OrdinalIgnoreCase) ? $"{country}, {bloc.ToString().ToUpperInvariant()}" : country;
}
