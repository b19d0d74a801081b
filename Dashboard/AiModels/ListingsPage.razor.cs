using Dashboard.Core.AiModels.Changes;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.AiModels;

/// <summary>What can be called at which host, and what changed about that.</summary>
public sealed partial class ListingsPage(ListingsQuery listings, ModelChangesQuery changes, CircuitWork<ListingPoll> polls, TimeProvider time) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Shown = TimeSpan.FromDays(365);
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    private LoadFrame<ListingsOverview>? _frame;
    private ListedModels? _models;
    private ListedChoice _choice = new(null, null, false, 1);

    /// <summary>A part of a model's id.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery]
    public string? Host { get; set; }

    [SupplyParameterFromQuery]
    public string? Gone { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    /// <summary>Which changes the timeline shows.</summary>
    [SupplyParameterFromQuery]
    public string? Change { get; set; }

    /// <summary>Whose changes the timeline shows.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    protected override void OnInitialized() => polls.Ended += PollEnded;

    protected override void OnParametersSet() => _choice = new(Q, Host, Gone == "yes", Math.Clamp(Page ?? 1, 1, 10_000));

    private async Task<ListingsOverview> LoadAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var all = await changes.SinceAsync(now - Shown, ct);
        var retiring = (await listings.RetiringAsync(ct)).OrderBy(m => m.RetiresOn).ToList();
        return new(
            await listings.SourcesAsync(ct), all, retiring,
            all.Count(c => c is { Type: ModelChangeType.Vanished, State: ModelChangeState.Confirmed } && (c.SettledAt ?? c.At) >= now - Lately));
    }

    private async Task RefreshAsync()
    {
        await (_frame?.ReloadAsync() ?? Task.CompletedTask);
        await (_models?.ReloadAsync() ?? Task.CompletedTask);
    }

    private void PollEnded(int listing) => _ = InvokeAsync(RefreshAsync);

    public void Dispose() => polls.Ended -= PollEnded;
}

/// <summary>The head of the page and its lists.</summary>
public sealed record ListingsOverview(
    IReadOnlyList<ListingSummary> Listings, IReadOnlyList<ModelChangeLine> Changes, IReadOnlyList<ListedSummary> Retiring, int Vanished)
{
    /// <summary>Null while no list has been read.</summary>
    public int? Listed => Listings.Any(l => l.LastVerifiedAt is not null) ? Listings.Sum(l => l.Listed) : null;

    public int? Missing => Listed is null ? null : Listings.Sum(l => l.Missing);

    public int Trouble => Listings.Count(l => ModelsWords.IsTrouble(l.State));

    public IReadOnlyList<string> Hosts => [.. Listings.Select(l => l.Host).Distinct().Order(StringComparer.Ordinal)];
}
