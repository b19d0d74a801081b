using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Terms.Watches;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Terms;

/// <summary>What providers changed, and how well we know what they say.</summary>
public sealed partial class TermsPage(SourcesQuery sources, TimelineQuery timeline, WatchesQuery watches, CircuitWork<PollOutcome> polls) : ComponentBase, IDisposable
{
    private LoadFrame<TermsOverview>? _frame;
    private TermsTimeline? _timeline;
    private TimelineChoice _filter = new(null, null, null, 1);

    [SupplyParameterFromQuery]
    public string? Provider { get; set; }

    [SupplyParameterFromQuery]
    public string? Level { get; set; }

    [SupplyParameterFromQuery]
    public string? Topic { get; set; }

    [SupplyParameterFromQuery]
    public string? Impact { get; set; }

    [SupplyParameterFromQuery]
    public string? Review { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    protected override void OnInitialized() => polls.Ended += PollEnded;

    protected override void OnParametersSet() => _filter = new(Provider, Level, Review, Math.Clamp(Page ?? 1, 1, 10_000)) { Topic = Topic, Impact = Impact };

    private async Task<TermsOverview> LoadAsync(CancellationToken ct) => new(
        await sources.ListAsync(ct),
        await timeline.CountAsync(new() { LeastLevel = ChangeLevel.Low, UnreviewedOnly = true }, ct),
        await timeline.CountAsync(new() { LeastLevel = ChangeLevel.High, UnreviewedOnly = true }, ct),
        await timeline.CountAsync(new(), ct),
        await watches.ListAsync(sourceId: null, ct));

    private async Task RefreshAsync()
    {
        await (_frame?.ReloadAsync() ?? Task.CompletedTask);
        await (_timeline?.ReloadAsync() ?? Task.CompletedTask);
    }

    private void PollEnded(int source) => _ = InvokeAsync(RefreshAsync);

    public void Dispose() => polls.Ended -= PollEnded;
}

/// <summary>The head of the page and its list.</summary>
public sealed record TermsOverview(IReadOnlyList<SourceRow> Sources, int Unreviewed, int UnreviewedHigh, int Changes, IReadOnlyList<WatchRow> Watches)
{
    public bool IsEmpty => Sources.Count == 0 && Changes == 0;

    /// <summary>Pinned sentences that are gone, say something else or never stood there.</summary>
    public IReadOnlyList<WatchRow> Broken => [.. Watches.Where(w => w.State.IsBroken())];

    public int Trouble => Sources.Count(s => s.State.IsTrouble());

    /// <summary>Null when a page was never seen, or when none is watched.</summary>
    public TimeSpan? Oldest => Sources.Count == 0 || Sources.Any(s => s.LastVerifiedAt is null) ? null : Sources.Max(s => s.VerifiedAge);

    public IReadOnlyList<string> Providers => [.. Sources.Select(s => s.Provider).Distinct().Order(StringComparer.Ordinal)];
}
