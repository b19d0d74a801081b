using Dashboard.Core.Access.Tokens;
using Dashboard.Core.Units;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Access;

/// <summary>The writes about tokens. Each asks who is there first: a page may stand open longer than a role lasts.</summary>
public sealed class TokenWrites(AddToken add, RevokeToken revoke, IAuthorizationService authorization, AuthenticationStateProvider people)
{
    public const string NotAllowed = "Only administrators make and revoke tokens; your role does not allow it any more.";

    public async Task<TokenOutcome> AddAsync(TokenDraft draft, CancellationToken ct) => await AdministratorAsync() is { } who
        ? await add.RunAsync(draft, who, ct)
        : new TokenOutcome.Refused([new Problem("", NotAllowed)]);

    /// <summary>Null when it was done, else why not.</summary>
    public async Task<string?> RevokeAsync(int id, CancellationToken ct) =>
        await AdministratorAsync() is null ? NotAllowed
        : await revoke.RunAsync(id, ct) ? null
        : "Somebody has revoked this token meanwhile.";

    private async Task<string?> AdministratorAsync()
    {
        var person = (await people.GetAuthenticationStateAsync()).User;
        return (await authorization.AuthorizeAsync(person, Policies.Administer)).Succeeded ? person.Identity?.Name : null;
    }
}
