using Dashboard.Core.Usage.Import.Formats.ClaudeCode;
using Dashboard.Core.Usage.Import.Formats.LiteLlm;
using Dashboard.Core.Usage.Import.Formats.OpenAi;
using Dashboard.Core.Usage.Import.Formats.Otlp;
using Dashboard.Core.Usage.Import.Formats.Push;
using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats;

/// <summary>Every format we read, and which of them a file is.</summary>
public sealed class UsageFormats
{
    private readonly IReadOnlyList<IUsageFormat> _formats = [new LiteLlmFormat(), new OpenAiUsageFormat(), new ClaudeCodeFormat(), new OtlpFormat(), new PushFormat()];

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
        return (null, near ?? $"the content fits no format; looked for {string.Join("; ", _formats.Select(f => f.LooksFor))}");
    }
}
