using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Core.Terms.Catalogue;

/// <summary>The documents that came with this version of the product: JSON Lines, one a line, so that a change is a readable difference.</summary>
public static class KnownSources
{
    private const string Resource = "Dashboard.Core.Terms.Catalogue.sources.jsonl";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly Lazy<IReadOnlyList<KnownSource>> Embedded = new(Read);

    public static IReadOnlyList<KnownSource> All => Embedded.Value;

    /// <summary>What is known of one provider, the first to watch at the head.</summary>
    public static IReadOnlyList<KnownSource> Of(string provider) => [.. All.Where(s => s.Provider == provider).OrderByDescending(s => s.Offered)];

    private static List<KnownSource> Read()
    {
        using var stream = typeof(KnownSources).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The build left out {Resource}.");
        using var reader = new StreamReader(stream);
        var all = new List<KnownSource>();
        while (reader.ReadLine() is { } line)
            all.Add(JsonSerializer.Deserialize<KnownSource>(line, Json)!);

        return all;
    }
}
