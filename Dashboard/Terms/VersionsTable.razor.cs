using Dashboard.Core.Terms.Timeline;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Terms;

/// <summary>Every text of a document, any two of which can be laid side by side: the choice lives in the address.</summary>
public sealed partial class VersionsTable(NavigationManager navigation) : ComponentBase
{
    private int _old, _new;

    [Parameter, EditorRequired]
    public int Source { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<VersionRow> Versions { get; set; }

    /// <summary>What the address says; without it, the last two.</summary>
    [Parameter]
    public (int Old, int New)? Chosen { get; set; }

    protected override void OnParametersSet()
    {
        if (Chosen is { } chosen)
            (_old, _new) = chosen;
        else if (_old == 0 && Versions.Count > 1)
            (_old, _new) = (Versions[1].Number, Versions[0].Number);
    }

    private void Compare() => navigation.NavigateTo(navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["old"] = _old, ["new"] = _new }));
}
