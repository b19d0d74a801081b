using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Exposure;
using Dashboard.Core.Risk.Impacts;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Terms;

/// <summary>One change: what proves it, the two texts, and what we decided about it.</summary>
public sealed partial class ChangePage(ChangeQuery changes, ExposureQuery exposure, TermsConcernsQuery concerns, ReportingDayQuery days, ModelCatalogue catalogue) : ComponentBase
{
    private LoadFrame<FoundChange>? _frame;

    [Parameter]
    public int Id { get; set; }

    // Two long texts are compared: not on the circuit's thread.
    private Task<FoundChange> LoadAsync(CancellationToken ct) => Task.Run(
        async () =>
        {
            if (await changes.FindAsync(Id, ct) is not { } detail)
                return new FoundChange(null, null, [], default);

            var touched = (await exposure.ReadAsync(ct)).Of(detail.Change.Provider);
            return new FoundChange(detail, touched, await concerns.OfAsync(detail, touched, ct), (await days.TodayAsync(ct)).Today);
        },
        ct);

    private static string Side(VersionEvidence version) => $"Version {version.Number}, {DayFormat.Day(DateOnly.FromDateTime(version.SeenAt))}";

    private string Name(string provider) => catalogue.NameOf(provider);
}

/// <summary>A change, or none of this number.</summary>
public sealed record FoundChange(ChangeDetail? Detail, ProviderExposure? Exposure, IReadOnlyList<Concern> Concerns, DateOnly Today);
