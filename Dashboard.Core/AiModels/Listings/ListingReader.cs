using System.Globalization;
using System.Text.Json;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>
/// Reads what hosts answer to <c>/v1/models</c>: <c>{"data":[{"id":"gpt-5","created":1754000000,"owned_by":"openai","shutdown_date":null}]}</c>,
/// or the bare array.
/// </summary>
public static class ListingReader
{
    /// <summary>Raise it when the reading of ids changes: known lists then start anew without alarms.</summary>
    public const int Version = 1;

    public const int LongestId = 300;
    public const int MostModels = 10_000;

    // OpenRouter says "never" with a date of 2098.
    private const int NeverFrom = 2090;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    // Who names the day what: OpenAI, Mistral, OpenRouter.
    private static readonly string[] RetirementNames = ["shutdown_date", "deprecation", "expiration_date"];

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
        if (root.ValueKind is JsonValueKind.Object && root.TryGetProperty("has_more", out var more) && more.ValueKind is JsonValueKind.True)
            return new ListingReading.Unreadable("The listing goes on over several pages; what is on the others would look removed.");

        var list = root.ValueKind is JsonValueKind.Object && root.TryGetProperty("data", out var data) ? data : root;
        if (list.ValueKind is not JsonValueKind.Array)
            return new ListingReading.Unreadable("The answer holds no list of models under \"data\".");

        var count = list.GetArrayLength();
        if (count > MostModels)
            return new ListingReading.Unreadable($"The listing has {count} models; at most {MostModels} are read.");

        var models = new Dictionary<string, ListedLine>(count, StringComparer.Ordinal);
        foreach (var item in list.EnumerateArray())
        {
            if (Text(item, "id") is not { Length: > 0 and <= LongestId } id)
                return new ListingReading.Unreadable($"An entry has no id of at most {LongestId} characters: {Start(item)}");

            models.TryAdd(id, new(id, Created(item), Text(item, "owned_by"), Retirement(item), Text(item, "deprecation_replacement_model")));
        }

        return new ListingReading.Read([.. models.Values]);
    }

    private static DateTime? Created(JsonElement item) =>
        item.TryGetProperty("created", out var seconds) && seconds.ValueKind is JsonValueKind.Number && seconds.TryGetInt64(out var unix) && unix is > 0 and < 253402300800
            ? DateTime.UnixEpoch.AddSeconds(unix)
            : Moment(Text(item, "created_at"));

    private static DateOnly? Retirement(JsonElement item) =>
        RetirementNames.Select(name => Moment(Text(item, name))).FirstOrDefault(m => m is not null) is { Year: < NeverFrom } moment
            ? DateOnly.FromDateTime(moment) : null;

    private static DateTime? Moment(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

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

    public sealed record Read(IReadOnlyList<ListedLine> Models) : ListingReading;

    public sealed record Unreadable(string Reason) : ListingReading;
}

/// <summary>One model as the host lists it; null is not said.</summary>
public sealed record ListedLine(string Id, DateTime? CreatedAt = null, string? OwnedBy = null, DateOnly? RetiresOn = null, string? Replacement = null);
