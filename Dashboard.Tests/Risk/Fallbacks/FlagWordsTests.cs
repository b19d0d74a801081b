using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Tests.Risk.Fallbacks;

public sealed class FlagWordsTests
{
    private static readonly FlagWords Words = new("Support bot", node => node.Id switch
    {
        "anthropic" => "Anthropic",
        "amazon-bedrock" => "Amazon Bedrock",
        "aws" => "AWS",
        "openrouter" => "OpenRouter",
        "openai" => "OpenAI",
        var other => other,
    });

    private static readonly TargetNeeds Direct = Target("anthropic/claude", "provider:anthropic", "host:anthropic", "maker:anthropic", "bloc:US");
    private static readonly TargetNeeds Bedrock = Target("amazon-bedrock/claude", "provider:aws", "host:amazon-bedrock", "maker:anthropic", "bloc:US");
    private static readonly TargetNeeds Mistral = Target("mistral/large", "provider:mistral", "host:mistral", "maker:mistral", "bloc:EU");

    [Fact]
    public void A_lone_target_is_named_with_the_party_that_stops_it()
    {
        var (answer, reason, remedies) = Say([Route(Direct)]);

        Assert.Equal(SingleProviderAnswer.Yes, answer);
        Assert.Equal("Support bot stops if Anthropic is off: anthropic/claude is its only target.", reason);
        Assert.Equal("Add a fallback to route \"main\" that is not billed by Anthropic, not served by Anthropic, not a closed model of Anthropic, outside the US bloc.", Assert.Single(remedies));
    }

    [Fact]
    public void The_same_closed_model_elsewhere_is_no_cover()
    {
        var (answer, reason, remedies) = Say([Route(Direct, Bedrock)]);

        Assert.Equal(SingleProviderAnswer.Yes, answer);
        Assert.Equal("Support bot stops if Anthropic is off: both its targets need models made by Anthropic whose weights are not known to be open.", reason);
        Assert.DoesNotContain("billed", Assert.Single(remedies), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_providers_of_one_bloc_share_the_bloc()
    {
        var openai = Target("openai/gpt", "provider:openai", "host:openai", "maker:openai", "bloc:US");

        var (answer, reason, remedies) = Say([Route(Direct, openai)], allowed: ["US"]);

        Assert.Equal(SingleProviderAnswer.Yes, answer);
        Assert.Equal("Support bot stops if the US bloc is off: both its targets need a party of the US bloc.", reason);
        Assert.Equal("Support bot may use the US bloc only, so no fallback can end that dependency: allow another bloc, or accept it.", remedies[1]);
    }

    [Fact]
    public void Two_independent_targets_are_cover()
    {
        var (answer, reason, remedies) = Say([Route(Direct, Mistral)]);

        Assert.Equal(SingleProviderAnswer.No, answer);
        Assert.Equal("Support bot keeps a target whichever single provider, host, gateway, maker or bloc is off.", reason);
        Assert.Empty(remedies);
    }

    [Fact]
    public void Every_route_must_be_covered_for_each_serves_a_need_of_its_own()
    {
        var (answer, reason, remedies) = Say([Route(Direct, Mistral), Route(Direct) with { Name = "images" }]);

        Assert.Equal(SingleProviderAnswer.Yes, answer);
        Assert.StartsWith("Route \"images\" of Support bot stops if Anthropic is off", reason, StringComparison.Ordinal);
        Assert.StartsWith("Add a fallback to route \"images\"", Assert.Single(remedies), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fallback_whose_host_is_hidden_is_not_taken_for_cover()
    {
        var hidden = Target("openrouter/large", "provider:openrouter", "gateway:openrouter", "maker:mistral") with
        {
            Unknown = new HashSet<NodeKind> { NodeKind.Host },
        };

        var (answer, reason, remedies) = Say([Route(Direct, hidden)]);

        Assert.Equal(SingleProviderAnswer.Unknown, answer);
        Assert.Equal("Nobody can say whether Support bot survives without Anthropic: the host of openrouter/large is not known.", reason);
        Assert.Equal("Say the host of openrouter/large in route \"main\".", Assert.Single(remedies));
    }

    [Fact]
    public void No_known_route_is_unknown_and_names_who_was_seen()
    {
        var (answer, reason, remedies) = Say([], observed: new("anthropic", 0.873));

        Assert.Equal(SingleProviderAnswer.Unknown, answer);
        Assert.Equal("No route of Support bot is known; 87 % of its usage goes to Anthropic, and nothing says what stands in.", reason);
        Assert.Single(remedies);
        Assert.Equal("No route of Support bot is known and no usage of it was seen.", Say([]).Reason);
        Assert.Equal("No route of Support bot is known, and its usage does not say which provider serves it.", Say([], observed: new(null, 1)).Reason);
    }

    [Fact]
    public void A_gateway_of_our_own_is_named_and_does_not_decide()
    {
        var own = new Node(NodeKind.Gateway, "litellm");
        var behind = new[] { Direct, Mistral }.Select(t => t with { Needs = t.Needs.Append(own).ToHashSet(), Own = new HashSet<Node> { own } }).ToArray();

        var verdict = SingleProvider.Judge([Route(behind)]);

        Assert.Equal(SingleProviderAnswer.No, verdict.Answer);
        Assert.Equal([own], verdict.DependsOn);
    }

    private static (SingleProviderAnswer Answer, string Reason, IReadOnlyList<string> Remedies) Say(
        RouteNeeds[] routes, ObservedUse? observed = null, string[]? allowed = null)
    {
        var verdict = SingleProvider.Judge(routes);
        return (verdict.Answer, Words.Reason(verdict, routes, observed), Words.Remedies(verdict, routes, allowed));
    }

    private static RouteNeeds Route(params TargetNeeds[] targets) => new("support-bot", "main", targets);

    private static TargetNeeds Target(string text, params string[] needs) =>
        new(text, needs.Select(n => Node.Parse(n)!.Value).ToHashSet(), new HashSet<NodeKind>(), new HashSet<Node>());
}
