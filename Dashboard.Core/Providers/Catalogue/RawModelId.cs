using System.Text.RegularExpressions;

namespace Dashboard.Core.Providers.Catalogue;

/// <summary>
/// A raw model id taken apart: who is named in front, and what is left.
/// <c>bedrock/us-east-1/anthropic.claude-v2:1</c>, <c>openrouter/anthropic/claude-sonnet-4.5:free</c>,
/// <c>projects/p/locations/l/publishers/google/models/gemini-2.5-pro</c>, <c>arn:aws:bedrock:…:inference-profile/us.anthropic.…</c>.
/// </summary>
/// <param name="Named">The organisation written before the name.</param>
/// <param name="Repository">It was written as on Hugging Face (<c>Qwen/…</c>), which names the weights and not who serves them.</param>
/// <param name="Stranger">Somebody we do not know was written before the name.</param>
internal sealed partial record RawModelId(Provider? Gateway, Provider? Host, Provider? Named, bool Repository, bool Stranger, string Whole, string Rest)
{
    /// <param name="known">True when the part so far is an offering's own id, which is not taken apart any further.</param>
    public static RawModelId Parse(string raw, Provider? host, Provider? gateway, ProviderNames names, Func<Provider, string, bool> known)
    {
        var rest = raw.Trim().TrimStart('~', '@', '/');
        var whole = rest;
        Provider? named = null;
        var (repository, stranger) = (false, false);
        if (Arn().Match(rest) is { Success: true } arn)
        {
            host ??= names.Find("amazon-bedrock");
            rest = rest[arn.Length..];
        }

        while (!((gateway ?? host) is { } lister && known(lister, rest)) && rest.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0)
        {
            var head = rest[..slash];
            rest = rest[(slash + 1)..];
            if (Container().IsMatch(head))
            {
                // projects/NAME, locations/NAME, accounts/NAME, deployments/NAME: the name says nothing but the host.
                var next = rest.IndexOf('/', StringComparison.Ordinal);
                if (next < 0)
                    break;

                host ??= head switch
                {
                    "accounts" => names.Find(rest[..next]),
                    "projects" or "publishers" => names.Find("google-vertex"),
                    _ => null,
                };
                // publishers/anthropic names the maker: leave it for the next turn.
                rest = head == "publishers" ? rest : rest[(next + 1)..];
            }
            else if (!Noise().IsMatch(head))
            {
                if (names.Find(head) is not { } provider)
                    stranger = true;
                else if (provider.Is(ProviderRoles.Gateway) && gateway is null && named is null)
                    gateway = provider;
                else if (!provider.Is(ProviderRoles.Maker) && host is null && provider.Is(ProviderRoles.Host))
                    host = provider;
                else if (provider.Is(ProviderRoles.Maker) || provider.Organisation != provider.Key)
                    (named, repository) = (provider, Repositories().IsMatch(head));
            }
        }

        // Only Bedrock writes us.anthropic.claude-…, only Vertex claude-…@20250514.
        if (host is null && gateway is null)
            host = Bedrock().IsMatch(rest) ? names.Find("amazon-bedrock") : Vertex().IsMatch(rest) ? names.Find("google-vertex") : null;

        return new RawModelId(gateway, host, named, repository, stranger, whole, rest);
    }

    [GeneratedRegex(@"^arn:aws[\w-]*:bedrock:[^/]*/", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Arn();

    [GeneratedRegex(@"^(projects|locations|accounts|deployments|publishers)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Container();

    /// <summary><c>us.anthropic.claude-sonnet-4-5-20250929-v1:0</c></summary>
    [GeneratedRegex(@"^((us|us-gov|eu|apac|au|jp|ca|sa|me|af|in|global)\.)?(?<vendor>anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen|writer|google|nvidia|moonshot|moonshotai|minimax|zai|xai|stability|twelvelabs|luma)\.(?<model>[\w.:-]+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    public static partial Regex Bedrock();

    /// <summary><c>claude-sonnet-4@20250514</c>, <c>llama-3.3-70b-instruct-maas</c></summary>
    [GeneratedRegex(@"(@(default|latest|\d{3}|\d{8})|-maas)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    public static partial Regex Vertex();

    [GeneratedRegex(@"^(qwen|meta-llama|deepseek-ai|mistralai|zai-org|minimaxai|coherelabs|cohereforai|stepfun-ai|xiaomimimo)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Repositories();

    [GeneratedRegex(@"^(models|routers|converse|converse_like|invoke|responses|chat|global|global-standard|us|eu|[a-z]{2}(-gov)?-[a-z]+-\d)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Noise();
}
