using System.Text.RegularExpressions;

using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.Focus;

/// <summary>From FOCUS rows to the ledgers: the charge always, its tokens where the row tells them.</summary>
internal sealed partial class FocusCharges(RowSink sink, string family)
{
    // What a row is about besides its series: two that differ in one of them are two charges.
    private static readonly string[] Identity =
    [
        "ChargePeriodEnd", "ChargeCategory", "ChargeClass", "ChargeDescription", "SkuId", "SkuPriceId", "SkuMeter", "ResourceId", "RegionId", "PricingCategory",
        "CommitmentDiscountId", "CommitmentDiscountStatus", "InvoiceId", "AvailabilityZone", "Tags", "x_UsageType", "x_Operation", "x_SkuMeterName",
    ];

    // Where a model may be named, the most exact first.
    private static readonly string[] Words =
        ["x_UsageType", "SkuMeter", "x_SkuMeterName", "x_SkuDescription", "SkuPriceDetails", "ChargeDescription", "ResourceName"];

    private readonly BucketRows _charges = new(sink, family, repeats: true);
    private readonly BucketRows _tokens = new(sink, family + "-tokens", repeats: true);

    /// <summary>Rows of services of AI.</summary>
    public long AiRows { get; private set; }

    /// <summary>Those of them that are priced in tokens or credits of the seller's own.</summary>
    public long VirtualRows { get; private set; }

    public void Read(CsvRows row)
    {
        if (!FocusService.IsAi(row))
        {
            sink.Skip();
            return;
        }

        AiRows++;
        var isVirtual = IsVirtual(row);
        if (isVirtual)
            VirtualRows++;

        var (start, end) = (row.Time("ChargePeriodStart"), row.Time("ChargePeriodEnd"));
        var when = start is { } from ? Bucket.Between(from, end) : default;
        var amount = row.NeededAmount("BilledCost") ?? 0;
        var currency = row.Needed("BillingCurrency", "the three letters of a currency such as USD") ?? "";
        var meter = string.Join(' ', Words[..^1].Select(row.Text).OfType<string>());
        var facts = FocusService.PartiesOf(row) with
        {
            RawModel = Words.Select(w => MeterText.Model(row.Text(w))).FirstOrDefault(m => m is not null),
            ServiceTier = MeterText.Tier(meter),
        };
        var identity = Array.ConvertAll(Identity, row.Text);
        _charges.Charge(row, when, facts, amount, currency, KindOf(row, meter, amount), row.Text("ChargeDescription") ?? row.Text("SkuMeter") ?? row.Text("ServiceName"), identity);

        if (row.Fault is null && !isVirtual && TokensOf(row, meter) is { } tokens)
            _tokens.UseBeside(row, when, facts, tokens, identity);
    }

    private static Units.TokenCounts? TokensOf(CsvRows row, string meter)
    {
        // Corrections take tokens back; the ledger of usage has no negative rows, and that of costs has the money.
        if (row.Text("ChargeCategory") is not ("Usage" or null) || row.Text("ChargeClass") is not null)
            return null;

        var (quantity, unit) = MeterText.TokensIn(row.Text("ConsumedUnit")) is { } consumed
            ? (row.Amount("ConsumedQuantity"), consumed)
            : MeterText.TokensIn(row.Text("PricingUnit")) is { } priced ? (row.Amount("PricingQuantity"), priced) : (null, 0);
        var tokens = decimal.Round((quantity ?? -1) * unit);
        return quantity is >= 0 && tokens <= ReadLimits.Tokens ? MeterText.Tokens($"{meter} {row.Text("ConsumedUnit")}", (long)tokens) : null;
    }

    // A pricing currency that is no currency, or a purchase of tokens, which nobody can buy of a model.
    private static bool IsVirtual(CsvRows row) =>
        (row.Text("PricingCurrency") is { } currency && !Iso().IsMatch(currency))
        || (row.Text("ChargeCategory") == "Purchase" && MeterText.TokensIn(row.Text("PricingUnit")) is not null);

    private static CostKind KindOf(CsvRows row, string meter, decimal amount) => row.Text("ChargeClass") is not null
        ? CostKind.Adjustment
        : row.Text("ChargeCategory") switch
        {
            "Tax" => CostKind.Tax,
            "Credit" => CostKind.Credit,
            "Purchase" => CostKind.Purchase,
            "Adjustment" => CostKind.Adjustment,
            _ when amount < 0 => CostKind.Adjustment,
            _ => FocusService.IsModelUse(row, meter) ? CostKind.Usage : CostKind.Other,
        };

    [GeneratedRegex("^[A-Z]{3}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Iso();
}
