using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;

using Dashboard.Core.Access.Tokens;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dashboard.Access;

/// <summary>Programs show a token of ours as <c>Authorization: Bearer</c>. Cookies open none of their routes, tokens none of ours.</summary>
internal sealed class TokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, CheckToken check)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Token";
    private const string ScopeClaim = "scope", ConnectionClaim = "connection";

    /// <summary>The scheme, a policy for each scope, and one for pages that people and programs may both read.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenScheme>(Name, null);
        var policies = services.AddAuthorizationBuilder();
        foreach (var scope in TokenScopes.All)
            policies.AddPolicy(Policies.Token(scope.Name), policy => policy.AddAuthenticationSchemes(Name).RequireAuthenticatedUser().RequireClaim(ScopeClaim, scope.Name));

        policies.AddPolicy(Policies.PersonOrToken, policy => policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme, Name).RequireAuthenticatedUser());
    }

    /// <summary>Which token stands behind a request that a token's policy let in.</summary>
    public static (int Id, string Name, string? Connection) Holder(ClaimsPrincipal program) => (
        int.Parse(program.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture),
        program.FindFirstValue(ClaimTypes.Name)!,
        program.FindFirstValue(ConnectionClaim));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();

        if (await check.FindAsync(header[7..].Trim(), Context.RequestAborted) is not { } holder)
            return AuthenticateResult.Fail("The token is unknown, has expired or was revoked.");

        var claims = new List<Claim> { new(ClaimTypes.NameIdentifier, holder.Id.ToString(CultureInfo.InvariantCulture)), new(ClaimTypes.Name, holder.Name) };
        claims.AddRange(holder.Scopes.Select(s => new Claim(ScopeClaim, s)));
        if (holder.Connection is { } connection)
            claims.Add(new Claim(ConnectionClaim, connection));

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Name)), Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var shown = Request.Headers.Authorization.Count > 0;
        Response.Headers.WWWAuthenticate = shown ? "Bearer error=\"invalid_token\"" : "Bearer";
        await SayAsync(StatusCodes.Status401Unauthorized, shown
            ? "The token is unknown, has expired or was revoked."
            : "This address asks for a token: send it as \"Authorization: Bearer TOKEN\". Administrators make them under Settings, Tokens, or with the command token add.");
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var wanted = Context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>()
            .Select(a => TokenScopes.All.FirstOrDefault(s => Policies.Token(s.Name) == a.Policy)?.Name).FirstOrDefault(s => s is not null);
        Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{wanted}\"";
        await SayAsync(StatusCodes.Status403Forbidden, $"The token may not do this: it lacks the scope {wanted}.");
    }

    private Task SayAsync(int status, string sentence)
    {
        Response.StatusCode = status;
        return TypedResults.Problem(sentence, statusCode: status).ExecuteAsync(Context);
    }
}
