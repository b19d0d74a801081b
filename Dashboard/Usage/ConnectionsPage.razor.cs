using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Reconciliation;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Usage;

/// <summary>Where usage comes from, how old it is, and the import of files; looks again while the page is open.</summary>
public sealed partial class ConnectionsPage(
    UsageFreshnessQuery freshness, RecentImportsQuery imports, OverlapQuery overlaps, GroupingOverlapQuery groupings, FeedsQuery feeds, ReportingDayQuery days, TimeProvider time) : ComponentBase, IDisposable
{
    private const int ImportsShown = 30;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _leaving = new();
    private LoadFrame<ConnectionsView>? _frame;
    private ReportingDay? _day;
    private ITimer? _looking;

    protected override async Task OnInitializedAsync() => _day = await days.TodayAsync(_leaving.Token);

    protected override void OnAfterRender(bool firstRender)
    {
        // The command line imports beside us.
        if (firstRender)
            _looking = time.CreateTimer(_ => _ = InvokeAsync(ReloadAsync), null, Look, Look);
    }

    private async Task<ConnectionsView> LoadAsync(CancellationToken ct) =>
        new(await freshness.ListAsync(ct), await imports.ListAsync(ImportsShown, ct), await overlaps.ListAsync(null, ct), await feeds.ListAsync(ct)) { Groupings = await groupings.ListAsync(null, ct) };

    private Task ReloadAsync() => _frame?.ReloadAsync() ?? Task.CompletedTask;

    public void Dispose()
    {
        _looking?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }
}

/// <summary>What the page shows below the import.</summary>
public sealed record ConnectionsView(IReadOnlyList<ConnectionFreshness> Connections, IReadOnlyList<RecentImport> Imports, IReadOnlyList<Overlap> Overlaps, IReadOnlyList<FeedSummary> Feeds)
{
    /// <summary>Days that came in twice, in different groups.</summary>
    public IReadOnlyList<GroupingOverlap> Groupings { get; init; } = [];

    /// <summary>Those that nobody polls.</summary>
    public IReadOnlyList<ConnectionFreshness> Files => [.. Connections.Where(c => Feeds.All(f => f.Id != c.Id))];
}
