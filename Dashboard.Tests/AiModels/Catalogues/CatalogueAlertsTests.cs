using System.Text;

using Dashboard.Core.AiModels.Catalogues;

namespace Dashboard.Tests.AiModels.Catalogues;

public sealed class CatalogueAlertsTests
{
    [Fact]
    public void Price_flaps_of_an_aggregator_are_changes_but_never_alerts()
    {
        for (var day = 0; day < 20; day++)
        {
            var (before, after) = (Sheet("openrouter", 10, price: 1 + (day % 2), context: 1000), Sheet("openrouter", 10, price: 2 - (day % 2), context: 1000 + day));
            var changes = Compare(before, after);

            Assert.Contains(changes, c => c.Type is CatalogueChangeType.PriceChanged);
            Assert.Empty(CatalogueAlerts.Of(before, after, changes, Aggregates));
        }
    }

    [Fact]
    public void The_same_change_of_a_host_is_one_alert_for_all_its_models()
    {
        var (before, after) = (Sheet("openai", 10, price: 1), Sheet("openai", 10, price: 2));

        var alert = Assert.Single(CatalogueAlerts.Of(before, after, Compare(before, after), Aggregates));

        Assert.Equal(("openai", "price_changed", 10), (alert.Provider, alert.Type, alert.Models.Count));
    }

    [Fact]
    public void A_catalogue_with_a_quarter_of_its_models_gone_is_refused_while_its_changes_are_told()
    {
        var (before, after) = (Sheet("openai", 40), Sheet("openai", 30));
        var changes = Compare(before, after);

        var alert = Assert.Single(CatalogueAlerts.Of(before, after, changes, Aggregates));

        Assert.Equal(CatalogueAlerts.Refused, alert.Type);
        Assert.Contains("from 40 models to 30", alert.Summary);
        Assert.Equal(10, changes.Count(c => c.Type is CatalogueChangeType.ModelRemoved));
    }

    [Fact]
    public void One_provider_that_shrinks_is_refused_alone()
    {
        var before = Read($"{{{Provider("openai", 100)},{Provider("groq", 10)}}}");
        var after = Read($"{{{Provider("openai", 99)},{Provider("groq", 7)}}}");

        var alerts = CatalogueAlerts.Of(before, after, Compare(before, after), Aggregates);

        Assert.Equal([("groq", CatalogueAlerts.Refused), ("openai", "model_removed")], alerts.Select(a => (a.Provider, a.Type)).Order());
        Assert.Contains("suspected", alerts.Single(a => a.Provider == "openai").Summary);
    }

    [Theory]
    [InlineData("Gpt_5.Mini", "gpt-5-mini", "A", "B")]
    [InlineData("gpt-5-chat-latest", "gpt-5-chat", "GPT-5 Chat", "GPT-5 Chat")]
    public void A_model_with_another_spelling_or_the_same_name_is_renamed(string old, string now, string oldName, string newName)
    {
        var changes = Compare(Two(old, oldName), Two(now, newName));

        var change = Assert.Single(changes);
        Assert.Equal((CatalogueChangeType.ModelRenamed, now, old), (change.Type, change.Model, change.Before!.GetValue<string>()));
    }

    [Fact]
    public void Two_that_could_each_be_the_renamed_one_are_told_as_they_are()
    {
        var changes = Compare(
            Read("""{"openai":{"models":{"a-1":{"name":"A"},"a-2":{"name":"A"}}}}"""),
            Read("""{"openai":{"models":{"a-3":{"name":"A"}}}}"""));

        Assert.DoesNotContain(changes, c => c.Type is CatalogueChangeType.ModelRenamed);
        Assert.Equal(3, changes.Count);
    }

    [Theory]
    [InlineData("""{"m":{"litellm_provider":"openai","input_cost_per_token":1e-6}}""", """{"m":{"litellm_provider":"openai","input_cost_per_token":2e-6,"deprecation_date":"2027-01-01"}}""", "input_cost_per_token deprecation_date")]
    [InlineData("""{"data":[{"id":"m","pricing":{"prompt":"0.0000010"},"expiration_date":"2098-12-31"}]}""", """{"data":[{"id":"m","pricing":{"prompt":"0.000002"},"expiration_date":"2027-01-01"}]}""", "pricing.prompt expiration_date")]
    [InlineData("""[{"id":"openai","models":[{"id":"m","prices":{"input_mtok":1}}]}]""", """[{"id":"openai","models":[{"id":"m","deprecated":true,"prices":{"input_mtok":2.0}}]}]""", "prices.input_mtok deprecated")]
    public void Every_form_tells_a_price_and_a_deprecation_with_its_own_paths(string before, string after, string fields)
    {
        var changes = Compare(Read(before), Read(after));

        Assert.Equal(fields.Split(' ')[0], Assert.Single(changes, c => c.Type is CatalogueChangeType.PriceChanged).Field);
        Assert.Equal(fields.Split(' ')[1], Assert.Single(changes, c => c.Type is CatalogueChangeType.ModelDeprecated).Field);
        Assert.Empty(Compare(Read(before), Read(before.Replace("0.0000010", "0.000001", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"message":"Not Found"}""")]
    public void What_is_no_catalogue_is_refused_with_a_reason(string text) => Assert.Throws<FormatException>(() => Read(text));

    private static CatalogueSheet Two(string id, string name) => Read("{\"openai\":{\"models\":{\"" + id + "\":{\"name\":\"" + name + "\"},\"x\":{\"name\":\"X\"}}}}");

    private static bool Aggregates(string id) => id == "openrouter";

    private static IReadOnlyList<CatalogueChange> Compare(CatalogueSheet before, CatalogueSheet after) => CatalogueDiff.Compare(before, after, Aggregates);

    private static CatalogueSheet Sheet(string provider, int models, decimal price = 1, int context = 1000) => Read($"{{{Provider(provider, models, price, context)}}}");

    private static string Provider(string id, int models, decimal price = 1, int context = 1000) =>
        $"\"{id}\":{{\"models\":{{{string.Join(',', Enumerable.Range(0, models).Select(i => $"\"m{i}\":{{\"name\":\"M{i}\",\"cost\":{{\"input\":{price}}},\"limit\":{{\"context\":{context}}}}}"))}}}}}";

    private static CatalogueSheet Read(string json) => CatalogueFile.Read(Encoding.UTF8.GetBytes(json));
}
