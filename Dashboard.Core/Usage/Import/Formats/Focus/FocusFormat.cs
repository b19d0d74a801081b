using System.Globalization;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Focus;

/// <summary>
/// Bills in the FinOps form FOCUS, 1.0 to 1.2, of which the services of AI are taken:
/// <code>
/// BilledCost,BillingAccountId,BillingCurrency,ChargeCategory,ChargeDescription,ChargePeriodEnd,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,EffectiveCost,...
/// 1.50,1234,USD,Usage,"$0.003 per 1K input tokens for Claude 3 Sonnet",2026-04-02T00:00:00Z,2026-04-01T00:00:00Z,500,1K tokens,1.50,...
/// </code>
/// <c>BilledCost</c> counts, as on the invoice: what was paid beforehand is charged when it is paid, and once.
/// <c>EffectiveCost</c> would spread it over its use. Tokens are taken where the unit says that it is of tokens, unless a
/// virtual currency goes by that name. Credits are negative. NULL and nothing are the same; dates may be written M/D/YY.
/// </summary>
internal sealed class FocusFormat : IUsageFormat
{
    private static readonly string[] Needed = ["BilledCost", "BillingCurrency", "ChargeCategory", "ChargePeriodStart", "ChargePeriodEnd", "ServiceName"];

    public string Name => "focus";

    public string LooksFor => "FOCUS bills (CSV with BilledCost, BillingCurrency, ChargeCategory, ChargePeriodStart and ServiceName)";

    public string Convention =>
        "BilledCost counts, as on the invoice, in the billing currency; credits are negative. Only AI services are taken. Tokens where the unit says so and is no virtual currency; cache reads, writes and uncached input are apart.";

    public string Sample => """
        BilledCost,BillingAccountId,BillingCurrency,ChargeCategory,ChargeDescription,ChargePeriodEnd,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,EffectiveCost,ProviderName,ServiceCategory,ServiceName,SkuMeter
        1.50,1234,USD,Usage,$0.003 per 1K input tokens for Claude 3 Sonnet,2026-04-02T00:00:00Z,2026-04-01T00:00:00Z,500,1K tokens,1.50,AWS,AI and Machine Learning,Amazon Bedrock,USE1-Claude3Sonnet-input-tokens
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.Csv && Missing(head).Count == 0;

    public string? Refuses(FileHead head)
    {
        if (head.Shape == FileShape.JsonObjects)
        {
            return head.Contains("\"FocusVersion\""u8) || head.Contains("\"BilledCost\""u8)
                ? "this describes the columns of a FOCUS export and holds no charges; import the export itself"
                : null;
        }

        if (head.Shape != FileShape.Csv)
            return null;

        if (head.Columns.Contains("servicecategory") && head.Columns.Contains("servicename") && head.Columns.Contains("resourcetype") && !head.Columns.Contains("billedcost"))
            return "this is a map of services to categories and holds no charges";

        return Missing(head) is { Count: > 0 and <= 3 } missing
            ? $"this looks like a FOCUS bill, but has no column {string.Join(" and no ", missing)}"
            : null;
    }

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var charges = new FocusCharges(sink, Name);
        using var csv = new CsvRows(stream, head, sink);
        while (csv.TryRead(ct))
            charges.Read(csv);

        if (charges.AiRows == 0 && sink.File.Skipped > 0)
            sink.File.AddFault(0, $"none of its {sink.File.Skipped.ToString(CultureInfo.InvariantCulture)} rows is of a service of AI: all are passed over");

        if (charges.VirtualRows > 0)
            sink.File.AddFault(0, $"{charges.VirtualRows.ToString(CultureInfo.InvariantCulture)} rows are priced in a virtual currency: their units are not taken for tokens of a model");
    }

    private static List<string> Missing(FileHead head) => [.. Needed.Where(n => !head.Columns.Contains(FileHead.Plain(n)))];
}
