using System.Text.Json;
using System.Text.RegularExpressions;

using Dashboard.Core.Routing.Import;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Routing.Import;

/// <summary>Configurations that nobody wrote by hand: spoiled examples, and trees made to be walked for ever.</summary>
public sealed partial class RouterAttackTests
{
    // Long enough, and of a shape that is told; letters of both cases, because keys of providers are lower case.
    private const string Secret = "sk-live-4F9c2b7A1d8E6f3a5C0b";

    private static readonly RouterImport Import = new(SmallWorld.Catalogue);

    // One of each tool, each with a fallback, a name that is nowhere and a place for a key.
    private static readonly string[] Seeds =
    [
        """{agents: {defaults: {models: {"openai/gpt-5": {alias: "big"}}, model: {primary: "big", fallbacks: ["mistral/mistral-large", "small"]}}, list: [{id: "ops", model: "big"}]}, models: {providers: {own: {baseUrl: "http://10.0.0.1", apiKey: "x"}}}}""",
        "model_list:\n- {model_name: a, litellm_params: {model: openai/gpt-5, api_key: x, weight: 2}}\n- {model_name: \"b*\", litellm_params: {model: \"mistral/*\"}}\nrouter_settings:\n  model_group_alias: {smart: a}\n  fallbacks: [{a: [b1, nowhere]}, {\"*\": [smart]}]\n  context_window_fallbacks: [{a: [b2]}]\n",
        """{"strategy": {"mode": "conditional", "conditions": [{"then": "one"}], "default": "two"}, "targets": [{"name": "one", "strategy": {"mode": "fallback", "on_status_codes": [429]}, "targets": [{"provider": "@openai-prod", "override_params": {"model": "gpt-5"}}, {"virtual_key": "vk-1"}]}, {"name": "two", "provider": "mistral", "weight": 0.5}]}""",
        """{"models": ["openai/gpt-5", "mistral/mistral-large"], "provider": {"order": ["openai", "azure"], "allow_fallbacks": false}}""",
        """{"model": "openai/gpt-5", "providerOptions": {"gateway": {"models": ["mistral/mistral-large"], "only": ["openai"], "order": ["openai", "azure"]}}}""",
        """{"name": "r", "elements": [{"id": "s", "type": "start", "outputs": {"next": {"elementId": "a"}}}, {"id": "a", "type": "model", "properties": {"provider": "openai", "model": "gpt-5"}, "outputs": {"fallback": {"elementId": "b"}, "success": {"elementId": "e"}}}, {"id": "b", "type": "model", "properties": {"provider": "mistral", "model": "mistral-large"}, "outputs": {"fallback": {"elementId": "a"}}}]}""",
        """{"governance": {"virtual_keys": [{"name": "prod", "value": "x", "provider_configs": [{"provider": "openai", "weight": 0.7, "allowed_models": ["gpt-5", "*"]}, {"provider": "mistral", "key_ids": ["k"]}]}]}, "providers": {"mistral": {"keys": [{"id": "k", "value": "x", "models": ["mistral-large"]}]}}}""",
        "[models.m]\nrouting = [\"openai\", \"azure\", \"gone\"]\n[models.m.providers.openai]\ntype = \"openai\"\nmodel_name = \"gpt-5\"\napi_base = \"https://example.net\"\n[models.m.providers.azure]\ntype = \"azure\"\ndeployment_id = \"gpt-5\"\n[functions.f.variants.v]\nmodel = \"m\"\nweight = 1\n[functions.f.variants.w]\ncandidates = [\"v\", \"w\"]\n[functions.f.experimentation]\nfallback_variants = [\"w\", \"none\"]\n",
    ];

    private static readonly string[] Splinters =
    [
        "{", "}", "[", "]", "\"", "'", ":", ",", "\n", "\t", "- ", "&a ", "*a", "<<: ", "|\n", "#", "//", "/*", "\\u00", "\\", "\0", "\uFEFF", "é", "1e999", "-0", "0x", "null", "true", "NaN",
        "[[", "]]", "a.b.c", "*", "@", "/", "::", "!!binary ", "--- ", "...", "\"\"", "$ref", $"-{Secret}", $"\"{Secret}\"", $"provider/{Secret}",
    ];

    [Fact]
    public void A_spoiled_configuration_is_read_or_refused_and_no_key_in_it_is_kept()
    {
        for (var seed = 0; seed < 15_000; seed++)
            Attack(seed);
    }

    [Fact(Explicit = true)]
    public void A_long_proof_of_the_same()
    {
        for (var seed = 0; seed < 300_000; seed++)
            Attack(seed);
    }

    [Theory]
    [MemberData(nameof(SeedNumbers))]
    public void A_key_in_the_place_of_any_text_is_dropped(int number)
    {
        // Every run of letters, one after the other: names, values, providers, models, addresses.
        var text = Seeds[number];
        var places = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiLetter(text[i]) && (i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1]))).ToList();
        foreach (var place in places)
        {
            var end = place;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-'))
                end++;

            Check($"{text[..place]}{Secret}{text[end..]}");
        }
    }

    public static TheoryData<int> SeedNumbers => [.. Enumerable.Range(0, Seeds.Length)];

    [Theory]
    [InlineData("{\"targets\": [{\"virtual_key\": null}, {\"provider\": \"openai\"}]}")]
    [InlineData("model_list:\n- {model_name: a, litellm_params: {model{\"models\": [\"openai/g: \"mistral/*\"}}\n")]
    public void What_once_brought_it_down_does_not(string text) => Check(text);

    [Fact]
    public void Candidates_that_share_candidates_are_walked_once()
    {
        // Two to the sixtieth ways lead to the last of them.
        var variants = string.Concat(Enumerable.Range(0, 60).SelectMany(i => new[] { 'a', 'b' }, (i, side) =>
            $"[functions.f.variants.{side}{i}]\n" + (i == 59 ? "model = \"openai::gpt-5\"\n" : $"candidates = [\"a{i + 1}\", \"b{i + 1}\"]\n")));

        Assert.Equal(["openai/gpt-5"], Assert.Single(Read("[functions.f.experimentation]\ncandidate_variants = [\"a0\"]\n" + variants).Routes).Primary);
    }

    [Fact]
    public void A_chain_of_groups_without_a_model_ends()
    {
        var names = Enumerable.Range(0, 9_000).ToList();
        var text = "{model_list: [" + string.Join(',', names.Select(i => $"{{model_name: 'm{i}'}}")) + "], litellm_settings: {fallbacks: [" + string.Join(',', names.Select(i => $"{{m{i}: ['m{i + 1}']}}")) + "]}}";

        Assert.All(Read(text).Routes, r => Assert.Empty(r.Fallbacks));
    }

    [Fact]
    public void A_list_of_names_that_nobody_defines_is_told_and_not_repeated_for_ever()
    {
        var hub = string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"'x{i}'"));
        var text = "{model_list: [" + string.Join(',', Enumerable.Range(0, 2_000).Select(i => $"{{model_name: 'm{i}', litellm_params: {{model: 'openai/gpt-5'}}}}"))
            + "], litellm_settings: {fallbacks: [" + string.Join(',', Enumerable.Range(0, 1_999).Select(i => $"{{m{i}: ['m1999']}}")) + $",{{m1999: [{hub}]}}]}}}}";

        var routes = Read(text).Routes;
        Assert.All(routes, r => Assert.InRange(r.Findings.Count(f => f.Code == "dangling-name"), 20, 21));
        Assert.Contains(routes[0].Findings, f => f.Message.EndsWith("has more findings of this kind than are listed.", StringComparison.Ordinal));
    }

    [Fact]
    public void One_very_long_name_costs_its_length_once()
    {
        var name = new string('A', 2_000_000);
        var reading = Read($"{{model_list: [{{model_name: '{name}', litellm_params: {{model: 'openai/{name}'}}}}], litellm_settings: {{fallbacks: [{{'{name}': ['{name}x']}}]}}, {name}: [{string.Join(',', Enumerable.Repeat("1", 100_000))}]}}");

        Assert.InRange(JsonSerializer.Serialize(reading).Length, 1, 20_000);
    }

    [Theory]
    [InlineData("agents.x = 1\n", "a.", 100_000)]
    [InlineData("agents.x = ", "[", 100_000)]
    [InlineData("agents: ", "{a: ", 100_000)]
    [InlineData("agents:\n", "- ", 100_000)]
    [InlineData("agents: ", "!!x &a ", 100_000)]
    [InlineData("{agents: ", "{a: ", 100_000)]
    public void No_depth_of_any_syntax_brings_it_down(string before, string step, int times)
    {
        foreach (var name in new[] { null, "x.toml", "x.yaml", "x.json5" })
            Assert.True(Read(before + string.Concat(Enumerable.Repeat(step, times)) + "b = 1", name).Refused);
    }

    private static void Attack(int seed)
    {
        var random = new Random(seed);
        var text = Seeds[random.Next(Seeds.Length)];
        for (var turns = random.Next(1, 6); turns > 0; turns--)
        {
            var (at, length) = (random.Next(text.Length + 1), random.Next(1, 40));
            var end = Math.Min(text.Length, at + length);
            text = random.Next(6) switch
            {
                0 => text[..at] + text[end..],
                1 => text[..end] + text[at..],
                2 => text[..at],
                3 => text[..at] + Seeds[random.Next(Seeds.Length)][..random.Next(1, 60)] + text[at..],
                4 => text[..at] + Splinters[random.Next(Splinters.Length)] + text[end..],
                _ => text[..at] + Splinters[random.Next(Splinters.Length)] + text[at..],
            };
        }

        Check(text, random.Next(4) switch { 0 => "x.toml", 1 => "x.yaml", 2 => "x.json5", _ => null }, $"seed {seed}");
    }

    private static void Check(string text, string? name = null, string? what = null)
    {
        try
        {
            var reading = Read(text, name);
            var kept = JsonSerializer.Serialize(reading) + string.Concat(reading.Routes.SelectMany(r => r.Drafts("w")).SelectMany(d => d.Problems()).Select(p => p.Message));
            // Glued to a word before it, it has no shape that could be told.
            Assert.False(kept.Contains(Secret, StringComparison.OrdinalIgnoreCase) && !Glued().IsMatch(text), $"{what} keeps a key: {text}");
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{what} brings it down: {text}", e);
        }
    }

    [GeneratedRegex($"[A-Za-z0-9]{Secret}", RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Glued();

    private static RouterReading Read(string text, string? name = null) => Import.Read(text, null, name, new(2026, 11, 23));
}
