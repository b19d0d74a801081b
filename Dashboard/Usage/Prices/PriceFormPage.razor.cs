using System.Globalization;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Pricing.Own;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Usage.Prices;

/// <summary>Sets a price or changes one; afterwards the recalculation of what it is about is offered.</summary>
public sealed partial class PriceFormPage(OwnPricesQuery prices, PriceWrites writes, ModelCatalogue catalogue, NavigationManager navigation, TimeProvider time) : ComponentBase
{
    private IReadOnlyList<Problem> _problems = [];
    private string? _listed;
    private bool _saving;

    [Parameter]
    public int? Id { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery]
    public string? Model { get; set; }

    [SupplyParameterFromQuery]
    public string? Provider { get; set; }

    private string Address => $"{Id} {Kind} {Model} {Provider}";

    private async Task<PriceInput> LoadAsync(CancellationToken ct)
    {
        _problems = [];
        var input = Id is { } id
            ? await prices.FindAsync(id, ct) is { } row ? PriceInput.Of(row) : new PriceInput { IsMissing = true }
            : new PriceInput { Kind = Enum.TryParse<OwnPriceKind>(Kind, ignoreCase: true, out var kind) ? kind : OwnPriceKind.Price, Model = Model, Party = Provider };
        _listed = Listed(input);
        return input;
    }

    private async Task SaveAsync(PriceInput input)
    {
        if (_saving)
            return;

        _problems = [.. input.Problems()];
        if (_problems.Count > 0)
            return;

        _saving = true;
        var outcome = await writes.SaveAsync(input.ToDraft(), input.Replaces);
        _saving = false;
        if (outcome is SaveOutcome.Refused refused)
        {
            _problems = refused.Problems;
            return;
        }

        var saved = int.Parse(((SaveOutcome.Saved)outcome).Key, CultureInfo.InvariantCulture);
        // What the old price was about may be other usage than what the new one is about.
        navigation.NavigateTo(PriceWords.Recalculate(input.Replaces is { } old && old != saved ? [saved, old] : [saved]));
    }

    private string? Listed(PriceInput input)
    {
        var match = catalogue.Match(input.Model, input.Party);
        if (catalogue.PricesAt(match, PriceMoment.Latest(time)) is not { } listed)
            return null;

        var rates = listed.Standard.Base.Times(1_000_000);
        return PriceWords.Says(new OwnPriceDraft(OwnPriceKind.Price, null, null, Rates: rates));
    }

    // A tier that a file brought must not be lost for want of a choice.
    private static IEnumerable<string> Tiers(PriceInput input) =>
        ((string[])[ServiceTier.Batch, ServiceTier.Flex, ServiceTier.Priority, ServiceTier.Fast]).Concat(input.ServiceTier is { Length: > 0 } own ? [own] : []).Distinct(StringComparer.Ordinal);

    private string? Wrong(string path) => _problems.Any(p => p.Path == path) ? "true" : null;
}
