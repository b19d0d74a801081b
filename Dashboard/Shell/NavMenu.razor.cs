using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Shell;

/// <summary>The drawer: every page this person may open.</summary>
public sealed partial class NavMenu(IAuthorizationService authorization) : ComponentBase
{
    private IReadOnlyList<IGrouping<PageGroup, NavPage>> _groups = [];

    [CascadingParameter]
    public required Task<AuthenticationState> SignedIn { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var person = (await SignedIn).User;
        var allowed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var policy in Pages.All.Select(page => page.Policy).OfType<string>().Distinct())
        {
            if ((await authorization.AuthorizeAsync(person, policy)).Succeeded)
                allowed.Add(policy);
        }

        _groups = [.. Pages.For(allowed.Contains)];
    }

    private static string? Title(PageGroup group) => group switch
    {
        PageGroup.Start => null,
        PageGroup.House => "This installation",
        _ => group.ToString(),
    };
}
