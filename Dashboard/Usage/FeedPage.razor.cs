using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Usage;

/// <summary>One polled connection: how it stands, how far the past is read, what the last syncs changed; looks again while it is open.</summary>
public sealed partial class FeedPage(
    FeedsQuery feeds, UsageFreshnessQuery freshness, UsageConnectors connectors, RunningSyncs syncs, ReportingDayQuery days, TimeProvider time) : ComponentBase, IDisposable
{
    private const int RunsShown = 30;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _leaving = new();
    private LoadFrame<FeedView>? _frame;
    private ReportingDay? _day;
    private ITimer? _looking;

    [Parameter]
    public int Id { get; set; }

    protected override async Task OnInitializedAsync() => _day = await days.TodayAsync(_leaving.Token);

    protected override void OnAfterRender(bool firstRender)
    {
        // Jobs sync beside us.
        if (firstRender)
            _looking = time.CreateTimer(_ => _ = InvokeAsync(ReloadAsync), null, Look, Look);
    }

    private async Task<FeedView> LoadAsync(CancellationToken ct)
    {
        if (await feeds.FindAsync(Id, ct) is not { } feed)
            return new(null, null, null, null, null, []);

        var brought = (await freshness.ListAsync(ct)).FirstOrDefault(b => b.Id == Id);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return new(feed, brought, connectors.InfoOf(feed.Connector), connectors.ReachOf(feed.Connector, today), syncs.Of(Id), await feeds.RunsAsync(Id, RunsShown, ct));
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
/// <param name="Feed">Null when there is none.</param>
/// <param name="Reach">The first day its provider still tells of; null where there is no end to the past.</param>
/// <param name="Progress">Of the sync that runs in this process.</param>
public sealed record FeedView(
    FeedSummary? Feed, ConnectionFreshness? Brought, ConnectorInfo? Info, DateOnly? Reach, SyncProgress? Progress, IReadOnlyList<SyncRun> Runs);
