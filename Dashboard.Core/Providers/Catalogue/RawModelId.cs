using System.Text.RegularExpressions;

namespace Dashboard.Core.Providers.Catalogue;

/// <summary>
/// A raw model id taken apart: who is named in front, and what is left.
/// <c>bedrock/us-east-1/anthropic.claude-v2:1</c>, <c>openrouter/anthropic/claude-sonnet-4.5:free</c>,
/// <c>projects/p/locations/l/publishers/google/models/gemini-2.5-pro</c>, <c>arn:aws:bedrock:…:inference-profile/us.anthropic.…</c>.
/// </summary>
internal sealed partial record RawModelId(Provider? Gateway, Provider? Host, Provider? Named, bool Stranger, string Rest)
{
    /// <param name="known">True when the part so far is an offering's own id, which is not taken apart any further.</param>
    public static RawModelId Parse(string raw, Provider? host, Provider? gateway, ProviderNames names, Func<Provider, string, bool> known)
    {
        var rest = raw.Trim().TrimStart('~', '@', '/');
        Provider? named = null;
        var stranger = false;
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

                host ??= head == "accounts" ? names.Find(rest[..next]) : head == "projects" ? names.Find("google-vertex") : null;
                rest = rest[(next + 1)..];
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
                    named = provider;
            }
        }

        return new RawModelId(gateway, host, named, stranger, rest);
    }

    [GeneratedRegex(@"^arn:aws[\w-]*:bedrock:[^/]*/", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Arn();

    [GeneratedRegex(@"^(projects|locations|accounts|deployments)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Container();

    [GeneratedRegex(@"^(models|routers|publishers|converse|converse_like|invoke|responses|chat|global|global-standard|us|eu|[a-z]{2}(-gov)?-[a-z]+-\d)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Noise();
}
