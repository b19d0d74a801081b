using Dashboard.Core.Usage.Import.Formats.Anthropic;
using Dashboard.Core.Usage.Import.Formats.Bedrock;
using Dashboard.Core.Usage.Import.Formats.ClaudeCode;
using Dashboard.Core.Usage.Import.Formats.Copilot;
using Dashboard.Core.Usage.Import.Formats.DeepSeek;
using Dashboard.Core.Usage.Import.Formats.Focus;
using Dashboard.Core.Usage.Import.Formats.LiteLlm;
using Dashboard.Core.Usage.Import.Formats.OpenAi;
using Dashboard.Core.Usage.Import.Formats.OpenRouter;
using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats;

/// <summary>Every format we read, and which of them a file is.</summary>
public sealed class UsageFormats
{
    private readonly IReadOnlyList<IUsageFormat> _formats = 
    [
        new LiteLlmFormat(), new LiteLlmDailyFormat(),
        new OpenAiUsageFormat(), new OpenAiCostsFormat(),
        new AnthropicUsageFormat(), new AnthropicCostsFormat(), new ClaudeCodeReportFormat(), new ClaudeCodeFormat(),
        new OpenRouterActivityFormat(), new OpenRouterGenerationsFormat(),
        new DeepSeekUsageFormat(), new DeepSeekCostsFormat(),
        new CopilotBillingFormat(), new CostExplorerFormat(), new FocusFormat(),
    ];

    /// <summary>What <c>--format</c> accepts besides <c>auto</c>.</summary>
    public IReadOnlyList<string> Names => [.. _formats.Select(f => f.Name)];

    /// <summary>The format of a file, or why it is refused.</summary>
    internal (IUsageFormat? Format, string Reason) Recognise(FileHead head, string? wanted)
    {
        switch (head.Shape)
        {
            case FileShape.Empty:
                return (null, "the file is empty");
            case FileShape.Unreadable:
                return (null, "the file is not UTF-8 text (nor gzip of it)");
        }

        if (wanted is not null)
            return (_formats.FirstOrDefault(f => f.Name == wanted), $"there is no format {wanted}");

        if (_formats.FirstOrDefault(f => f.Fits(head)) is { } fitting)
            return (fitting, "");

        var near = _formats.Select(f => f.Refuses(head)).FirstOrDefault(r => r is not null);
        return (null, near ?? $"the content fits no format; {Found(head)}looked for {string.Join("; ", _formats.Select(f => f.LooksFor))}");
    }

    // What stands there instead of what was looked for.
    private static string Found(FileHead head)
    {
        const int most = 12;
        if (head.Shape == FileShape.Csv && head.Columns.Count > 1)
            return $"found the columns {string.Join(", ", head.Columns.Take(most))}{(head.Columns.Count > most ? ", ..." : "")}; ";

        return head.Objects is [{ Count: > 0 } first, ..] ? $"found {string.Join(", ", first.Take(most))}; " : "";
    }
}
