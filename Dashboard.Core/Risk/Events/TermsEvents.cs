using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Risk.Events;

/// <summary>Changes of terms of providers in use, on the day they were seen first.</summary>
internal sealed class TermsEvents(ProviderTermsQuery terms, ReportingDayQuery days, ModelCatalogue catalogue) : IEventSource
{
    public async Task<IReadOnlyList<DatedEvent>> ListAsync(InUse use, CancellationToken ct)
    {
        var day = await days.TodayAsync(ct);
        // Seen first before it was confirmed.
        var changes = await terms.MaterialSinceAsync(day.StartOf(use.Period.From), ct);
        return
        [
            .. changes.Where(c => use.Parties.Contains(c.Provider)).Select(c => new DatedEvent(
                day.DayOf(c.DetectedAt), EventKind.TermsChange,
                $"{catalogue.NameOf(c.Provider)} changed its {c.Source}{(c.Level >= ChangeLevel.High ? ", a change that matters" : "")}",
                c.Level switch { ChangeLevel.High => 9, ChangeLevel.Medium => 6, _ => 2 },
                $"/terms/changes/{c.Id}")
            {
                Subjects = [Subject(c.Provider)],
            }),
        ];
    }

    // The terms of a service (Bedrock) bind what it serves; those of an organisation what it bills; those of a gateway what goes through it.
    private Node Subject(string provider) => catalogue.Find(new ProviderKey(provider)) switch
    {
        { Owner: not null } service when service.Is(ProviderRoles.Host) => new(NodeKind.Host, provider),
        { } gateway when gateway.Is(ProviderRoles.Gateway) => new(NodeKind.Gateway, provider),
        _ => new(NodeKind.Provider, provider),
    };
}
