using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Overlay;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;
using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Usage.Import;

/// <summary>Says what a row costs by the catalogue. Prices are asked for once for a series and day, not for every row.</summary>
internal sealed class PriceEntries(ModelCatalogue catalogue)
{
    private const long QuarterOfAnHour = 15L * 60 * 1_000_000;
    private const long Day = 24L * 60 * 60 * 1_000_000;

    private readonly Dictionary<PriceVersion, PriceSlot> _versions = [];

    /// <summary>Fills in the computed cost and its price version; leaves both empty where there is no price.</summary>
    public void Price(ref UsageRow row)
    {
        // What the source itself says of its figures stays; the rest follows from the price.
        row.Assumed &= CostAssumptions.TokenCounts;
        if (CostsNothing(row))
        {
            row.ComputedNanos = 0;
            return;
        }

        var tag = row.Series.Pricing ??= Tag(row.Series);
        var moment = row.At / tag.Span;
        if (tag.Moment != moment)
        {
            tag.Moment = moment;
            tag.Prices = catalogue.PricesAt(tag.Subject, tag.Match, Moment(row));
            tag.Version = tag.Prices is { } prices ? Slot(prices.Version) : null;
        }

        if (tag.Prices is null)
            return;

        // A bucket of one request is that request.
        var span = row.Span ?? (row.Grain == Grain.Request || row.Requests == 1 ? PromptSpan.OneRequest : PromptSpan.ManyRequests);
        var cost = CostCalculator.Compute(
            tag.Prices, WithoutMedia(row.Tokens, row.Media), row.Series.Facts.ServiceTier, span, row.Media, ofMany: row.Grain != Grain.Request);
        row.ComputedNanos = Money.ToNanos(cost.Usd);
        row.Price = row.ComputedNanos is null ? null : tag.Version;
        row.Assumed |= cost.Assumed;
    }

    // A failed or remembered answer was never billed, and no tokens cost nothing whatever the price.
    private static bool CostsNothing(in UsageRow row)
    {
        var tokens = row.Tokens;
        return row.Status == EntryStatus.Cached || (tokens != default && (tokens.Prompt ?? 0) == 0 && (tokens.Output ?? 0) == 0);
    }

    private PricingTag Tag(SeriesSlot series)
    {
        var facts = series.Facts;
        var match = catalogue.Match(facts.RawModel, facts.Host, facts.Gateway);
        // Where the price follows the hour, a day is too long to remember it.
        var hourly = new[] { match?.Offering, match?.StandIn }.Any(o => o is not null && o.Prices.Any(p => p.Hours is not null));
        return new PricingTag { Subject = new(facts.RawModel, facts.Contract, facts.Gateway, facts.Host, facts.ServiceTier), Match = match, Span = hourly ? QuarterOfAnHour : Day };
    }

    private static PriceMoment Moment(in UsageRow row)
    {
        var at = UtcMicroseconds.To(row.At);
        return row.Grain.IsOfUtcDays() ? new PriceMoment(DateOnly.FromDateTime(at)) : PriceMoment.FromDateTime(at);
    }

    private PriceSlot Slot(PriceVersion version)
    {
        if (!_versions.TryGetValue(version, out var slot))
            _versions[version] = slot = new PriceSlot(version.ToString());

        return slot;
    }

    private static TokenCounts WithoutMedia(TokenCounts tokens, MediaTokens? media) => media is null
        ? tokens
        : tokens with
        {
            Input = tokens.Input - (media.InputAudio ?? 0) - (media.InputImage ?? 0),
            CacheRead = tokens.CacheRead - (media.CacheReadAudio ?? 0),
            Output = tokens.Output - (media.OutputAudio ?? 0) - (media.OutputImage ?? 0),
        };
}

/// <summary>What was found out about the price of a series during one import.</summary>
internal sealed class PricingTag
{
    public required PriceSubject Subject { get; init; }

    public ModelMatch? Match { get; init; }

    /// <summary>For how many microseconds an answer holds at least.</summary>
    public long Span { get; init; }

    public long Moment { get; set; } = long.MinValue;

    public Prices? Prices { get; set; }

    public PriceSlot? Version { get; set; }
}
