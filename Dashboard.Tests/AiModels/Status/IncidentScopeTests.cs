using Dashboard.Core.AiModels.Status;
using Dashboard.Core.Providers.Catalogue;

namespace Dashboard.Tests.AiModels.Status;

public sealed class IncidentScopeTests
{
    private static readonly ModelCatalogue Catalogue = new(CatalogueReader.Embedded());

    [Theory]
    [InlineData("anthropic", "Elevated errors on Claude Haiku 4.5", "anthropic/claude-haiku-4-5")]
    [InlineData("anthropic", "Elevated errors on Claude Opus 4.6", "anthropic/claude-opus-4-6")]
    [InlineData("openai", "Errors on GPT-5", "openai/gpt-5")]
    [InlineData("anthropic", "The Claude API does not answer", "")]
    [InlineData("openai", "Delayed usage figures", "")]
    public void The_name_of_an_incident_says_which_models_it_is_about_or_none(string host, string name, string models) =>
        Assert.Equal(models, string.Join(", ", IncidentScope.Of(Catalogue, host, name)));

    [Fact]
    public void A_family_stands_for_all_its_members()
    {
        var found = IncidentScope.Of(Catalogue, "anthropic", "Claude Opus is slow");

        Assert.True(found.Count > 1);
        Assert.All(found, m => Assert.Contains("opus", m.Name, StringComparison.Ordinal));
    }
}
