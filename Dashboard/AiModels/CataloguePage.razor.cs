using Dashboard.Core.AiModels.Refresh;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.PriceChanges;
using Dashboard.Core.Usage.Pricing.Recalculation;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.AiModels;

/// <summary>How old the catalogue is, what keeps it fresh, what waits, and a way to every model.</summary>
public sealed partial class CataloguePage(
    RefreshQuery standing, PriceStepsQuery steps, OutdatedCostsQuery outdated, ModelCatalogue catalogue, CatalogueWrites writes, CircuitWork<RefreshRound> rounds, NavigationManager navigation) : ComponentBase, IDisposable
{
    private const int Most = 40;

    private LoadFrame<CatalogueView>? _frame;
    private string? _text, _problem;

    /// <summary>A part of a name or id.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    private List<CatalogueModel> Found { get; set; } = [];

    private string? Said => _problem ?? (rounds.Of(CatalogueWrites.Id) is { Running: false } run
        ? run.Failed ? "Asking broke off; the log of the server says why. The catalogue is as it was."
            : $"Asked: {string.Join(" ", run.Outcome!.Lists.Select(l => $"{ModelsWords.Of(l.List)}: {(l.Reason.Length > 0 ? l.Reason : l.News.Length > 0 ? l.News : "nothing new.")}"))}"
        : null);

    protected override void OnInitialized() => rounds.Ended += RoundEnded;

    protected override void OnParametersSet()
    {
        _text = Q;
        var words = (Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Found = words.Length == 0 ? [] :
        [
            .. catalogue.Models.Where(m => Array.TrueForAll(words, w =>
                    m.Key.ToString().Contains(w, StringComparison.OrdinalIgnoreCase) || m.Name.Contains(w, StringComparison.OrdinalIgnoreCase)
                    || catalogue.Offerings(m.Key).Any(o => o.Id.Contains(w, StringComparison.OrdinalIgnoreCase))))
                .OrderByDescending(m => m.Released).ThenBy(m => m.Key.ToString(), StringComparer.Ordinal),
        ];
    }

    private async Task<CatalogueView> LoadAsync(CancellationToken ct)
    {
        var now = await standing.AskAsync(ct);
        var next = now.Waiting is { } waiting ? await standing.ReadAsync(waiting.Id, ct) : null;
        return new(now, next is null ? [] : await steps.PreviewAsync(next, ct), await outdated.AskAsync(ct));
    }

    private async Task RefreshAsync() => _problem = await writes.RefreshAsync();

    private async Task ApplyAsync(int edition)
    {
        _problem = await writes.ApplyAsync(edition);
        await (_frame?.ReloadAsync() ?? Task.CompletedTask);
    }

    private void Search() => navigation.NavigateTo(navigation.GetUriWithQueryParameter("q", string.IsNullOrWhiteSpace(_text) ? null : _text.Trim()));

    private void RoundEnded(int id) => _ = InvokeAsync(() => _frame?.ReloadAsync() ?? Task.CompletedTask);

    private static string Short(string commit) => commit.Length > 7 ? commit[..7] : commit;

    public void Dispose() => rounds.Ended -= RoundEnded;
}

/// <summary>What the page shows.</summary>
/// <param name="Outdated">Entries that the prices in use would make cost another amount.</param>
public sealed record CatalogueView(RefreshStanding Standing, IReadOnlyList<PriceStep> Preview, OutdatedCosts? Outdated);
