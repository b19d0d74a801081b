using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Terms.Sources;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Terms;

/// <summary>The watched pages: how each stands, since when, and what can be done about it.</summary>
public sealed partial class SourcesTable(ModelCatalogue catalogue) : ComponentBase
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<SourceRow> Sources { get; set; }

    /// <summary>A source was paused, resumed or removed.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private string Name(string provider) => catalogue.NameOf(provider);
}
