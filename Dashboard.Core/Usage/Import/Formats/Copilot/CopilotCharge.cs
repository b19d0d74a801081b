using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.Copilot;

/// <summary>A line of GitHub's bill, from the API's reports and from the files one can download.</summary>
internal static class CopilotCharge
{
    public static void Put(RowSink sink, BucketRows rows, RowFields item, CopilotNames names, Bucket bucket, string? account)
    {
        if (item.Text("product") is { } product && !product.Contains("copilot", StringComparison.OrdinalIgnoreCase)
            && !product.Contains("models", StringComparison.OrdinalIgnoreCase) && !product.Contains("spark", StringComparison.OrdinalIgnoreCase))
        {
            sink.Skip();
            return;
        }

        var (gross, discount) = (item.Amount(names.Gross), item.Amount(names.Discount));
        var net = item.NeededAmount(names.Net) ?? 0;
        if (gross is { } full && Math.Abs(full - (discount ?? 0) - net) > 0.01m)
            item.Blame($"{names.Net} is {item.Text(names.Net)}, expected {full - (discount ?? 0)} ({names.Gross} {full} - {names.Discount} {discount ?? 0})");

        var sku = item.Text("sku");
        var model = item.Text("model");
        var unit = item.Text(names.Unit);
        rows.Charge(
            item, bucket,
            new SeriesFacts(
                Account: item.Text(names.Organization) ?? account, Gateway: "github-copilot", RawModel: model, ApiKey: item.Text("username"),
                Project: item.Text(names.Repository) ?? item.Text(names.CostCenter), Service: item.Text("product")),
            net, "USD", KindOf(unit, net), model is null ? sku : $"{sku}, {model}", unit, sku);
    }

    // Seats are paid for whether anybody asks anything or not.
    private static CostKind KindOf(string? unit, decimal net) => net < 0 ? CostKind.Credit
        : unit?.ToLowerInvariant() is "requests" or "request" or "credits" or "ai-credits" or "aicredits" or "tokens" ? CostKind.Usage
        : CostKind.Other;
}

/// <summary>What the same things are called in the two kinds of report.</summary>
internal sealed record CopilotNames(string Gross, string Discount, string Net, string Unit, string Organization, string Repository, string CostCenter)
{
    public static CopilotNames Json { get; } = new("grossAmount", "discountAmount", "netAmount", "unitType", "organizationName", "repositoryName", "costCenterName");

    public static CopilotNames Csv { get; } = new("gross_amount", "discount_amount", "net_amount", "unit_type", "organization", "repository", "cost_center_name");
}
