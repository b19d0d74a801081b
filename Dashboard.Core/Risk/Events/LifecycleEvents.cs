using Dashboard.Core.AiModels.Changes;
using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Risk.Events;

/// <summary>What hosts say of models in use: announced retirements, the days they fall on, models that vanished.</summary>
internal sealed class LifecycleEvents(ModelChangesQuery changes, LifecycleQuery lifecycle, ReportingDayQuery days, ModelCatalogue catalogue) : IEventSource
{
    public async Task<IReadOnlyList<DatedEvent>> ListAsync(InUse use, CancellationToken ct)
    {
        var day = await days.TodayAsync(ct);
        var ids = use.Models.SelectMany(m => m.RawIds.Select(id => (m.Host ?? "", id))).ToHashSet();
        var told = from change in await changes.SinceAsync(day.StartOf(use.Period.From), ct)
                   where !change.FromAggregator && ids.Contains((change.Host, change.RawModel)) && Text(change) is not null
                   select new DatedEvent(day.DayOf(change.At), EventKind.Retirement, Text(change)!, 7, "/models/listings") { Subjects = Subjects(change.Host, change.RawModel) };
        var ends = from verdict in await lifecycle.AllAsync(ct)
                   where verdict is { Firm: true, Ends: not null } && ids.Contains((verdict.Host, verdict.RawModel))
                   select new DatedEvent(verdict.Ends!.Value, EventKind.Retirement, $"{verdict.RawModel} retires at {catalogue.NameOf(verdict.Host)}", 8, verdict.Model is { } key ? $"/models/{key}" : "/models")
                   {
                       Subjects = Subjects(verdict.Host, verdict.RawModel),
                   };
        return [.. told, .. ends];
    }

    private IReadOnlyList<Node> Subjects(string host, string model) =>
        catalogue.Match(model, host) is { } match ? [new(NodeKind.Host, host), new(NodeKind.Model, match.Key.ToString())] : [];

    private string? Text(ModelChangeLine change) => change.Type switch
    {
        ModelChangeType.Vanished when change.State == ModelChangeState.Confirmed => $"{change.RawModel} is no longer listed by {catalogue.NameOf(change.Host)}",
        ModelChangeType.RetirementAnnounced => $"{catalogue.NameOf(change.Host)} announced that {change.RawModel} retires on {change.After}",
        ModelChangeType.RetirementMoved => $"{catalogue.NameOf(change.Host)} moved the retirement of {change.RawModel} to {change.After}",
        _ => null,
    };
}
