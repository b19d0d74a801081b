using System.Globalization;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Pricing.Own;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Configuration.Sections;

/// <summary>
/// <c>prices: [{model, provider, serviceTier, from, until, note, input, output, …}]</c>, with <c>discount: 15%</c>,
/// <c>free: true</c> or <c>mapTo: maker/model</c> in the place of rates, which are USD for a million tokens.
/// </summary>
internal sealed class PricesSection(ModelCatalogue catalogue) : ConfigListSection<OwnPriceDraft>
{
    private const string Applied = "apply";

    public override string Name => "prices";

    public override int Order => 40;

    protected override OwnPriceDraft Read(FieldReader fields)
    {
        var rates = OwnPriceRates.Read(name => Number(fields, name));
        var (discount, free, mapTo) = (Percent(fields), fields.Flag("free"), fields.Text("mapTo"));
        var kinds = new[] { rates != new Rates(), discount is not null, free, mapTo is not null }.Count(given => given);
        if (kinds > 1)
            fields.Say("", "Rates, a discount, free and mapTo exclude each other; write a price for each.");

        return new OwnPriceDraft(
            discount is not null ? OwnPriceKind.Discount : free ? OwnPriceKind.Free : mapTo is not null ? OwnPriceKind.Map : OwnPriceKind.Price,
            fields.Text("provider"), fields.Text("model"), fields.Text("serviceTier"), rates, discount, mapTo, Day(fields, "from"), Day(fields, "until"), fields.Text("note"));
    }

    protected override IEnumerable<Problem> Problems(OwnPriceDraft draft) =>
        draft.Problems(catalogue).Select(p => p.Path == "party" ? p with { Path = "provider" } : p);

    protected override string KeyOf(OwnPriceDraft draft) => draft.Tidied(catalogue).Key;

    protected override async Task<Change> WriteAsync(DashboardStore store, OwnPriceDraft draft, DateTime now, CancellationToken ct) =>
        (await OwnPriceWriting.WriteAsync(store, draft, Applied, now, catalogue, ct)).Change;

    protected override async Task<IEnumerable<OwnPriceDraft>> ListAsync(DashboardStore store, CancellationToken ct) =>
        (await store.OwnPrices().AsNoTracking().Where(p => p.RetiredAt == null).OrderBy(p => p.Id).ToListAsync(ct)).Select(OwnPriceWriting.Draft);

    protected override ConfigNode Write(OwnPriceDraft draft) => ConfigMap.Of(
    [
        ("model", ConfigScalar.Of(draft.Model)),
        ("provider", ConfigScalar.Of(draft.Party)),
        ("serviceTier", ConfigScalar.Of(draft.ServiceTier)),
        ("from", ConfigScalar.Of(Iso(draft.From))),
        ("until", ConfigScalar.Of(Iso(draft.Until))),
        .. OwnPriceRates.Of(draft.Rates ?? new Rates()).Select(r => (r.Name, (ConfigNode?)Plain(r.Rate, ""))),
        ("discount", Plain(draft.DiscountPercent, "%")),
        ("free", ConfigScalar.Of(draft.Kind == OwnPriceKind.Free)),
        ("mapTo", ConfigScalar.Of(draft.MapTo)),
        ("note", ConfigScalar.Of(draft.Note)),
    ]);

    private static ConfigScalar? Plain(decimal? number, string unit) =>
        number is { } known ? new ConfigScalar("", known.ToString("0.############################", CultureInfo.InvariantCulture) + unit, IsText: unit.Length > 0) : null;

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(FieldReader fields, string name)
    {
        if (fields.Text(name) is not { } text)
            return null;

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;

        fields.Say(name, $"\"{text}\" is no day such as 2026-01-31.");
        return null;
    }

    private static decimal? Percent(FieldReader fields) =>
        fields.Text("discount") is { } text && Parse(fields, "discount", text.TrimEnd().TrimEnd('%').TrimEnd()) is { } percent ? percent : null;

    private static decimal? Number(FieldReader fields, string name) => fields.Text(name) is { } text ? Parse(fields, name, text) : null;

    // Decimal from the first digit on: prices never pass through binary fractions.
    private static decimal? Parse(FieldReader fields, string name, string text)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
            return number;

        fields.Say(name, $"\"{text}\" is no number.");
        return null;
    }
}
