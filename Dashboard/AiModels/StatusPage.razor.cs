using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.AiModels.Status;
using Dashboard.Core.AiModels.Status.Reading;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.AiModels;

/// <summary>How hosts are doing, what troubled them, and which of their pages are read.</summary>
public sealed partial class StatusPage(
    PagesQuery pages, StatusQuery status, ModelsInUseQuery uses, ReportingDayQuery days, CircuitWork<PagePoll> polls, TimeProvider time) : ComponentBase, IDisposable
{
    public const int HistoryDays = 90;

    private const int LatelyDays = 30;
    private LoadFrame<StatusView>? _frame;

    /// <summary>Whose incidents are shown.</summary>
    [SupplyParameterFromQuery]
    public string? Host { get; set; }

    protected override void OnInitialized() => polls.Ended += PollEnded;

    private async Task<StatusView> LoadAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var day = await days.TodayAsync(ct);
        var used = await uses.ListAsync(Period.LastDays(day.Today, LatelyDays), ct);
        return new(
            await pages.ListAsync(ct), await status.IncidentsAsync(day.StartOf(day.Today.AddDays(1 - HistoryDays)), now, ct), now.AddDays(-LatelyDays), day.Today,
            used.Select(u => u.Host).OfType<string>().ToHashSet(StringComparer.Ordinal));
    }

    private Task RefreshAsync() => _frame?.ReloadAsync() ?? Task.CompletedTask;

    private void PollEnded(int page) => _ = InvokeAsync(RefreshAsync);

    public void Dispose() => polls.Ended -= PollEnded;
}

/// <summary>What the page shows.</summary>
public sealed record StatusView(IReadOnlyList<PageRow> Pages, IReadOnlyList<IncidentLine> Incidents, DateTime LatelySince, DateOnly Today, IReadOnlySet<string> InUse)
{
    public IReadOnlyList<PageRow> Status => [.. Pages.Where(p => p.Kind is PageKind.Status).OrderByDescending(p => p.Health).ThenBy(p => p.Host, StringComparer.Ordinal)];

    public IReadOnlyList<PageRow> Deprecations => [.. Pages.Where(p => p.Kind is PageKind.Deprecations)];

    public int Troubled => Status.Count(p => !p.Paused && p.Health is Health.Degraded or Health.PartialOutage or Health.MajorOutage);

    public int Unknown => Status.Count(p => p.Paused || p.Health is Health.Unknown);

    public IReadOnlyList<IncidentLine> Lately => [.. Incidents.Where(i => (i.ResolvedAt ?? i.HeardUntil) is not { } until || until >= LatelySince)];
}
