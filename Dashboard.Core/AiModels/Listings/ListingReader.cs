using System.Text.Json;

using Dashboard.Core.AiModels.Answers;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>
/// Reads what hosts answer when asked for their models; which host it is shows in the answer. Under <c>data</c> as OpenAI and all who follow it,
/// <c>models</c> (Gemini, Cohere, xAI, Ollama), <c>modelSummaries</c> (Bedrock), <c>publisherModels</c> (Vertex), <c>value</c> (Azure), <c>results</c> and their like, or the bare array (Together).
/// </summary>
public static class ListingReader
{
    /// <summary>Raise it when the reading of ids changes: known lists then start anew without alarms.</summary>
    public const int Version = 2;

    public const int LongestId = 300;
    public const int MostModels = 10_000;

    private static readonly string[] Lists = ["data", "models", "modelSummaries", "publisherModels", "value", "results", "result", "resources", "items"];

    public static ListingReading Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = AnswerJson.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return new ListingReading.Unreadable("The answer is not JSON.");
        }
    }

    private static ListingReading Read(JsonElement root)
    {
        // OpenRouter's answer about one model has its hosts inside.
        if (Fields.Member(root, "data") is { ValueKind: JsonValueKind.Object } one && Fields.Member(one, "endpoints").ValueKind is JsonValueKind.Array)
            return Collect([one], 1, root);

        var list = root.ValueKind is JsonValueKind.Array ? root : Lists.Select(name => Fields.Member(root, name)).FirstOrDefault(l => l.ValueKind is JsonValueKind.Array);
        if (list.ValueKind is not JsonValueKind.Array)
            return new ListingReading.Unreadable("The answer holds no list of models under \"data\" or another known name.");

        var count = list.GetArrayLength();
        return count > MostModels ? new ListingReading.Unreadable(TooMany(count)) : Collect(list.EnumerateArray(), count, root);
    }

    internal static string TooMany(int count) => $"The listing has {count} models; at most {MostModels} are read.";

    private static ListingReading Collect(IEnumerable<JsonElement> items, int count, JsonElement root)
    {
        var models = new Dictionary<string, ListedLine>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            // Azure's wrapper: {"kind":"OpenAI","model":{"name":…}}
            var model = Fields.Member(item, "model") is { ValueKind: JsonValueKind.Object } inner ? inner : item;
            if (ListingFields.Id(model) is not { Length: > 0 and <= LongestId } id)
                return new ListingReading.Unreadable($"An entry has no id of at most {LongestId} characters: {Start(item)}");

            // Groq lists what it has switched off; it cannot be called.
            if (Fields.Member(model, "active").ValueKind is not JsonValueKind.False)
                models.TryAdd(id, ListingFields.Read(id, model));
        }

        return new ListingReading.Read([.. models.Values], NextPage.Of(root), count, NextPage.Total(root));
    }

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

    /// <param name="Next">Null when it says nothing of another page.</param>
    /// <param name="Entries">How many were on this page, those that cannot be called included.</param>
    /// <param name="Total">How many the host says there are on all pages.</param>
    public sealed record Read(IReadOnlyList<ListedLine> Models, NextPage? Next, int Entries, long? Total) : ListingReading;

    public sealed record Unreadable(string Reason) : ListingReading;
}
