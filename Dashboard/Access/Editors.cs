using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Access;

/// <summary>The question before every write of a page: hidden buttons are not enough, a role may have been taken away since.</summary>
public static class Editors
{
    /// <summary>The name of the person if they may write now; null if not.</summary>
    public static async Task<string?> EditorAsync(this AuthenticationStateProvider people, IAuthorizationService authorization)
    {
        var person = (await people.GetAuthenticationStateAsync()).User;
        return (await authorization.AuthorizeAsync(person, Policies.Edit)).Succeeded ? person.Identity?.Name : null;
    }
}
