using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Kit;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Terms;

/// <summary>One watched document: how it stands, every text it showed, any two of them side by side.</summary>
public sealed partial class SourcePage(
    SourcesQuery sources, VersionsQuery versions, ModelCatalogue catalogue, CircuitWork<PollOutcome> polls, NavigationManager navigation) : ComponentBase, IDisposable
{
    private const int RefusedShown = 10;

    private LoadFrame<SourceDetail>? _frame;
    private int _old, _new;

    [Parameter]
    public int Id { get; set; }

    /// <summary>The number of the version on the left.</summary>
    [SupplyParameterFromQuery]
    public int? Old { get; set; }

    [SupplyParameterFromQuery]
    public int? New { get; set; }

    protected override void OnInitialized() => polls.Ended += PollEnded;

    protected override void OnParametersSet()
    {
        if (Old is { } old && New is { } now)
            (_old, _new) = (old, now);
    }

    private async Task<SourceDetail> LoadAsync(CancellationToken ct)
    {
        var found = await versions.ListAsync(Id, ct);
        if (Old is null && found.Count > 1)
            (_old, _new) = (found[1].Number, found[0].Number);

        return new(await sources.FindAsync(Id, ct), await sources.DraftAsync(Id, ct), found, await versions.RefusedAsync(Id, RefusedShown, ct));
    }

    private Task<FoundComparison> CompareAsync(int from, int to, CancellationToken ct) =>
        Task.Run(async () => new FoundComparison(await versions.CompareAsync(Id, from, to, ct)), ct);

    private void Compare() => navigation.NavigateTo(navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["old"] = _old, ["new"] = _new }));

    private static string Side(VersionEvidence version) => $"Version {version.Number}, {DayFormat.Day(DateOnly.FromDateTime(version.SeenAt))}";

    private string Name(string provider) => catalogue.Find(new ProviderKey(provider))?.Name ?? provider;

    private void PollEnded(int source)
    {
        if (source == Id)
            _ = InvokeAsync(() => _frame?.ReloadAsync() ?? Task.CompletedTask);
    }

    public void Dispose() => polls.Ended -= PollEnded;
}

/// <summary>A watched page and everything kept about it; no draft: taken off the list.</summary>
public sealed record SourceDetail(SourceRow? Source, TermsSourceDraft? Draft, IReadOnlyList<VersionRow> Versions, IReadOnlyList<RefusedCapture> Refused);

/// <summary>A comparison, or none of these numbers.</summary>
public sealed record FoundComparison(VersionComparison? Comparison);
