using System.IO.Compression;
using System.Text;

using Microsoft.Playwright;

namespace Dashboard.Tests.Usage;

/// <summary>A small LiteLLM log, written by hand: what every figure must be is known.</summary>
internal static class MarchFile
{
    public const string From = "2026-03-10", To = "2026-03-13";

    /// <summary>1.25 + 0.123456789 + 2.5 + 0.01; one row more has no price, and one cannot be used.</summary>
    public const decimal Total = 3.883456789m;

    public const decimal Anthropic = 2.623456789m;

    public const string Fault = "Line 5: prompt_tokens is \"many\", expected a whole number";

    public static string Text { get; } = string.Join('\n',
    [
        Row("a1", "1.25", "1000", "2026-03-10 09:00:00", "gpt-5-mini", "openai"),
        Row("a2", "0.123456789", "10", "2026-03-11 10:00:00", "claude-opus-4-6", "anthropic"),
        Row("a3", "2.5", "20", "2026-03-12 23:59:59", "claude-opus-4-6", "anthropic"),
        Row("a4", "0", "30", "2026-03-11 10:00:00", "a-model-nobody-sells", "hosted_vllm"),
        Row("a5", "1", "\"many\"", "2026-03-11 10:00:00", "gpt-5-mini", "openai"),
        Row("a6", "0.01", "40", "2026-03-11 10:00:00", "=HYPERLINK(1)", "hosted_vllm"),
    ]) + "\n";

    public static FilePayload Plain(string name = "march.jsonl") => new() { Name = name, MimeType = "", Buffer = Encoding.UTF8.GetBytes(Text) };

    public static FilePayload Packed()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(Text));

        return new FilePayload { Name = "march.jsonl.gz", MimeType = "application/gzip", Buffer = packed.ToArray() };
    }

    /// <summary>Many rows of one cent each, so that importing them takes a moment.</summary>
    public static string WriteMany(string path, int rows)
    {
        using var file = new StreamWriter(path);
        for (var i = 0; i < rows; i++)
            file.Write(Row($"m{i}", "0.01", "10", "2026-04-02 10:00:00", "gpt-5-mini", "openai") + "\n");

        return path;
    }

    private static string Row(string id, string spend, string prompt, string at, string model, string provider) =>
        $$"""{"request_id":"{{id}}","spend":{{spend}},"prompt_tokens":{{prompt}},"completion_tokens":5,"startTime":"{{at}}","model":"{{model}}","custom_llm_provider":"{{provider}}","api_key":"key-1"}""";
}
