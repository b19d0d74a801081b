using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Access;

/// <summary>The second lock before a write: hiding a button is not a permission.</summary>
public sealed class Editing(AuthenticationStateProvider who, IAuthorizationService rules)
{
    /// <summary>The name of the person in this circuit, or null when they may only read.</summary>
    public async Task<string?> PersonAsync()
    {
        var person = (await who.GetAuthenticationStateAsync()).User;
        return (await rules.AuthorizeAsync(person, Policies.Edit)).Succeeded ? person.Identity?.Name : null;
    }
}
