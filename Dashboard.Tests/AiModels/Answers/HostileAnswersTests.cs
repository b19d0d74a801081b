using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

using Dashboard.Core.AiModels.Changes;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.AiModels.Status;
using Dashboard.Core.AiModels.Status.Reading;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.AiModels.Answers;

/// <summary>Every saved answer of hosts, damaged in many ways: it is read or refused, and never throws.</summary>
[SuppressMessage("Security", "CA5394", Justification = "A seed makes the same damage each time.")]
public sealed class HostileAnswersTests(ITestOutputHelper output)
{
    private const int OfEach = 60;

    private static readonly DateTime Now = new(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc);

    // What stands where something else is awaited; as raw JSON, because no writer would write some of it.
    private static readonly string[] Odd =
    [
        "null", "true", "-1", "0", "1e27", "1e-30", "1e400", "-1e400", "79228162514264337593543950335", "9223372036854775807", "253402300800", "1780228800000", "1780228800.5",
        "\"\\ud800\"", "\"\\udc00x\"", "\"\\\\ud800\"", "\"\\ud83d\\ude00\"", "\"10.5\"", "\"10:30\"", "\"1e27\"", "\"1e400\"", "\"NaN\"", "\"-1\"", "\"0001-01-01T00:00:00Z\"",
        "\"9999-12-31T23:59:59-14:00\"", "\"2026-13-45\"", "\"\"", "\"\\u0000\"", "[]", "{}", "[[[[[[]]]]]]", "[null]", "{\"\\ud800\":1}", "{\"id\":{}}",
    ];

    [Fact]
    public void A_damaged_listing_is_read_or_refused_and_never_throws()
    {
        var (read, refused) = (0, 0);
        foreach (var body in Damaged("models/endpoints"))
        {
            if (ListingReader.Read(body) is not ListingReading.Read listing)
            {
                refused++;
                continue;
            }

            read++;
            Assert.All(listing.Models, Plausible);
            _ = listing.Next?.After(new Uri("https://host.example/v1/models?limit=5"));
            var source = new ListingSource { Host = "acme", Url = "https://host.example" };
            var open = new Dictionary<string, ModelChange>();
            ListingUpdate.Apply(source, listing.Models, open, baseline: true, whole: true, Now);
            ListingUpdate.Apply(source, [.. listing.Models.Reverse().Skip(1)], open, baseline: false, whole: true, Now);
        }

        output.WriteLine($"{read} read, {refused} refused");
        // Damage that leaves nothing to read, or nothing to refuse, would prove little.
        Assert.True(read > 100 && refused > 100, $"{read} read, {refused} refused");
    }

    [Fact]
    public void A_damaged_status_page_is_read_or_refused_and_never_throws()
    {
        var (read, refused) = (0, 0);
        foreach (var body in Damaged("models/status"))
        {
            if (StatusReader.Read(body) is not StatusReading.Read page)
            {
                refused++;
                continue;
            }

            read++;
            Assert.All(page.Report.Incidents ?? [], i => Assert.True((i.StartedAt ?? Now).Year is >= 2000 and < 2100 && (i.ResolvedAt ?? Now).Kind is DateTimeKind.Utc));
            _ = StatusJudgement.Of(page.Report, "API");
            _ = StatusJudgement.Of(page.Report, null);
        }

        output.WriteLine($"{read} read, {refused} refused");
        Assert.True(read > 100 && refused > 100, $"{read} read, {refused} refused");
    }

    [Theory]
    [InlineData("\"pricing\":{\"prompt\":\"1e27\",\"completion\":\"1e27\"}")]
    [InlineData("\"pricing\":{\"input\":1e27,\"output\":0.5}")]
    [InlineData("\"cost_in\":79228162514264337593543950335,\"cost_out\":1")]
    [InlineData("\"prompt_text_token_price\":79228162514264337593543950335")]
    [InlineData("\"shutdown_date\":\"10.5\"")]
    [InlineData("\"shutdown_date\":\"10:30\"")]
    [InlineData("\"shutdown_date\":\"0001-01-01T00:00:00Z\"")]
    [InlineData("\"shutdown_date\":0,\"created\":1")]
    [InlineData("\"deprecation\":\"Monday\"")]
    [InlineData("\"context_length\":1e400,\"owned_by\":7")]
    public void A_field_that_makes_no_sense_is_unknown_and_its_model_is_kept(string field)
    {
        var models = Assert.IsType<ListingReading.Read>(ListingReader.Read(Encoding.UTF8.GetBytes($$"""{"data":[{"id":"a",{{field}}},{"id":"b"}]}"""))).Models;

        Assert.Equal(new ListedLine("b"), models[1]);
        Assert.Equal(("a", null, null, null, null, null), (models[0].Id, models[0].RetiresOn, models[0].InputPrice, models[0].Context, models[0].Deprecated, models[0].CreatedAt));
    }

    [Fact]
    public void A_broken_name_costs_only_itself()
    {
        var models = Assert.IsType<ListingReading.Read>(ListingReader.Read("""{"data":[{"id":"a","owned_by":"\ud800"},{"id":"b","owned_by":"\\ud800"},{"id":"c","owned_by":"\ud83d\ude00"}]}"""u8.ToArray())).Models;
        var page = Assert.IsType<StatusReading.Read>(StatusReader.Read("""{"page":{},"components":[{"id":"x","name":"\udc00"},{"id":"api","name":"API","status":"operational"}]}"""u8.ToArray()));

        Assert.Equal([("a", "\uFFFD"), ("b", "\\ud800"), ("c", "\U0001F600")], models.Select(m => (m.Id, m.OwnedBy!)));
        Assert.Equal(Health.Operational, StatusJudgement.Of(page.Report, "API").Health);
    }

    [Fact]
    public void Unix_seconds_may_be_milliseconds_or_a_text_and_a_mark_of_order_is_no_part_of_the_answer() => Assert.All(
        Assert.IsType<ListingReading.Read>(ListingReader.Read(Encoding.UTF8.GetBytes(
            "\uFEFF" + """{"data":[{"id":"a","shutdown_date":1780228800000},{"id":"b","shutdown_date":"1780228800"},{"id":"c","shutdown_date":1780228800.5},{"id":"d","shutdown_date":"May 31, 2026"}]}"""))).Models,
        m => Assert.Equal(new DateOnly(2026, 5, 31), m.RetiresOn));

    [Fact]
    public void A_feed_may_write_the_hours_of_America()
    {
        var page = Assert.IsType<StatusReading.Read>(StatusReader.Read("""<rss version="2.0"><channel><item><title>Errors</title><pubDate>Thu, 20 Nov 2025 09:12:00 PST</pubDate><guid>1</guid></item></channel></rss>"""u8.ToArray()));

        Assert.Equal(new DateTime(2025, 11, 20, 17, 12, 0, DateTimeKind.Utc), Assert.Single(page.Report.Incidents!).StartedAt);
    }

    private static void Plausible(ListedLine line)
    {
        Assert.InRange(line.Id.Length, 1, ListingReader.LongestId);
        Assert.True(line.InputPrice is null or (>= 0 and < 1_000_000), line.ToString());
        Assert.True(line.OutputPrice is null or (>= 0 and < 1_000_000), line.ToString());
        Assert.True((line.CreatedAt ?? Now).Year is >= 2000 and < 2100, line.ToString());
        Assert.True(line.RetiresOn is null or { Year: >= 2000 and < 2090 }, line.ToString());
    }

    private static IEnumerable<byte[]> Damaged(string folder)
    {
        var random = new Random(20261123);
        foreach (var file in Directory.EnumerateFiles(SharedData.PathTo(folder)).Order(StringComparer.Ordinal).Where(f => Path.GetFileName(f) is not ("manifest.json" or "provider_status_pages.json")))
        {
            var whole = File.ReadAllBytes(file);
            if (file.EndsWith(".json", StringComparison.Ordinal))
            {
                whole = Encoding.UTF8.GetBytes(Short(JsonNode.Parse(whole))!.ToJsonString());
                for (var i = 0; i < OfEach; i++)
                    yield return Encoding.UTF8.GetBytes(Mixed(JsonNode.Parse(whole)!, random));
            }

            for (var i = 0; i < OfEach; i++)
                yield return Bytes(whole, random);
        }
    }

    // A thousand models are damaged as well by three.
    private static JsonNode? Short(JsonNode? node) => node switch
    {
        JsonArray array => new JsonArray([.. array.Take(3).Select(Short)]),
        JsonObject fields => new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, Short(f.Value)))),
        _ => node?.DeepClone(),
    };

    // One to three values become something else.
    private static string Mixed(JsonNode root, Random random)
    {
        var places = Places(root).ToList();
        var put = new List<(string Mark, string Raw)>();
        for (var i = 0; i < random.Next(1, 4) && places.Count > 0; i++)
        {
            var (parent, key) = places[random.Next(places.Count)];
            var mark = string.Create(CultureInfo.InvariantCulture, $"@@{i}@@");
            put.Add(($"\"{mark}\"", Odd[random.Next(Odd.Length)]));
            if (key is string name)
                parent[name] = mark;
            else
                parent[(int)key] = mark;
        }

        return put.Aggregate(root.ToJsonString(), (text, p) => text.Replace(p.Mark, p.Raw, StringComparison.Ordinal));
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(f => Places(f.Value).Prepend((fields, f.Key))),
        JsonArray items => items.SelectMany((item, at) => Places(item).Prepend((items, at))),
        _ => [],
    };

    // Cut off, turned over, or with a few other bytes in it.
    private static byte[] Bytes(byte[] whole, Random random)
    {
        var bytes = (byte[])whole.Clone();
        if (random.Next(3) == 0)
            return bytes[..random.Next(bytes.Length)];

        for (var i = random.Next(1, 6); i > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);

        return bytes;
    }
}
