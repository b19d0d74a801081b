using System.Globalization;
using System.Text.Json;

using Dashboard.Core.Providers.Catalogue;

namespace Dashboard.Core.AiModels.Refresh;

/// <summary>
/// Announced ends as deprecations-rss publishes them:
/// <c>[{"provider":"OpenAI","model_id":"gpt-realtime","announcement_date":"2026-07-21","shutdown_date":"2027-01-20","replacement_models":["gpt-realtime-2.1"],"deprecation_context":"…","url":"https://…"}]</c>.
/// </summary>
internal static class EndsList
{
    /// <exception cref="FormatException">It is no such list.</exception>
    public static (int Entries, IReadOnlyList<CollectedEnd> Ends) Read(ReadOnlyMemory<byte> json, ModelCatalogue catalogue)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            if (document.RootElement is not { ValueKind: JsonValueKind.Array } rows || rows.GetArrayLength() == 0)
                throw new FormatException("It is no list of announced ends.");

            return (rows.GetArrayLength(), [.. rows.EnumerateArray().Select(r => End(r, catalogue)).OfType<CollectedEnd>().DistinctBy(e => (e.Host, e.RawModel))]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException("It is no list of announced ends.", e);
        }
    }

    // A row without its day, its address or a host that we know says nothing that could be shown with its evidence.
    private static CollectedEnd? End(JsonElement row, ModelCatalogue catalogue) =>
        Text(row, "model_id") is { Length: > 0 and <= AiModelTables.LongestModel } model && catalogue.FindByName(Text(row, "provider")) is { } host
            && Day(row, "shutdown_date") is { } ends && Text(row, "url") is { } url && url.StartsWith("https://", StringComparison.Ordinal)
            ? new CollectedEnd
            {
                Host = host.Key.Value,
                RawModel = model,
                Announced = Day(row, "announcement_date"),
                Ends = ends,
                Replacement = row.TryGetProperty("replacement_models", out var next) && next is { ValueKind: JsonValueKind.Array } names && names.GetArrayLength() > 0
                    ? string.Join(", ", names.EnumerateArray().Where(n => n.ValueKind is JsonValueKind.String).Select(n => n.GetString())) : null,
                Source = url,
                Quote = Text(row, "deprecation_context") is { Length: > 0 } said ? said.Length > RefreshTables.LongestQuote ? $"{said[..(RefreshTables.LongestQuote - 1)]}…" : said : null,
            }
            : null;

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static DateOnly? Day(JsonElement row, string name) =>
        DateOnly.TryParseExact(Text(row, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
