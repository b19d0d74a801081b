using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Exposure;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Terms;

/// <summary>The confirmed changes with the sentence that proves each; its filters live in the address.</summary>
public sealed partial class TermsTimeline(
    TimelineQuery timeline, ExposureQuery exposure, ReportingDayQuery days, ModelCatalogue catalogue, NavigationManager navigation) : ComponentBase
{
    private LoadFrame<TimelinePage>? _frame;

    /// <summary>Whose pages are watched, for the filter.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Providers { get; set; }

    [Parameter, EditorRequired]
    public required TimelineChoice Filter { get; set; }

    // A provider whose pages were all taken off the list can still be in the address.
    private IEnumerable<string> Choices => Filter.Provider is { Length: > 0 } chosen ? Providers.Append(chosen).Distinct().Order(StringComparer.Ordinal) : Providers;

    public Task ReloadAsync() => _frame?.ReloadAsync() ?? Task.CompletedTask;

    private async Task<TimelinePage> LoadAsync(CancellationToken ct)
    {
        var exposures = await exposure.ReadAsync(ct);
        var filter = Filter.ToFilter(exposures, Providers);
        var rows = await timeline.ListAsync(filter, ct);
        var touched = rows.Select(r => r.Provider).Distinct(StringComparer.Ordinal).ToDictionary(p => p, p => TermsWords.Brief(exposures.Of(p)), StringComparer.Ordinal);
        return new(rows, await timeline.CountAsync(filter, ct), filter.Skip, touched, (await days.TodayAsync(ct)).Today);
    }

    private void Go(string name, object? value) => navigation.NavigateTo(navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?> { [name] = value is string { Length: > 0 } text ? text : null, ["page"] = null }));

    private string To(int page) => navigation.GetUriWithQueryParameter("page", page == 1 ? (int?)null : page);

    private string Name(string provider) => catalogue.NameOf(provider);
}

/// <summary>One page of the timeline.</summary>
public sealed record TimelinePage(IReadOnlyList<ChangeRow> Rows, int Total, int Skipped, IReadOnlyDictionary<string, string?> Touched, DateOnly Today)
{
    /// <summary>What of ours a provider touches, in a few words; null when nothing.</summary>
    public string? Impact(string provider) => Touched.GetValueOrDefault(provider);

    public int First => Skipped + 1;

    public int Last => Skipped + Rows.Count;
}
