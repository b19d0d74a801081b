using Dashboard.Core.AiModels.Changes;
using Dashboard.Core.AiModels.Listings;

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
        ListingState.Shrunk => "Too short",
        ListingState.Blocked => "Blocked",
        ListingState.Unreachable => "Unreachable",
        _ => "Unreadable",
    };

    public static string IconOf(ListingState state) => state switch
    {
        ListingState.NeverPolled => Icons.Material.Outlined.HelpOutline,
        ListingState.Read => Icons.Material.Outlined.CheckCircle,
        ListingState.Blocked => Icons.Material.Outlined.Block,
        ListingState.Unreachable => Icons.Material.Outlined.CloudOff,
        _ => Icons.Material.Outlined.ReportProblem,
    };

    public static bool IsTrouble(ListingState state) => state is not (ListingState.Read or ListingState.NeverPolled);

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
}
