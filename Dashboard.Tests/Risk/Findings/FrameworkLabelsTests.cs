using System.Text.Json;
using System.Text.RegularExpressions;

using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Findings;
using Dashboard.Core.Units;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Risk.Findings;

public sealed partial class FrameworkLabelsTests
{
    private static readonly string[] Known = ["NIST AI RMF GOVERN 6.2", "FINOS AIGF ri-5", "FINOS AIGF ri-7", "FINOS AIGF mi-9", "FINOS AIGF mi-10", "DORA Art. 28-29"];

    [Fact]
    public void Every_kind_of_finding_that_the_sources_make_has_its_place_in_the_map_and_nothing_else_has()
    {
        var made = new[] { "Risk", "Routing" }
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(SharedData.Repository, "Dashboard.Core", room), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Codes().Matches(File.ReadAllText(file)))
            .Select(m => m.Groups["code"].Value).Concat(["smaller-context", "missing-capability"]).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(made, FrameworkLabels.ByCode.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_the_frameworks_that_the_docs_name_are_spoken_to_and_the_docs_name_every_kind()
    {
        var docs = File.ReadAllText(Path.Combine(SharedData.Repository, "docs", "frameworks.md"));

        Assert.Equal(Known.Order(StringComparer.Ordinal), FrameworkLabels.ByCode.Values.SelectMany(v => v).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Known, label => Assert.Contains($"| {label}", docs, StringComparison.Ordinal));
        Assert.All(FrameworkLabels.ByCode.Keys, code => Assert.Contains($"`{code}`", docs, StringComparison.Ordinal));
    }

    [Fact]
    public void A_finding_carries_its_labels_into_json()
    {
        var json = JsonSerializer.Serialize(new Finding("price-above", Level.Medium, "Dear."), JsonSerializerOptions.Web);

        Assert.Contains("\"frameworks\":[\"FINOS AIGF mi-9\"]", json, StringComparison.Ordinal);
    }

    // A finding is made with its code, then its level; some with the code of one they follow.
    [GeneratedRegex("""(?:new|Found)\(\s*"(?<code>[a-z]+(-[a-z]+)*)",\s*(?:(Units\.)?Level\b|LevelOf\b|day\b)|\?\s*new\("(?<code>[a-z]+-[a-z]+)", Level""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Codes();
}
