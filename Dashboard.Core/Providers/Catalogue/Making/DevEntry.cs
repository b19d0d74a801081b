using System.Globalization;
using System.Text.Json;

namespace Dashboard.Core.Providers.Catalogue.Making;

/// <summary>An entry of models.dev: a model at a host, or at its lab.</summary>
internal sealed record DevEntry(
    string Host, string Id, string Name, bool OpenWeights, bool Deprecated, long? Context, long? OutputLimit,
    Modalities Reads, Modalities Writes, DateOnly? Released, bool Reasoning, bool Tools, JsonElement? Cost, JsonElement? Modes)
{
    /// <summary>Host by host, from the shape <c>{"openai":{"models":{"gpt-4o":{…}}}}</c>.</summary>
    public static IReadOnlyList<DevEntry> ReadHosts(JsonElement root) =>
    [
        .. from host in root.EnumerateObject()
           from model in host.Value.GetProperty("models").EnumerateObject()
           select Read(host.Name, model.Name, model.Value),
    ];

    /// <summary>Labs' own words, from the shape <c>{"openai/gpt-4o":{…}}</c>.</summary>
    public static IReadOnlyList<DevEntry> ReadLabs(JsonElement root) =>
    [
        .. from model in root.EnumerateObject()
           let slash = model.Name.IndexOf('/', StringComparison.Ordinal)
           select Read(model.Name[..slash], model.Name[(slash + 1)..], model.Value),
    ];

    private static DevEntry Read(string host, string id, JsonElement json) => new(
        host,
        id,
        json.GetProperty("name").GetString()!,
        True(json, "open_weights"),
        json.TryGetProperty("status", out var status) && status.GetString() == "deprecated",
        Limit(json, "context"),
        Limit(json, "output"),
        Kinds(json, "input"),
        Kinds(json, "output"),
        Date(json),
        True(json, "reasoning"),
        True(json, "tool_call"),
        json.TryGetProperty("cost", out var cost) ? cost : null,
        json.TryGetProperty("experimental", out var more) && more.ValueKind == JsonValueKind.Object && more.TryGetProperty("modes", out var modes) ? modes : null);

    private static bool True(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static long? Limit(JsonElement json, string name) =>
        json.TryGetProperty("limit", out var limit) && limit.TryGetProperty(name, out var value) && value.TryGetInt64(out var tokens) && tokens > 0 ? tokens : null;

    private static Modalities Kinds(JsonElement json, string name)
    {
        var kinds = Modalities.None;
        if (json.TryGetProperty("modalities", out var all) && all.TryGetProperty(name, out var list))
        {
            foreach (var kind in list.EnumerateArray())
                kinds |= Enum.TryParse<Modalities>(kind.GetString(), ignoreCase: true, out var known) ? known : Modalities.None;
        }

        return kinds;
    }

    // Some entries know the month only; a lifecycle wants a day or nothing.
    private static DateOnly? Date(JsonElement json) =>
        DateOnly.TryParseExact(json.GetProperty("release_date").GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
