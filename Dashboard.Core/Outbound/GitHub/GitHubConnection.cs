using Octokit;
using Octokit.Internal;

namespace Dashboard.Core.Outbound.GitHub;

/// <summary>Octokit over a way out that is ours, as nobody or with the token that the settings name.</summary>
internal static class GitHubConnection
{
    public static GitHubClient Open(GitHubOptions options, IHttpClient http)
    {
        var credentials = string.IsNullOrWhiteSpace(options.Token) ? Credentials.Anonymous : new Credentials(options.Token.Trim());
        return new(new Connection(new ProductHeaderValue(OutboundOptions.ProductName), new Uri(options.Api), new InMemoryCredentialStore(credentials), http, new SimpleJsonSerializer()));
    }
}
