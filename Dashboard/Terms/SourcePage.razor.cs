using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Terms.Watches;
using Dashboard.Kit;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Terms;

/// <summary>One watched document: how it stands, every text it showed, any two of them side by side.</summary>
public sealed partial class SourcePage(
    SourcesQuery sources, VersionsQuery versions, WatchesQuery watches, ModelCatalogue catalogue, CircuitWork<PollOutcome> polls) : ComponentBase, IDisposable
{
    private const int RefusedShown = 10;

    private LoadFrame<SourceDetail>? _frame;

    [Parameter]
    public int Id { get; set; }

    /// <summary>The number of the version on the left.</summary>
    [SupplyParameterFromQuery]
    public int? Old { get; set; }

    [SupplyParameterFromQuery]
    public int? New { get; set; }

    protected override void OnInitialized() => polls.Ended += PollEnded;

    private async Task<SourceDetail> LoadAsync(CancellationToken ct) => new(
        await sources.FindAsync(Id, ct), await sources.DraftAsync(Id, ct), await versions.ListAsync(Id, ct), await versions.RefusedAsync(Id, RefusedShown, ct),
        await watches.ListAsync(Id, ct));

    private Task<FoundComparison> CompareAsync(int from, int to, CancellationToken ct) =>
        Task.Run(async () => new FoundComparison(await versions.CompareAsync(Id, from, to, ct)), ct);

    private static string Side(VersionEvidence version) => $"Version {version.Number}, {DayFormat.Day(DateOnly.FromDateTime(version.SeenAt))}";

    private string Name(string provider) => catalogue.NameOf(provider);

    private void PollEnded(int source)
    {
        if (source == Id)
            _ = InvokeAsync(() => _frame?.ReloadAsync() ?? Task.CompletedTask);
    }

    public void Dispose() => polls.Ended -= PollEnded;
}

/// <summary>A watched page and everything kept about it; no draft: taken off the list.</summary>
public sealed record SourceDetail(SourceRow? Source, TermsSourceDraft? Draft, IReadOnlyList<VersionRow> Versions, IReadOnlyList<RefusedCapture> Refused,
    IReadOnlyList<WatchRow> Watches);

/// <summary>A comparison, or none of these numbers.</summary>
public sealed record FoundComparison(VersionComparison? Comparison);
