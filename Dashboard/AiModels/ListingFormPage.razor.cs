using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;

using Microsoft.AspNetCore.Components;

namespace Dashboard.AiModels;

/// <summary>Adds a listing, or changes how one is asked; it is polled at once, so that its state is there to see.</summary>
public sealed partial class ListingFormPage(ListingsQuery listings, ListingWrites writes, ModelCatalogue catalogue, NavigationManager navigation) : ComponentBase
{
    private IReadOnlyList<Problem> _problems = [];
    private bool _saving;

    [Parameter]
    public int? Id { get; set; }

    private async Task<ListingInput> LoadAsync(CancellationToken ct)
    {
        _problems = [];
        if (Id is not { } id)
            return new ListingInput();

        return (await listings.SourcesAsync(ct)).FirstOrDefault(s => s.Id == id) is { } listing ? ListingInput.Of(listing) : new ListingInput { IsMissing = true };
    }

    private async Task SaveAsync(ListingInput input)
    {
        _problems = [.. input.Problems()];
        // Saving an address that is there already changes that listing: whoever adds one does not mean that.
        if (Id is null && (await listings.SourcesAsync(CancellationToken.None)).Any(s => s.Url == input.ToDraft().ListUrl))
            _problems = [.. _problems, new("url", "This address is asked already; edit that listing instead.")];

        if (_problems.Count > 0)
            return;

        _saving = true;
        var outcome = await writes.SaveAsync(input.ToDraft(), input.SecretToSave(), CancellationToken.None);
        _saving = false;
        if (outcome is SaveOutcome.Refused refused)
        {
            _problems = refused.Problems;
            return;
        }

        input.Secret = null;
        navigation.NavigateTo("/models/listings");
    }

    private static IEnumerable<(KeySource Source, string Label)> KeySources(ListingInput input) =>
    [
        (KeySource.Kept, input.HasSecret ? "Keep the key that is there" : "None: the list is open to everybody"),
        (KeySource.Secret, $"{(input.HasSecret ? "Another key" : "A key")}, kept encrypted and never shown again"),
        (KeySource.Variable, "The name of an environment variable of the server"),
        .. input.HasSecret ? [(KeySource.None, "None: remove the key that is there")] : Array.Empty<(KeySource, string)>(),
    ];

    private string? Wrong(string path) => _problems.Any(p => p.Path == path) ? "true" : null;

    private static bool IsOpen(string? url) => url?.TrimStart().StartsWith("http://", StringComparison.OrdinalIgnoreCase) is true;
}
