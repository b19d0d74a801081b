using Dashboard.Core.Routing.Import;
using Dashboard.Core.Routing.Routes;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Routing.Import;

public sealed class RouterImportTests
{
    private static readonly RouterImport Import = new(SmallWorld.Catalogue);

    [Fact]
    public void A_fallback_of_a_fallback_is_walked_and_a_circle_is_found()
    {
        var route = Routes("""
            model_list:
            - {model_name: a, litellm_params: {model: openai/gpt-5}}
            - {model_name: b, litellm_params: {model: anthropic/claude-opus-4-6}}
            - {model_name: c, litellm_params: {model: mistral/mistral-large}}
            litellm_settings: {fallbacks: [{a: [b]}, {b: [c, a]}, {c: [nowhere]}]}
            """)[0];

        Assert.Equal(["anthropic/claude-opus-4-6", "mistral/mistral-large"], route.Fallbacks);
        Assert.Contains(route.Findings, f => f is { Code: "cycle" } && f.Message.Contains("a, then b, then a", StringComparison.Ordinal));
        Assert.Contains(route.Findings, f => f is { Code: "dangling-name" } && f.Message.Contains("\"nowhere\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_specific_list_overrides_the_default_and_other_errors_are_no_cover()
    {
        var routes = Routes("""
            model_list:
            - {model_name: a, litellm_params: {model: openai/gpt-5}}
            - {model_name: b, litellm_params: {model: anthropic/claude-opus-4-6}}
            - {model_name: c, litellm_params: {model: mistral/mistral-large}}
            router_settings:
              default_fallbacks: [c]
              fallbacks: [{a: [b]}]
              context_window_fallbacks: [{b: [a]}]
            """);

        Assert.Equal(["anthropic/claude-opus-4-6"], routes[0].Fallbacks);
        Assert.Equal(["mistral/mistral-large"], routes[1].Fallbacks);
        Assert.Contains(routes[1].Findings, f => f.Code == "error-only-fallback");
        Assert.Contains(routes[2].Findings, f => f.Code == "no-fallback");
    }

    [Fact]
    public void Wildcards_deployment_ids_and_aliases_resolve()
    {
        var routes = Routes("""
            model_list:
            - {model_name: a, litellm_params: {model: openai/gpt-5}}
            - {model_name: "mistral/*", litellm_params: {model: "mistral/*"}}
            - {model_name: d, litellm_params: {model: anthropic/claude-opus-4-6}, model_info: {id: one}}
            router_settings:
              model_group_alias: {smart: a}
              fallbacks: [{a: [mistral/mistral-large, one]}, {d: [smart]}]
            """);

        Assert.Equal(["mistral/mistral-large", "anthropic/claude-opus-4-6"], routes[0].Fallbacks);
        Assert.Equal("a", routes[0].Aliases["smart"]);
        Assert.Equal(["openai/gpt-5"], routes[2].Fallbacks);
    }

    [Fact]
    public void Keys_are_named_by_their_place_and_never_shown()
    {
        const string secret = "sk-live-4f9c2b7a1d8e6f3a5c0b";
        var reading = Read($$"""
            {governance: {virtual_keys: [{id: "{{secret}}", value: "{{secret}}", provider_configs: [{provider: "openai", allowed_models: ["{{secret}}"]}]}]},
             headers: {Authorization: "Bearer abc"}, api_key: "${FROM_ENVIRONMENT}", master_key: "hunter2"}
            """, "bifrost");

        Assert.Contains("governance.virtual_keys[0].value", reading.Dropped);
        Assert.Contains("headers.Authorization", reading.Dropped);
        Assert.Contains("master_key", reading.Dropped);
        Assert.DoesNotContain("api_key", reading.Dropped);
        Assert.DoesNotContain(secret, System.Text.Json.JsonSerializer.Serialize(reading), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{agents: {defaults: {model: }}}", 1)]
    [InlineData("model_list:\n\t- a", 2)]
    [InlineData("[models.a]\nrouting = [", 2)]
    [InlineData("{\"strategy\": {\n\"mode\": \"fallback\" \"targets\": []}}", 2)]
    public void A_malformed_file_is_refused_with_its_line(string text, int line)
    {
        var problem = Assert.Single(Read(text).Errors);

        Assert.InRange(problem.Line ?? 0, line, line + 1);
    }

    [Fact]
    public void Neither_depth_nor_size_nor_aliases_of_aliases_bring_it_down()
    {
        Assert.Contains("nested deeper", Assert.Single(Read(new string('[', 100_000)).Errors).Message, StringComparison.Ordinal);
        Assert.Contains("at most", Assert.Single(Read("{" + new string(' ', 9 * 1024 * 1024)).Errors).Message, StringComparison.Ordinal);
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(0, 9).Select(i => $"{(char)('b' + i)}: &{(char)('b' + i)} [{string.Join(',', Enumerable.Repeat($"*{(char)('a' + i)}", 10))}]\n"));
        Assert.Contains("aliases followed", Assert.Single(Read(bomb).Errors).Message, StringComparison.Ordinal);
        Assert.Contains("no configuration of a router", Assert.Single(Read("{hello: 'world'}").Errors).Message, StringComparison.Ordinal);
        Assert.Contains("holds no configuration", Assert.Single(Read("").Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_routes_with_one_long_chain_are_read_and_more_are_refused()
    {
        static string Many(int count) => "{model_list: [" + string.Join(',', Enumerable.Range(0, count).Select(i => $"{{model_name: 'm{i}', litellm_params: {{model: 'openai/m{i}'}}}}"))
            + "], litellm_settings: {fallbacks: [" + string.Join(',', Enumerable.Range(0, count - 1).Select(i => $"{{m{i}: ['m{i + 1}']}}")) + "]}}";

        var routes = Routes(Many(10_000));
        Assert.Equal(10_000, routes.Count);
        Assert.All(routes, r => Assert.True(r.Fallbacks.Count < RouteDraft.MaxTargets));
        Assert.Contains("more than 10,000 routes", Assert.Single(Read(Many(10_001)).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_balancing_alone_stands_in_for_nothing_so_each_way_is_a_route_of_its_own()
    {
        var route = Assert.Single(Routes("""
            {strategy: {mode: "loadbalance"}, targets: [
              {provider: "openai", override_params: {model: "gpt-5"}, weight: 0.7},
              {strategy: {mode: "fallback"}, targets: [{provider: "@hidden", override_params: {model: "x"}}, {provider: "mistral", override_params: {model: "mistral-large"}}]}]}
            """));

        Assert.Equal(["openai/gpt-5", "@hidden/x"], route.Primary);
        Assert.Equal(["mistral/mistral-large"], route.Fallbacks);
        Assert.Contains(route.Findings, f => f.Code == "split-without-failover");
        var drafts = route.Drafts("w");
        Assert.Equal([1, 2], drafts.Select(d => d.Targets.Count));
        Assert.All(drafts, d => Assert.Empty(d.Problems()));
    }

    [Fact]
    public void An_agent_with_a_model_of_its_own_inherits_no_fallbacks()
    {
        var routes = Routes("""
            {agents: {defaults: {models: {"openai/gpt-5": {alias: "big"}}, model: {primary: "big", fallbacks: ["mistral/mistral-large", "small"]}},
              entries: {ops: {model: "big"}, dev: {model: {primary: "openai/gpt-5", fallbacks: []}}}}}
            """);

        Assert.Equal(("openai/gpt-5", false), (routes[0].Primary[0], routes[0].Strict));
        Assert.Equal(["mistral/mistral-large"], routes[0].Fallbacks);
        Assert.Contains(routes[0].Findings, f => f is { Code: "dangling-name" } && f.Message.Contains("\"small\"", StringComparison.Ordinal));
        Assert.Equal(("agents.entries.ops", true), (routes[1].Name, routes[1].Strict));
        Assert.Empty(routes[1].Fallbacks);
        Assert.False(routes[2].Strict);
    }

    [Fact]
    public void A_server_of_our_own_behind_an_address_is_ours_and_a_foreign_one_is_unknown()
    {
        var routes = Routes("""
            model_list:
            - {model_name: ours, litellm_params: {model: openai/qwen, api_base: "http://10.0.0.7:8000/v1"}}
            - {model_name: theirs, litellm_params: {model: openai/qwen, api_base: "https://llm.example.net/v1"}}
            - {model_name: nebius, litellm_params: {model: openai/deepseek-v3, api_base: "https://api.nebius.ai/v1"}}
            """);

        Assert.Equal("vllm", routes[0].Chains[0].Primary[0].Draft.Host);
        Assert.True(routes[1].Chains[0].Primary[0].Draft is { Host: null, GatewayHidden: true });
        Assert.Contains(routes[1].Findings, f => f.Code == "unknown-provider");
        Assert.Equal("nebius", routes[2].Chains[0].Primary[0].Draft.Host);
        Assert.Equal("openai/deepseek-v3", routes[2].Primary[0]);
    }

    [Fact]
    public void Elements_that_point_at_each_other_are_walked_once()
    {
        var route = Assert.Single(Routes("""
            {name: "r", elements: [
              {id: "s", type: "start", outputs: {next: {elementId: "a"}}},
              {id: "a", type: "model", properties: {provider: "openai", model: "gpt-5"}, outputs: {fallback: {elementId: "b"}}},
              {id: "b", type: "model", properties: {provider: "mistral", model: "mistral-large"}, outputs: {fallback: {elementId: "a"}}}]}
            """));

        Assert.Equal(["openai/gpt-5", "mistral/mistral-large"], route.Primary.Concat(route.Fallbacks));
        Assert.Contains(route.Findings, f => f.Code == "cycle");
    }

    private static IReadOnlyList<ImportedRoute> Routes(string text)
    {
        var reading = Read(text);
        Assert.Empty(reading.Errors);
        return reading.Routes;
    }

    private static RouterReading Read(string text, string? tool = null) => Import.Read(text, tool, null, new(2026, 11, 23));
}
