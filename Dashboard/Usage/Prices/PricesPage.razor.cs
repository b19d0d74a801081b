using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Pricing.Own;
using Dashboard.Core.Usage.Pricing.Recalculation;
using Dashboard.Core.Usage.Pricing.Unpriced;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Usage.Prices;

/// <summary>What has no price, what was set here, and costs reckoned again; looks again while the page is open.</summary>
public sealed partial class PricesPage(
    UnpricedModelsQuery unpriced, OwnPricesQuery own, RecalculationsQuery recalculations, OutdatedCostsQuery outdated, ReportingDayQuery days, NavigationManager navigation, TimeProvider time)
    : ComponentBase, IDisposable
{
    private const int RecalculationsShown = 30;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _leaving = new();
    private LoadFrame<PricesView>? _frame;
    private ReportingDay? _day;
    private ITimer? _looking;
    private IReadOnlyList<int>? _about;
    private Period? _left;
    private bool _open;
    private string _asked = "";

    /// <summary><c>all</c>, <c>catalogue</c> for what newer prices of the catalogue left behind, or numbers of own prices: opens the recalculation for them.</summary>
    [SupplyParameterFromQuery]
    public string? Recalculate { get; set; }

    protected override async Task OnInitializedAsync() => _day = await days.TodayAsync(_leaving.Token);

    protected override void OnParametersSet()
    {
        int[] numbers = [.. (Recalculate ?? "").Split(',').Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(n => n > 0)];
        (_open, _about, _asked) = (Recalculate is { Length: > 0 }, numbers.Length > 0 ? numbers : null, Recalculate ?? "");
    }

    protected override void OnAfterRender(bool firstRender)
    {
        // Recalculations go on in the background, and others set prices too.
        if (firstRender)
            _looking = time.CreateTimer(_ => _ = InvokeAsync(ReloadAsync), null, Look, Look);
    }

    private async Task<PricesView> LoadAsync(CancellationToken ct) => new(
        await unpriced.ListAsync(ct), await own.ListAsync(ct), await recalculations.ListAsync(RecalculationsShown, ct), await DaysAsync(ct));

    // Asked once: the card keeps the days that it was opened with.
    private async Task<Period?> DaysAsync(CancellationToken ct) =>
        Recalculate is "catalogue" && (_left ??= (await outdated.AskAsync(ct))?.Period) is { } left ? left : await recalculations.DaysAsync(_about, ct);

    private async Task OfferAsync(int price)
    {
        await ReloadAsync();
        navigation.NavigateTo(PriceWords.Recalculate(price));
    }

    private async Task StartedAsync()
    {
        navigation.NavigateTo(PriceWords.Path);
        await ReloadAsync();
    }

    private Task ReloadAsync() => _frame?.ReloadAsync() ?? Task.CompletedTask;

    public void Dispose()
    {
        _looking?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Days">Over which a recalculation would go; null while the ledger is empty.</param>
public sealed record PricesView(
    UnpricedUsage Unpriced, IReadOnlyList<OwnPriceRow> Own, IReadOnlyList<RecalculationRow> Recalculations, Period? Days);
