using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Units;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Terms;

/// <summary>Adds a page to watch, or changes one. A new one is polled at once, so that its first state is there to see.</summary>
public sealed partial class SourceFormPage(
    SourcesQuery sources, SourceWrites writes, ModelCatalogue catalogue, NavigationManager navigation) : ComponentBase
{
    private IReadOnlyList<Problem> _problems = [];
    private bool _saving;

    [Parameter]
    public int? Id { get; set; }

    /// <summary>The provider to start with, for links from elsewhere.</summary>
    [SupplyParameterFromQuery]
    public string? Provider { get; set; }

    private async Task<SourceInput> LoadAsync(CancellationToken ct)
    {
        _problems = [];
        if (Id is not { } id)
            return new SourceInput { Provider = Provider };

        return await sources.DraftAsync(id, ct) is { } draft ? SourceInput.Of(draft) : new SourceInput { IsMissing = true };
    }

    private async Task SaveAsync(SourceInput input)
    {
        _saving = true;
        var outcome = await writes.SaveAsync(Id, input.ToDraft(keepsMarkers: Id is null));
        _saving = false;
        if (outcome is SaveOutcome.Saved saved)
            navigation.NavigateTo($"/terms/sources/{saved.Key}");
        else if (outcome is SaveOutcome.Refused refused)
            _problems = refused.Problems;
    }

    private string? Wrong(string field) => _problems.Any(p => p.Path == field) ? "true" : null;
}
