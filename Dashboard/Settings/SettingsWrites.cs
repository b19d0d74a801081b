using Dashboard.Access;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Currency;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Workloads.Profile;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Settings;

/// <summary>Every write of the settings page: asks whether this person may before anything else.</summary>
public sealed class SettingsWrites(StartZoneChange zone, SaveRates rates, SaveProfile profile, AuthenticationStateProvider people, IAuthorizationService authorization)
{
    private const string NotAllowed = "Your role may look but not change anything; ask an administrator.";

    /// <summary>Null when it is done or under way, else why not.</summary>
    public Task<string?> ZoneAsync(string? name) => AllowedAsync(async _ => Problem(await zone.RunAsync(name ?? "", CancellationToken.None)));

    /// <inheritdoc cref="ZoneAsync"/>
    public Task<string?> CurrencyAsync(string? code) => AllowedAsync(async _ => Problem(await rates.ChooseAsync(code ?? "", CancellationToken.None)));

    /// <inheritdoc cref="ZoneAsync"/>
    public Task<string?> RateAsync(DateOnly? day, string? currency, string? rate) => AllowedAsync(async who =>
    {
        // A typed rate is read as a file's, so that both mean the same.
        var contents = RateFile.Read(new StringReader(FormattableString.Invariant($"date,currency,rate\n{day:yyyy-MM-dd},{currency?.Replace(',', ' ')},{rate?.Replace(',', ' ')}\n")));
        if (contents.Problems.Count > 0)
            return contents.Problems[0].Message;

        await rates.AddAsync(contents.Rates, who, CancellationToken.None);
        return null;
    });

    /// <summary>Who we are, or what to mend in it.</summary>
    public async Task<SaveOutcome> ProfileAsync(OrganisationProfile said) => await people.EditorAsync(authorization) is { } who
        ? await profile.RunAsync(said, who, CancellationToken.None)
        : new SaveOutcome.Refused([new("", NotAllowed)]);

    private async Task<string?> AllowedAsync(Func<string, Task<string?>> write) => await people.EditorAsync(authorization) is { } who ? await write(who) : NotAllowed;

    private static string? Problem(SaveOutcome outcome) => outcome is SaveOutcome.Refused refused ? refused.Problems[0].Message : null;
}
