using System.Globalization;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Risk.Events;

/// <summary>Prices of models in use that became others, by the catalogue.</summary>
internal sealed class PriceEvents(ModelCatalogue catalogue) : IEventSource
{
    public Task<IReadOnlyList<DatedEvent>> ListAsync(InUse use, CancellationToken ct)
    {
        var offerings = use.Models.SelectMany(m => m.RawIds.Select(id => catalogue.Match(id, m.Host)?.Offering)).OfType<Offering>().Distinct();
        IReadOnlyList<DatedEvent> found =
        [
            .. from offering in offerings
               from pair in offering.Prices.Where(p => p.Hours is null).Zip(offering.Prices.Where(p => p.Hours is null).Skip(1))
               where pair.Second.From is { } day && use.Period.Contains(day) && Text(offering, pair.First.Standard.Base, pair.Second.Standard.Base) is not null
               select new DatedEvent(pair.Second.From!.Value, EventKind.PriceChange, Text(offering, pair.First.Standard.Base, pair.Second.Standard.Base)!, 5, "/prices")
               {
                   Subjects = [new(NodeKind.Host, offering.Host.Value), new(NodeKind.Model, offering.Model.ToString())],
               },
        ];
        return Task.FromResult(found);
    }

    private static string? Text(Offering offering, Rates before, Rates after) =>
        Step(before.Input, after.Input) is var input && Step(before.Output, after.Output) is var output && input is null && output is null ? null
        : $"The price of {offering.Id} at {offering.Host} changed: {string.Join(", ", new[] { input is null ? null : $"input {input}", output is null ? null : $"output {output}" }.OfType<string>())}";

    private static string? Step(decimal? before, decimal? after) =>
        before is not { } old || after is not { } now || old == now || old == 0 ? null
        : (now / old - 1).ToString("+0 %;−0 %", CultureInfo.InvariantCulture);
}
