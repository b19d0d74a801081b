using System.Text.RegularExpressions;

using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.OpenAi;

/// <summary>What the text of a line says: <c>gpt-5-nano, input_tokens</c> names a model, <c>Web search tool calls</c> a tool.</summary>
/// <param name="Model">Null where no model is named.</param>
internal sealed partial record OpenAiLineItem(string? Model, CostKind Kind)
{
    public static OpenAiLineItem Read(string? text, decimal amount)
    {
        if (text is null)
            return new OpenAiLineItem(null, amount < 0 ? CostKind.Adjustment : CostKind.Usage);

        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var head = (comma < 0 ? text : text[..comma]).Trim();
        var model = ModelName().IsMatch(head) ? head : null;
        var kind = Tax().IsMatch(text) ? CostKind.Tax
            : Credit().IsMatch(text) ? CostKind.Credit
            : amount < 0 ? CostKind.Adjustment
            : Tool().IsMatch(text) ? CostKind.Other
            : Purchase().IsMatch(text) ? CostKind.Purchase
            : CostKind.Usage;
        return new OpenAiLineItem(model, kind);
    }

    /// <summary>An id: no spaces, with a dash or a digit. <c>ft:gpt-4o-mini:org::id</c>, <c>whisper-1</c>, <c>o3</c>, but also <c>gpt-4o mini</c>, as bills write it.</summary>
    [GeneratedRegex(@"^((ft:)?[a-z][\w.]*[-\d][\w.:/-]*|gpt-[\w.-]+( (mini|nano|turbo|audio|realtime|preview|codex|pro))+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex ModelName();

    [GeneratedRegex(@"\b(web.?search|file.?search|code.?interpreter|vector.?stor\w*|storage|containers?|sessions?|tool calls?|assistants api|seats?|hosting)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Tool();

    [GeneratedRegex(@"\b(credits?|grants?|refund|promotion)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Credit();

    [GeneratedRegex(@"\b(tax|vat|gst)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Tax();

    [GeneratedRegex(@"\b(commitment|scale tier|reserved|subscription)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Purchase();
}
