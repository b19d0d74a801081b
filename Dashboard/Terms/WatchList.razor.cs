using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Terms.Watches;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Terms;

/// <summary>Pinned sentences with what can be done about each.</summary>
public sealed partial class WatchList(DocumentWrites writes, ModelCatalogue catalogue) : ComponentBase
{
    private string? _problem;

    [Parameter, EditorRequired]
    public required IReadOnlyList<WatchRow> Watches { get; set; }

    /// <summary>Says which document each belongs to.</summary>
    [Parameter]
    public bool ShowSource { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    private async Task WriteAsync(Func<Task<string?>> write)
    {
        _problem = await write();
        await Changed.InvokeAsync();
    }
}
