using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Providers.Catalogue;

using Microsoft.AspNetCore.Components;

namespace Dashboard.AiModels;

/// <summary>The hosts that are asked: how each stands, since when, and what can be done about it.</summary>
public sealed partial class ListingTable(ModelCatalogue catalogue, TimeProvider time) : ComponentBase
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<ListingSummary> Listings { get; set; }

    /// <summary>A listing was polled, paused or removed.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private bool IsOld(ListingSummary listing) => listing.State is ListingState.Read or ListingState.Partial && Now - listing.LastVerifiedAt > ModelsWords.StaleAfter;

    private static string Tone(ListingSummary listing) => listing.State switch
    {
        ListingState.NeverPolled => "unknown",
        ListingState.Read => "good",
        ListingState.Partial => "caution",
        _ => "problem",
    };

    private string Holds(ListingSummary listing) => listing.LastVerifiedAt switch
    {
        null => "Nothing is known of its models yet.",
        { } at when Now - at > ModelsWords.StaleAfter => "What it lists today is unknown; the last list we read is kept.",
        _ => "The last list we read still counts.",
    };

    private string Name(string host) => catalogue.NameOf(host);
}
