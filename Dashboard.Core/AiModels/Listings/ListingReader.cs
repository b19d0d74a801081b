using System.Text.Json;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>
/// Reads what hosts answer when asked for their models; which host it is shows in the answer. Under <c>data</c> as OpenAI and all who follow it,
/// <c>models</c> (Gemini, Cohere, xAI, Ollama), <c>modelSummaries</c> (Bedrock), <c>publisherModels</c> (Vertex), <c>value</c> (Azure), or the bare array (Together).
/// </summary>
public static class ListingReader
{
    /// <summary>Raise it when the reading of ids changes: known lists then start anew without alarms.</summary>
    public const int Version = 2;

    public const int LongestId = 300;
    public const int MostModels = 10_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };
    private static readonly string[] Lists = ["data", "models", "modelSummaries", "publisherModels", "value"];

    public static ListingReading Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return new ListingReading.Unreadable("The answer is not JSON.");
        }
    }

    private static ListingReading Read(JsonElement root)
    {
        var next = NextPage.Of(root);
        if (next is { Query: null, Address: null })
            return new ListingReading.Unreadable("The listing goes on over several pages and does not say where; what is on the others would look removed.");

        // OpenRouter's answer about one model has its hosts inside.
        if (Member(root, "data") is { ValueKind: JsonValueKind.Object } one && Member(one, "endpoints").ValueKind is JsonValueKind.Array)
            return Collect([one], null);

        var list = root.ValueKind is JsonValueKind.Array ? root : Lists.Select(name => Member(root, name)).FirstOrDefault(l => l.ValueKind is JsonValueKind.Array);
        if (list.ValueKind is not JsonValueKind.Array)
            return new ListingReading.Unreadable("The answer holds no list of models under \"data\" or another known name.");

        var count = list.GetArrayLength();
        return count > MostModels ? new ListingReading.Unreadable(TooMany(count)) : Collect(list.EnumerateArray(), next);
    }

    internal static string TooMany(int count) => $"The listing has {count} models; at most {MostModels} are read.";

    private static ListingReading Collect(IEnumerable<JsonElement> items, NextPage? next)
    {
        var models = new Dictionary<string, ListedLine>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            // Azure's wrapper: {"kind":"OpenAI","model":{"name":…}}
            var model = Member(item, "model") is { ValueKind: JsonValueKind.Object } inner ? inner : item;
            if (ListingFields.Id(model) is not { Length: > 0 and <= LongestId } id)
                return new ListingReading.Unreadable($"An entry has no id of at most {LongestId} characters: {Start(item)}");

            // Groq lists what it has switched off; it cannot be called.
            if (Member(model, "active").ValueKind is not JsonValueKind.False)
                models.TryAdd(id, ListingFields.Read(id, model));
        }

        return new ListingReading.Read([.. models.Values], next);
    }

    internal static JsonElement Member(JsonElement item, string name) =>
        item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var value) ? value : default;

    private static string Start(JsonElement item)
    {
        var text = item.GetRawText();
        return text.Length > 60 ? $"{text[..60]}…" : text;
    }
}

/// <summary>What an answer was.</summary>
public abstract record ListingReading
{
    private ListingReading()
    {
    }

    /// <param name="Next">Null when this was all.</param>
    public sealed record Read(IReadOnlyList<ListedLine> Models, NextPage? Next = null) : ListingReading;

    public sealed record Unreadable(string Reason) : ListingReading;
}
