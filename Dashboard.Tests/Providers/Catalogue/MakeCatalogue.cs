using Dashboard.Core.Providers.Catalogue.Making;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Providers.Catalogue;

/// <summary>The embedded catalogue and its sources.</summary>
public sealed class MakeCatalogue
{
    private static readonly string Target = Path.Combine(SharedData.Repository, "Dashboard.Core", "Providers", "Catalogue", "catalogue.jsonl");

    /// <summary>Not a test: writes the file anew, when asked for by name (docs/catalogue.md).</summary>
    [Fact(Explicit = true)]
    public void Writes_the_catalogue_from_its_sources() => File.WriteAllLines(Target, Lines());

    [Fact]
    public void The_embedded_catalogue_is_what_its_sources_give() => Assert.Equal(Lines(), File.ReadAllLines(Target));

    private static IReadOnlyList<string> Lines()
    {
        var sources = CatalogueSources.Read(SharedData.PathTo("models"));
        return [.. CatalogueWriter.Lines(new CatalogueMaker(sources).Make(), sources.Names)];
    }
}
