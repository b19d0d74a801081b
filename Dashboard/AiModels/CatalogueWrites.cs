using Dashboard.Access;
using Dashboard.Core.AiModels.Refresh;
using Dashboard.Core.Risk.PriceChanges;
using Dashboard.Kit;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.AiModels;

/// <summary>The writes about the catalogue. Each asks who is there first, and answers with a sentence when it could not be done.</summary>
public sealed class CatalogueWrites(
    RefreshCatalogueJob refresh, ApplyEdition apply, CircuitWork<RefreshRound> rounds, IAuthorizationService authorization, AuthenticationStateProvider people)
{
    /// <summary>There is one catalogue.</summary>
    public const int Id = 1;

    private const string NotAllowed = "Your role does not allow this any more; ask an administrator.";

    /// <summary>Asks GitHub now; it goes on when the page is left.</summary>
    public async Task<string?> RefreshAsync()
    {
        if (await people.EditorAsync(authorization) is null)
            return NotAllowed;

        rounds.Start(Id, async ct => await refresh.RunAsync(all: true, ct));
        return null;
    }

    public async Task<string?> ApplyAsync(int edition) =>
        await people.EditorAsync(authorization) is not { } who ? NotAllowed
        : await apply.RunAsync(edition, who, CancellationToken.None) ? null : "These prices wait no longer: somebody applied them, or newer ones came. Look again.";
}
