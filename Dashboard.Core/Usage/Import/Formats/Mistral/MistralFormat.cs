using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Mistral;

/// <summary>
/// A month of Mistral's usage as its console reads it:
/// <code>
/// {"completion":{"models":{"mistral-large-latest::mistral-large-2411":{"input":[{"event_type":"api_tokens","billing_metric":"mistral-large-2411",
///  "billing_group":"input","timestamp":"2025-11-14","value":11121,"value_paid":11121}],"output":[…],"cached":[…]}}},
///  "libraries_api":{"pages":{"models":{…}}},"currency":"EUR","prices":[{"billing_metric":"mistral-large-2411","billing_group":"input","price":"0.0000017000"}]}
/// </code>
/// Convention: input, cached and output are billed apart. Tokens carry what their paid part costs by the prices beside
/// them; pages and other units are costs without tokens.
/// </summary>
internal sealed class MistralFormat : IUsageFormat
{
    public string Name => "mistral-usage";

    public string LooksFor => "Mistral's monthly usage (completion, prices and currency)";

    public string Convention => "input, cached and output are billed apart; the cost is the paid part times the price that stands in the same file.";

    public string Sample => """
        {"completion":{"models":{"mistral-large-latest::mistral-large-2411":{"input":[{"event_type":"api_tokens","billing_metric":"mistral-large-2411","billing_group":"input","timestamp":"2025-11-14","value":11121,"value_paid":11121}]}}},"currency":"EUR","prices":[{"billing_metric":"mistral-large-2411","billing_group":"input","price":"0.0000017000"}]}
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.JsonObjects && head.Objects is [var first, ..]
        && first.Overlaps(["completion", "ocr", "libraries_api", "audio"]) && (first.Contains("prices") || head.Contains("\"billing_metric\""u8));

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new MistralRows(sink);
        new JsonRows(stream, head, sink).Each(rows.Read, ct);
    }
}
