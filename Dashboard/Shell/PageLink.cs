using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Dashboard.Shell;

/// <summary>A line of the drawer, lit on its own page and on what lies under it and has no line of its own.</summary>
public sealed class PageLink : NavLink
{
    /// <summary>The path of its page.</summary>
    [Parameter, EditorRequired]
    public required string Path { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override bool ShouldMatch(string uriAbsolute) =>
        Pages.At("/" + Navigation.ToBaseRelativePath(uriAbsolute).Split('?', '#')[0].TrimEnd('/'))?.Path == Path;
}
