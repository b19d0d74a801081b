using System.Text.RegularExpressions;

using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.Focus;

/// <summary>Whether a row is about AI, and who stands behind it.</summary>
internal static partial class FocusService
{
    public static bool IsAi(CsvRows row) =>
        row.Text("ServiceCategory") is "AI and Machine Learning"
        || row.Text("ServiceSubcategory") is "Generative AI"
        || Names().IsMatch(row.Text("ServiceName") ?? "")
        || Sellers().IsMatch(row.Text("ProviderName") ?? "")
        || Sellers().IsMatch(row.Text("PublisherName") ?? "");

    /// <summary>Answers of models, not the disks and addresses that a service of AI also has.</summary>
    public static bool IsModelUse(CsvRows row, string meter) =>
        row.Text("ServiceSubcategory") is "Generative AI"
        || MeterText.IsAboutTokens(meter) || MeterText.TokensIn(row.Text("ConsumedUnit")) is not null || MeterText.Model(meter) is not null
        || ModelServices().IsMatch(row.Text("ServiceName") ?? "");

    public static SeriesFacts PartiesOf(CsvRows row)
    {
        var provider = row.Text("ProviderName") ?? row.Text("PublisherName") ?? row.Text("InvoiceIssuerName");
        var service = row.Text("ServiceName") ?? "";
        var (contract, host) = Clouds().Match(provider ?? "") switch
        {
            { Success: true } c when c.Groups["aws"].Success => ("amazon", ModelServices().IsMatch(service) ? "amazon-bedrock" : null),
            { Success: true } c when c.Groups["azure"].Success => ("microsoft", "azure"),
            { Success: true } => ("google", ModelServices().IsMatch(service) ? "google-vertex" : null),
            _ => (provider, provider),
        };
        return new SeriesFacts(
            Account: row.Text("BillingAccountId"), Contract: contract, Host: host,
            ApiKey: row.Text("ResourceName") ?? row.Text("ResourceId"), Project: row.Text("SubAccountName") ?? row.Text("SubAccountId"), Service: row.Text("ServiceName"));
    }

    [GeneratedRegex(@"bedrock|openai|anthropic|claude|vertex ai|gemini|generative|sagemaker|cognitive services|azure ai|ai services|ai foundry|foundry models|machine learning|mistral|cohere|\bAI\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Names();

    [GeneratedRegex(@"^(openai|anthropic|mistral|cohere|groq|openrouter|deepseek|xai|perplexity|together|fireworks|replicate|elevenlabs)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Sellers();

    [GeneratedRegex(@"bedrock|openai|anthropic|claude|vertex|gemini|generative|foundry|cognitive services|azure ai services|mistral|cohere", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex ModelServices();

    [GeneratedRegex(@"^(?<aws>aws|amazon)\b|^(?<azure>microsoft|azure)\b|^google\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Clouds();
}
