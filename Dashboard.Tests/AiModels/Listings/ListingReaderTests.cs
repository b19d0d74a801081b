using System.Text;

using Dashboard.Core.AiModels.Listings;

namespace Dashboard.Tests.AiModels.Listings;

public sealed class ListingReaderTests
{
    [Fact]
    public void OpenAI_names_the_day_of_shutdown()
    {
        var models = Models("""
            {"object":"list","data":[
              {"id":"gpt-a","object":"model","created":1686935002,"owned_by":"openai","shutdown_date":null},
              {"id":"gpt-b","object":"model","created":1686935002,"owned_by":"system","shutdown_date":"2026-10-23"}]}
            """);

        Assert.Equal(["gpt-a", "gpt-b"], models.Select(m => m.Id));
        Assert.Equal(new DateTime(2023, 6, 16, 17, 3, 22, DateTimeKind.Utc), models[0].CreatedAt);
        Assert.Null(models[0].RetiresOn);
        Assert.Equal(new DateOnly(2026, 10, 23), models[1].RetiresOn);
    }

    [Fact]
    public void Others_say_it_their_way()
    {
        var models = Models("""
            {"data":[
              {"id":"mistral-large-2411","deprecation":"2026-05-31T12:00:00Z","deprecation_replacement_model":"mistral-large-2512"},
              {"id":"claude","type":"model","created_at":"2026-02-04T00:00:00Z"},
              {"id":"for/ever","expiration_date":"2098-12-31"}],"has_more":false}
            """);

        Assert.Equal((new DateOnly(2026, 5, 31), "mistral-large-2512"), (models[0].RetiresOn, models[0].Replacement));
        Assert.Equal(new DateTime(2026, 2, 4, 0, 0, 0, DateTimeKind.Utc), models[1].CreatedAt);
        Assert.Null(models[2].RetiresOn);
    }

    [Fact]
    public void A_bare_array_is_a_list_and_an_id_counts_once() =>
        Assert.Equal(["a/b"], Models("""[{"id":"a/b"},{"id":"a/b"}]""").Select(m => m.Id));

    [Theory]
    [InlineData("<html>", "JSON")]
    [InlineData("""{"error":{"message":"no"}}""", "data")]
    [InlineData("""{"data":{"id":"a"}}""", "data")]
    [InlineData("""{"data":[{"id":"a"},{"name":"b"}]}""", "{\"name\":\"b\"}")]
    [InlineData("""{"data":[{"id":"a"},7]}""", "7")]
    public void What_is_no_whole_listing_is_refused_with_its_reason(string body, string reason) =>
        Assert.Contains(reason, Assert.IsType<ListingReading.Unreadable>(Read(body)).Reason, StringComparison.Ordinal);

    [Fact]
    public void Limits_hold()
    {
        Assert.IsType<ListingReading.Unreadable>(Read($$"""{"data":[{"id":"{{new string('x', 301)}}"}]}"""));
        Assert.IsType<ListingReading.Unreadable>(Read($"[{string.Join(',', Enumerable.Range(0, 10_001).Select(i => $$"""{"id":"{{i}}"}"""))}]"));
        Assert.IsType<ListingReading.Unreadable>(Read($"{new string('[', 60)}{new string(']', 60)}"));
    }

    private static ListingReading Read(string body) => ListingReader.Read(Encoding.UTF8.GetBytes(body));

    private static IReadOnlyList<ListedLine> Models(string body) => Assert.IsType<ListingReading.Read>(Read(body)).Models;
}
