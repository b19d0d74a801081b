using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Exposure;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Terms;

/// <summary>One change: what proves it, the two texts, and what we decided about it.</summary>
public sealed partial class ChangePage(ChangeQuery changes, ExposureQuery exposure, ReportingDayQuery days, ModelCatalogue catalogue) : ComponentBase
{
    private LoadFrame<FoundChange>? _frame;

    [Parameter]
    public int Id { get; set; }

    // Two long texts are compared: not on the circuit's thread.
    private Task<FoundChange> LoadAsync(CancellationToken ct) => Task.Run(
        async () => await changes.FindAsync(Id, ct) is { } detail
            ? new FoundChange(detail, (await exposure.ReadAsync(ct)).Of(detail.Change.Provider), (await days.TodayAsync(ct)).Today)
            : new FoundChange(null, null, default),
        ct);

    private static string Side(VersionEvidence version) => $"Version {version.Number}, {DayFormat.Day(DateOnly.FromDateTime(version.SeenAt))}";

    private string Name(string provider) => catalogue.NameOf(provider);
}

/// <summary>A change, or none of this number.</summary>
public sealed record FoundChange(ChangeDetail? Detail, ProviderExposure? Exposure, DateOnly Today);
