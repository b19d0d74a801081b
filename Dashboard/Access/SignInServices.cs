using Dashboard.Core.Access.Users;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Access;

/// <summary>Cookies, policies and the rule that everything is closed unless it says otherwise.</summary>
internal static class SignInServices
{
    public const string SignInPath = "/sign-in";

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.ApplicationCookie!.Configure(options =>
            {
                options.Cookie.Name = "dashboard";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.LoginPath = SignInPath;
                options.AccessDeniedPath = "/forbidden";
                options.ExpireTimeSpan = TimeSpan.FromDays(14);
                options.SlidingExpiration = true;
            }));
        TokenScheme.Add(services);
        services.AddScoped<TokenWrites>();
        services.AddHttpContextAccessor();
        services.AddScoped<SignInManager<Person>>();
        // Identity's cookies ask for both on every request; AddIdentityCore brings neither.
        services.AddScoped<ISecurityStampValidator, SecurityStampValidator<Person>>();
        services.AddScoped<ITwoFactorSecurityStampValidator, TwoFactorSecurityStampValidator<Person>>();
        services.AddScoped<AuthenticationStateProvider, RevalidatingPerson>();
        services.AddCascadingAuthenticationState();

        var closed = new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().Build();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(closed)
            .SetDefaultPolicy(closed)
            .AddPolicy(Policies.Edit, policy => policy.RequireRole(Roles.Administrator, Roles.Editor))
            .AddPolicy(Policies.Administer, policy => policy.RequireRole(Roles.Administrator));
        return services;
    }
}
