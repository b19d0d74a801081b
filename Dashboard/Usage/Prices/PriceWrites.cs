using Dashboard.Access;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Pricing.Own;
using Dashboard.Core.Usage.Pricing.Recalculation;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Usage.Prices;

/// <summary>Every write of the pages of prices: asks whether this person may before anything else.</summary>
public sealed class PriceWrites(
    SaveOwnPrice save, StartRecalculation start, RecalculateCosts costs, AuthenticationStateProvider people, IAuthorizationService authorization)
{
    private const string NotAllowed = "Your role may look but not change anything; ask an administrator.";

    /// <param name="replaces">The number of the price that was changed.</param>
    public async Task<SaveOutcome> SaveAsync(OwnPriceDraft draft, int? replaces) => await people.EditorAsync(authorization) is { } who
        ? await save.RunAsync(draft, who, replaces, CancellationToken.None)
        : new SaveOutcome.Refused([new Problem("", NotAllowed)]);

    /// <summary>Null when it is done, else why not.</summary>
    public async Task<string?> RetireAsync(int id) => await people.EditorAsync(authorization) is not { } who ? NotAllowed
        : await save.RetireAsync(id, who, CancellationToken.None) ? null : "Somebody has changed or retired this price meanwhile.";

    /// <inheritdoc cref="RetireAsync"/>
    public async Task<string?> RecalculateAsync(RecalculationScope scope, string reason)
    {
        if (await people.EditorAsync(authorization) is not { } who)
            return NotAllowed;

        await start.RunAsync(scope, reason, who, CancellationToken.None);
        return null;
    }

    /// <inheritdoc cref="RetireAsync"/>
    public async Task<string?> StopAsync(int id) => await people.EditorAsync(authorization) is null ? NotAllowed
        : await costs.StopAsync(id, CancellationToken.None) ? null : "It has ended meanwhile.";
}
