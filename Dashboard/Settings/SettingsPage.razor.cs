using Dashboard.Core.Usage.Currency;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Workloads.Profile;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Settings;

/// <summary>Where days begin, in what money is shown and who we are, for the whole installation.</summary>
public sealed partial class SettingsPage(ReportingZoneQuery zone, RatesQuery rates, ProfileQuery profile, TimeProvider time) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private LoadFrame<SettingsView>? _frame;
    private ITimer? _looking;

    /// <summary>Why a file of rates was not taken.</summary>
    [SupplyParameterFromQuery]
    public string? Problem { get; set; }

    /// <summary>How many rates a file had.</summary>
    [SupplyParameterFromQuery]
    public int? Read { get; set; }

    /// <summary>How many of them were new.</summary>
    [SupplyParameterFromQuery]
    public int? Changed { get; set; }

    protected override void OnAfterRender(bool firstRender)
    {
        // A change of the time zone goes on in the background.
        if (firstRender)
            _looking = time.CreateTimer(_ => _ = InvokeAsync(ReloadAsync), null, Look, Look);
    }

    private async Task<SettingsView> LoadAsync(CancellationToken ct) => new(await zone.AskAsync(ct), await rates.DisplayAsync(ct), await rates.PairsAsync(ct), await profile.ReadAsync(ct));

    private Task ReloadAsync() => _frame?.ReloadAsync() ?? Task.CompletedTask;

    public void Dispose() => _looking?.Dispose();
}

/// <summary>What the page shows.</summary>
public sealed record SettingsView(ZoneState Zone, string Currency, IReadOnlyList<RatePair> Pairs, OrganisationProfile Profile);
