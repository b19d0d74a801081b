using System.Globalization;
using System.Text;

using Dashboard.Core.AiModels.Listings;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.AiModels.Listings;

/// <summary>Every shape in which a host lists its models, from documentation and real answers.</summary>
public sealed class ListingShapesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("openai_v1_models.json", 3, "model-id-2", "2026-10-23", true, null, null, null, null)]
    [InlineData("anthropic_v1_models.json", 1, "claude-opus-4-6", null, null, null, null, null, null)]
    [InlineData("gemini_v1beta_models.json", 1, "gemini-2.5-flash", null, null, 1048576, 65536, null, null)]
    [InlineData("mistral_v1_models.json", 1, "mistral-large-2411", "2026-05-31", true, 131072, null, null, "mistral-large-2512")]
    [InlineData("cohere_v1_models.json", 1, "command-r-03-2024", null, true, 128000, null, null, null)]
    [InlineData("xai_v1_language_models.json", 1, "grok-4", null, null, null, null, "3/15", null)]
    [InlineData("together_v1_models.json", 1, "Austism/chronos-hermes-13b", null, null, 2048, null, "0.3/0.3", null)]
    [InlineData("groq_openai_v1_models.json", 1, "llama-3.3-70b-versatile", null, null, 131072, 32768, null, null)]
    [InlineData("deepseek_models.json", 2, "deepseek-v4-pro", null, null, 1048576, 393216, null, null)]
    [InlineData("moonshot_v1_models.json", 1, "kimi-k2.6", null, null, 262144, null, null, null)]
    [InlineData("azure_openai_models.json", 1, "curie", "2024-03-01", false, null, null, null, null)]
    [InlineData("azure_arm_location_models.json", 1, "ada-1", "2024-01-01", false, null, null, null, null)]
    [InlineData("bedrock_list_foundation_models.json", 1, "anthropic.claude-3-haiku-20240307-v1:0", "2026-09-10", true, null, null, null, null)]
    [InlineData("huggingface_router_v1_models.json", 1, "openai/gpt-oss-120b", null, null, 131072, null, null, null)]
    [InlineData("openrouter_model_endpoints.json", 1, "openai/gpt-4", null, null, 8192, null, null, null)]
    [InlineData("openrouter_v1_models_sample.json", 10, "z-ai/glm-5v-turbo", null, null, 202752, 131072, "1.2/4", null)]
    [InlineData("cloudflare_ai_gateway_models_real.json", 1000, "google-ai-studio/gemini-3-flash-preview", null, null, null, null, "0.5/3", null)]
    [InlineData("vertex_publisher_models.json", 1, "gemini-2.5-flash", null, null, null, null, null, null)]
    public void Every_endpoint_gives_its_facts(
        string file, int count, string id, string? retires, bool? deprecated, int? context, int? limit, string? prices, string? replacement)
    {
        var models = Assert.IsType<ListingReading.Read>(ListingReader.Read(File.ReadAllBytes(SharedData.PathTo($"models/endpoints/{file}")))).Models;

        var model = models.Single(m => m.Id == id);
        output.WriteLine($"{file,-45} {models.Count,5} models; {model}");
        Assert.InRange(models.Count, count < 10 ? count : (int)(count * 0.5), count < 10 ? count : count * 3);
        Assert.Equal(retires, model.RetiresOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal((deprecated, (long?)context, (long?)limit, replacement), (model.Deprecated, model.Context, model.OutputLimit, model.Replacement));
        Assert.Equal(prices, model.InputPrice is null ? null : string.Create(CultureInfo.InvariantCulture, $"{model.InputPrice:0.####}/{model.OutputPrice:0.####}"));
    }

    [Fact]
    public void No_file_of_the_endpoints_is_left_out()
    {
        var files = Directory.EnumerateFiles(SharedData.PathTo("models/endpoints"), "*.json").Where(f => Path.GetFileName(f) != "manifest.json").ToList();

        Assert.Equal(18, files.Count);
        Assert.All(files, f => Assert.IsType<ListingReading.Read>(ListingReader.Read(File.ReadAllBytes(f))));
    }

    [Fact]
    public void A_router_says_who_serves_and_for_how_much()
    {
        var hosts = Models("""{"data":[{"id":"m","providers":[{"provider":"a","status":"live","pricing":{"input":0.25,"output":0.69}},{"provider":"b","status":"error"}]}]}""")[0].Hosts;

        Assert.Equal([("a", true, 0.25m), ("b", false, null)], hosts!.Select(h => (h.Name, h.Live, h.InputPrice)));
    }

    [Fact]
    public void A_date_of_2098_is_no_date()
    {
        var model = Models("""{"data":[{"id":"m","expiration_date":"2098-12-31"}]}""")[0];

        Assert.Equal(((DateOnly?)null, (bool?)null), (model.RetiresOn, model.Deprecated));
    }

    [Fact]
    public void A_deprecation_may_be_a_date_an_instant_or_unix_seconds() => Assert.All(
        Models("""{"data":[{"id":"a","deprecation":"2026-05-31T12:00:00Z"},{"id":"b","deprecation":{"inference":1780228800}},{"id":"c","shutdown_date":"2026-05-31"},{"id":"d","modelLifecycle":{"endOfLifeTime":"2026-05-31T00:00:00Z"}}]}"""),
        m => Assert.Equal(new DateOnly(2026, 5, 31), m.RetiresOn));

    [Fact]
    public void Prices_of_xai_are_cents_for_a_hundred_million_tokens() =>
        Assert.Equal(3m, Models("""{"models":[{"id":"grok-4","prompt_text_token_price":30000,"completion_text_token_price":150000}]}""")[0].InputPrice);

    [Fact]
    public void A_price_of_minus_one_is_unknown() => Assert.Null(Models("""{"data":[{"id":"auto","pricing":{"prompt":"-1","completion":"-1"}}]}""")[0].InputPrice);

    [Fact]
    public void Our_own_vllm_and_ollama_are_read()
    {
        Assert.Equal(("Qwen/Qwen3-8B", 40960L), Models("""{"object":"list","data":[{"id":"Qwen/Qwen3-8B","owned_by":"vllm","root":"Qwen/Qwen3-8B","max_model_len":40960}]}""")[0] is var v ? (v.Id, v.Context) : default);
        Assert.Equal("llama3.2:3b", Models("""{"models":[{"name":"llama3.2:3b","model":"llama3.2:3b","modified_at":"2026-01-02T03:04:05Z","size":1,"digest":"a80c","details":{}}]}""")[0].Id);
    }

    [Fact]
    public void What_Groq_has_switched_off_is_not_listed() => Assert.Equal("b", Assert.Single(Models("""{"data":[{"id":"a","active":false},{"id":"b","active":true}]}""")).Id);

    private static IReadOnlyList<ListedLine> Models(string json) => Assert.IsType<ListingReading.Read>(ListingReader.Read(Encoding.UTF8.GetBytes(json))).Models;
}
