using Dashboard.Core.Usage.Import.Formats.Agents;
using Dashboard.Core.Usage.Import.Formats.Anthropic;
using Dashboard.Core.Usage.Import.Formats.Bedrock;
using Dashboard.Core.Usage.Import.Formats.CcUsage;
using Dashboard.Core.Usage.Import.Formats.ClaudeCode;
using Dashboard.Core.Usage.Import.Formats.Codex;
using Dashboard.Core.Usage.Import.Formats.Copilot;
using Dashboard.Core.Usage.Import.Formats.Cursor;
using Dashboard.Core.Usage.Import.Formats.DeepSeek;
using Dashboard.Core.Usage.Import.Formats.Focus;
using Dashboard.Core.Usage.Import.Formats.GeminiCli;
using Dashboard.Core.Usage.Import.Formats.Langfuse;
using Dashboard.Core.Usage.Import.Formats.LiteLlm;
using Dashboard.Core.Usage.Import.Formats.Mistral;
using Dashboard.Core.Usage.Import.Formats.OpenAi;
using Dashboard.Core.Usage.Import.Formats.OpenCode;
using Dashboard.Core.Usage.Import.Formats.OpenRouter;
using Dashboard.Core.Usage.Import.Formats.Otlp;
using Dashboard.Core.Usage.Import.Formats.Portkey;
using Dashboard.Core.Usage.Import.Formats.Push;
using Dashboard.Core.Usage.Import.Formats.SimpleCsv;
using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats;

/// <summary>Every format we read, and which of them a file is.</summary>
public sealed class UsageFormats
{
    private readonly IReadOnlyList<IUsageFormat> _formats =
    [
        new LiteLlmFormat(), new LiteLlmDailyFormat(),
        new OpenAiUsageFormat(), new OpenAiCostsFormat(),
        new AnthropicUsageFormat(), new AnthropicCostsFormat(), new ClaudeCodeReportFormat(),
        new OpenRouterActivityFormat(), new OpenRouterGenerationsFormat(),
        new DeepSeekUsageFormat(), new DeepSeekCostsFormat(),
        new CopilotBillingFormat(), new CostExplorerFormat(), new FocusFormat(),
        // Agents write much alike: the more particular goes first, Claude Code's many shapes after them.
        new CodexFormat(), new GeminiCliFormat(), new OpenCodeFormat(), new PiFormat(), new KimiFormat(), new QwenFormat(), new CursorFormat(), new DroidFormat(),
        new LangfuseFormat(), new PortkeyFormat(), new MistralFormat(), new CcUsageFormat(), new TokscaleFormat(), new AmpFormat(),
        new ClaudeCodeFormat(),
        new OtlpFormat(), new PushFormat(),
        // A table of ours is one whose every column we know: last.
        new SimpleCsvFormat(),
    ];

    /// <summary>What <c>--format</c> accepts besides <c>auto</c>.</summary>
    public IReadOnlyList<string> Names => [.. _formats.Select(f => f.Name)];

    internal IReadOnlyList<IUsageFormat> All => _formats;

    /// <summary>The format of a file, or why it is refused.</summary>
    internal (IUsageFormat? Format, string Reason) Recognise(FileHead head, string? wanted, IReadOnlyList<CsvMapping> mappings)
    {
        switch (head.Shape)
        {
            case FileShape.Empty:
                return (null, "the file is empty");
            case FileShape.Unreadable:
                return (null, head.Contains("SQLite format 3"u8) ? "this is a SQLite database; export the rows as JSON or CSV and import these"
                    : head.Contains("PAR1"u8) ? "this is a Parquet file; export CSV instead, or turn it into CSV (see docs/import.md)"
                    : "the file is not UTF-8 text (nor gzip of it)");
        }

        if (mappings.FirstOrDefault(m => SimpleCsvFormat.Fits(head, m)) is { } mapping)
            return (new MappedCsvFormat(mapping), "");

        if (wanted is not null)
            return (_formats.FirstOrDefault(f => f.Name == wanted), $"there is no format {wanted}");

        if (_formats.FirstOrDefault(f => f.Fits(head)) is { } fitting)
            return (fitting, "");

        var near = NotUsage.Says(head) ?? _formats.Select(f => f.Refuses(head)).FirstOrDefault(r => r is not null);
        return (null, near ?? $"the content fits no format; {Found(head)}looked for {string.Join("; ", _formats.Select(f => f.LooksFor))}");
    }

    // What stands there instead of what was looked for.
    private static string Found(FileHead head)
    {
        const int most = 12;
        if (head.Shape == FileShape.Csv && head.Columns.Count > 1)
            return $"found the columns {string.Join(", ", head.Columns.Take(most).Select(Short))}{(head.Columns.Count > most ? ", ..." : "")}; ";

        return head.Objects is [{ Count: > 0 } first, ..] ? $"found {string.Join(", ", first.Take(most).Select(Short))}; " : "";
    }

    private static string Short(string name) => name.Length > 40 ? name[..40] + "..." : name;
}
