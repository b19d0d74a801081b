using System.Text.Json;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Routing.Import;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Routing.Import;

/// <summary>The collected examples of all routers, each as it was found.</summary>
public sealed class SharedRoutesTests
{
    private static readonly RouterImport Import = new(new ModelCatalogue(CatalogueReader.Embedded));

    // Broken as they stand in their sources; each must be refused with the line.
    private static readonly string[] Broken =
    [
        "all_settings_01.yaml", "all_settings_02.yaml", "reliability_02.yaml", "reliability_03.yaml", "reliability_09.yaml", "reliability_10.yaml", "reliability_11.yaml",
        "routing_02.yaml", "routing_03.yaml", "routing_04.yaml", "routing_06.yaml", "conditional_01.json", "configobject_01.json",
    ];

    [Fact]
    public void Every_expected_route_is_read_exactly()
    {
        var root = SharedData.PathTo("routing");
        foreach (var line in File.ReadAllLines(Path.Combine(root, "expected.jsonl")).Where(l => l.Length > 0))
        {
            using var expected = JsonDocument.Parse(line);
            var file = expected.RootElement.GetProperty("file").GetString()!;
            var reading = Read(Path.Combine(root, "..", file));

            var name = expected.RootElement.GetProperty("route").GetString();
            var route = Assert.Single(reading.Routes, r => r.Name == name);
            Assert.Equal(Written(expected, "primary"), route.Primary);
            Assert.Equal(Written(expected, "fallbacks"), route.Fallbacks);
            if (expected.RootElement.TryGetProperty("aliases", out var aliases))
                Assert.Equal(aliases.EnumerateObject().ToDictionary(a => a.Name, a => a.Value.GetString()!), route.Aliases);
        }
    }

    [Fact]
    public void Every_other_example_is_read_or_refused_with_the_reason()
    {
        var refused = new List<string>();
        foreach (var file in Directory.EnumerateFiles(SharedData.PathTo("routing"), "*.*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) is not ("manifest.json" or "expected.jsonl") && !f.EndsWith(".txt", StringComparison.Ordinal)))
        {
            var reading = Read(file);
            Assert.Equal(reading.Refused ? reading.Tool : Path.GetFileName(Path.GetDirectoryName(file)), reading.Tool);
            Assert.All(reading.Errors, e => Assert.True(e.Message.Length > 10 && (e.Line > 0 || e.Message.StartsWith("This is the schema", StringComparison.Ordinal)), $"{file}: {e}"));
            foreach (var draft in reading.Routes.SelectMany(r => r.Drafts("w")))
                Assert.True(!draft.Problems().Any(), $"{file}: {string.Join(' ', draft.Problems())}");

            if (reading.Refused)
                refused.Add(Path.GetFileName(file));
        }

        Assert.Equal(Broken.Order(StringComparer.Ordinal), refused.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_findings_that_were_written_down_by_hand_are_found()
    {
        var root = SharedData.PathTo("routing");

        Assert.Contains(Read(Path.Combine(root, "litellm/reliability_01.yaml")).Routes[0].Findings, f => f.Code == "same-provider-only");
        Assert.Contains(Read(Path.Combine(root, "openrouter/request_models_array.json")).Routes[0].Findings, f => f.Code == "same-gateway");
        Assert.True(Read(Path.Combine(root, "openrouter/request_provider_order.json")).Routes[0].Strict);
        Assert.Contains(Read(Path.Combine(root, "tensorzero/fallbacks_01.toml")).Routes[0].Findings, f => f.Code == "same-maker-same-weights");
    }

    private static RouterReading Read(string path) => Import.Read(File.ReadAllText(path), null, path, new(2026, 11, 23));

    private static string[] Written(JsonDocument expected, string field) =>
        [.. expected.RootElement.GetProperty(field).EnumerateArray().Select(e => OurWay(e.GetString()!))];

    // Hand-written expectations separate the provider with the tool's own sign.
    private static string OurWay(string text) => text.Contains("::", StringComparison.Ordinal) ? text.Replace("::", "/", StringComparison.Ordinal)
        : text.Split(':', 2) is [var host, var model] && !host.Contains('/', StringComparison.Ordinal) ? $"{host}/{model}" : text;
}
