using Dashboard.Core.Routing.Routes;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Routing.Routes;

public sealed class RouteReadingTests
{
    private static readonly RouteReading Reading = new(SmallWorld.Catalogue);

    [Fact]
    public void A_closed_model_at_its_maker_needs_that_party_in_three_roles_and_its_home()
    {
        var needs = Reading.Needs(new TargetDraft(TargetRole.Primary, "claude-opus-4-6", "anthropic"));

        Assert.Equal(
            ["bloc:US", "host:anthropic", "jurisdiction:US", "maker:anthropic", "model:anthropic/claude-opus-4-6", "provider:anthropic"],
            Names(needs));
        Assert.Empty(needs.Unknown);
    }

    [Fact]
    public void Claude_on_bedrock_behind_our_gateway_needs_four_parties_and_ours_is_marked()
    {
        var needs = Reading.Needs(new TargetDraft(TargetRole.Primary, "claude-opus-4-6", "amazon-bedrock", "litellm"));

        Assert.Superset(new HashSet<string> { "provider:aws", "gateway:litellm", "host:amazon-bedrock", "maker:anthropic" }, Names(needs).ToHashSet());
        Assert.Equal("gateway:litellm", Assert.Single(needs.Own).ToString());
        Assert.Empty(needs.Unknown);
    }

    [Fact]
    public void Open_weights_elsewhere_do_not_need_their_maker_or_its_home()
    {
        var needs = Reading.Needs(new TargetDraft(TargetRole.Fallback, "deepseek-v3", "nebius"));

        Assert.DoesNotContain(needs.Needs, n => n.Kind is NodeKind.Maker || n.Id == "CN");
        Assert.Contains(new Node(NodeKind.Bloc, "EU"), needs.Needs);
    }

    [Fact]
    public void A_router_where_a_host_should_stand_hides_who_serves()
    {
        var needs = Reading.Needs(new TargetDraft(TargetRole.Fallback, "mistral-large", "openrouter"));

        Assert.Superset(new HashSet<string> { "provider:openrouter", "gateway:openrouter", "maker:mistral" }, Names(needs).ToHashSet());
        Assert.Equal([NodeKind.Host, NodeKind.Jurisdiction, NodeKind.Bloc], needs.Unknown.Order());
    }

    [Fact]
    public void Nobody_known_is_nobody_safe()
    {
        var needs = Reading.Needs(new TargetDraft(TargetRole.Fallback, "who-knows-1", "acme", GatewayHidden: true));

        Assert.Equal(["host:acme"], Names(needs));
        Assert.Equal(
            [NodeKind.Provider, NodeKind.Gateway, NodeKind.Maker, NodeKind.Jurisdiction, NodeKind.Bloc, NodeKind.Model], needs.Unknown.Order());
    }

    [Fact]
    public void What_we_run_ourselves_needs_our_host_only()
    {
        var needs = Reading.Needs(new TargetDraft(TargetRole.Fallback, "my-own-tune", "vllm"));

        Assert.Equal(["host:vllm"], Names(needs));
        Assert.Equal([NodeKind.Model], needs.Unknown);
        Assert.Single(needs.Own);
    }

    [Fact]
    public void Countries_outside_the_three_blocs_stand_for_themselves()
    {
        var needs = Reading.Needs(new TargetDraft(TargetRole.Fallback, "deepseek-v3", "islandhost"));

        Assert.Contains(new Node(NodeKind.Jurisdiction, "IS"), needs.Needs);
        Assert.DoesNotContain(needs.Needs, n => n.Kind is NodeKind.Bloc);
        Assert.Empty(needs.Unknown);
    }

    [Fact]
    public void A_named_contract_wins()
    {
        var needs = Reading.Needs(new TargetDraft(TargetRole.Primary, "claude-opus-4-6", "anthropic", Contract: "aws"));

        Assert.Contains(new Node(NodeKind.Provider, "aws"), needs.Needs);
        Assert.DoesNotContain(new Node(NodeKind.Provider, "anthropic"), needs.Needs);
    }

    private static IReadOnlyList<string> Names(TargetNeeds needs) => [.. needs.Needs.Select(n => n.ToString()).Order(StringComparer.Ordinal)];
}
