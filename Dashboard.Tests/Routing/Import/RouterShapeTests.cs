using Dashboard.Core.Routing.Import;
using Dashboard.Core.Units;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Routing.Import;

/// <summary>The same configurations as people keep them: renamed, cut into several files, with variables.</summary>
public sealed class RouterShapeTests
{
    private static readonly RouterImport Import = new(SmallWorld.Catalogue);

    [Theory]
    [InlineData("x.yaml", "{\n\t\"models\": [\"openai/gpt-5\", \"mistral/mistral-large\"] // why\n}", "openrouter")]
    [InlineData("x.json", "# ours\nmodel_list:\n- {model_name: a, litellm_params: {model: openai/gpt-5}}\n", "litellm")]
    [InlineData("x.toml", "model_list:\n- {model_name: a, litellm_params: {model: openai/gpt-5}}\n", "litellm")]
    [InlineData("x.yml", "[functions.f.variants.v]\nmodel = \"openai::gpt-5\"\n", "tensorzero")]
    [InlineData("x.json5", "\uFEFF\n[models.m]\nrouting = [\"openai\"]\n[models.m.providers.openai]\ntype = \"openai\"\nmodel_name = \"gpt-5\"\n", "tensorzero")]
    [InlineData("x.conf", "\uFEFF// ours\n{agents: {defaults: {model: 'openai/gpt-5'}}}", "openclaw")]
    public void A_wrong_ending_does_not_hide_a_configuration(string name, string text, string tool)
    {
        var reading = Read(text, name);

        Assert.Empty(reading.Errors);
        Assert.Equal(tool, reading.Tool);
        Assert.NotEmpty(reading.Routes);
    }

    [Fact]
    public void A_broken_file_is_refused_in_the_words_of_its_ending()
    {
        var problem = Assert.Single(Read("{\"models\": [\"openai/gpt-5\"\n\"mistral/mistral-large\"]}", "x.json").Errors);

        Assert.Equal(2, problem.Line);
        Assert.Contains("a comma or ]", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("include: [others.yaml]\nmodel_list:\n- {model_name: a, litellm_params: {model: openai/gpt-5}}\nrouter_settings: {fallbacks: [{a: [b]}]}\n")]
    [InlineData("{agents: {$include: './others.json5', defaults: {model: {primary: 'openai/gpt-5', fallbacks: ['small']}}}}")]
    public void What_an_included_file_may_define_is_unknown_and_not_wrong(string text)
    {
        var reading = Read(text);

        Assert.Contains(reading.Notes, n => n.Contains("includes others", StringComparison.Ordinal));
        Assert.Equal(Level.Unknown, Assert.Single(reading.Routes[0].Findings, f => f.Code == "dangling-name").Level);
    }

    [Theory]
    [InlineData("model_list:\n- {model_name: a, litellm_params: {model: os.environ/MAIN_MODEL}}\n")]
    [InlineData("{agents: {defaults: {model: '${MAIN_MODEL}'}}}")]
    [InlineData("{agents: {defaults: {model: '${MAIN}/gpt-5'}}}")]
    public void A_model_in_a_variable_is_nobody_that_we_know(string text)
    {
        var route = Assert.Single(Read(text).Routes);

        Assert.Single(route.Primary);
        Assert.Contains(route.Findings, f => f.Code == "unknown-provider");
        Assert.DoesNotContain(route.Findings, f => f.Code == "dangling-name");
        Assert.Null(Assert.Single(route.Drafts("w")).Targets[0].Host);
    }

    [Fact]
    public void Fallbacks_of_a_request_may_be_written_in_two_fields()
    {
        var reading = Read("""{"provider": "openai", "model": "gpt-5", "fallbacks": [{"provider": "mistral", "model": "mistral-large"}]}""");

        Assert.Equal("bifrost", reading.Tool);
        Assert.Equal(["openai/gpt-5"], reading.Routes[0].Primary);
        Assert.Equal(["mistral/mistral-large"], reading.Routes[0].Fallbacks);
    }

    private static RouterReading Read(string text, string? name = null) => Import.Read(text, null, name, new(2026, 11, 23));
}
