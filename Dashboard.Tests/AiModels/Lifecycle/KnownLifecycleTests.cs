using Dashboard.Core.AiModels.Lifecycle.Known;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.AiModels.Lifecycle;

public sealed class KnownLifecycleTests
{
    private static readonly string Target = Path.Combine(SharedData.Repository, "Dashboard.Core", "AiModels", "Lifecycle", "Known", "lifecycle.jsonl");

    /// <summary>Not a test: writes the file anew, when asked for by name (docs/models.md).</summary>
    [Fact(Explicit = true)]
    public void Writes_the_known_ends_from_collected_facts() => File.WriteAllLines(Target, Lines());

    [Fact]
    public void The_embedded_ends_are_what_the_facts_give() => Assert.Equal(Lines(), File.ReadAllLines(Target));

    [Fact]
    public void Every_end_names_a_provider_of_the_catalogue_and_its_source()
    {
        var catalogue = new ModelCatalogue(CatalogueReader.Embedded());

        Assert.InRange(KnownLifecycle.All.Count, 300, 2000);
        Assert.All(KnownLifecycle.All, e => Assert.NotNull(catalogue.FindByName(e.Host)));
        Assert.All(KnownLifecycle.All, e => Assert.StartsWith("https://", e.Source, StringComparison.Ordinal));
        Assert.Contains(KnownLifecycle.All, e => e is { Host: "anthropic", Firm: false });
    }

    private static IReadOnlyList<string> Lines()
    {
        var catalogue = new ModelCatalogue(CatalogueReader.Embedded());
        return LifecycleMaker.Lines(File.ReadLines(SharedData.PathTo("models/deprecations/facts.jsonl")), name => catalogue.FindByName(name)?.Key.Value);
    }
}
