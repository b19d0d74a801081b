using System.Globalization;
using System.Text.Json;

namespace Dashboard.Core.AiModels.Lifecycle.Known;

/// <summary>
/// Days that came with this version of the product, for installations that read no page themselves:
/// <c>{"at":"openai","id":"gpt-4-0314","announced":"2025-09-26","ends":"2026-03-26","next":"openai/gpt-5","source":"https://…"}</c>.
/// </summary>
public static class KnownLifecycle
{
    private const string Resource = "Dashboard.Core.AiModels.Lifecycle.Known.lifecycle.jsonl";

    private static readonly Lazy<IReadOnlyList<KnownEnd>> Embedded = new(Read);

    public static IReadOnlyList<KnownEnd> All => Embedded.Value;

    private static List<KnownEnd> Read()
    {
        using var stream = typeof(KnownLifecycle).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The build left out {Resource}.");
        using var reader = new StreamReader(stream);
        var ends = new List<KnownEnd>();
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            ends.Add(new(Text(row, "at")!, Text(row, "id")!, Day(row, "announced"), Day(row, "ends") ?? Day(row, "notBefore")!.Value, Text(row, "notBefore") is null, Text(row, "next"), Text(row, "source") ?? ""));
        }

        return ends;
    }

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static DateOnly? Day(JsonElement row, string name) => Text(row, name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}

/// <summary>One model's end at one host.</summary>
public sealed record KnownEnd(string Host, string RawModel, DateOnly? Announced, DateOnly Ends, bool Firm, string? Replacement, string Source);
