using Dashboard.Core.Access.Tokens;
using Dashboard.Core.Access.Users;
using Dashboard.Core.Store;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Access;

/// <summary>Registers people, roles and the keys that protect cookies and secrets.</summary>
public static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services, DataFolder folder)
    {
        services.AddDataProtection()
            .SetApplicationName("ai-usage-risk-dashboard")
            .PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));

        services.AddIdentityCore<Person>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
                // Length beats composition rules (NIST SP 800-63B, section 5.1.1.2).
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 4;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<DashboardStore>()
            .AddDefaultTokenProviders();

        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<AddToken>();
        services.AddSingleton<RevokeToken>();
        services.AddSingleton<CheckToken>();
        services.AddSingleton<TokensQuery>();
        services.AddScoped<AddPerson>();
        services.AddScoped<ResetPassword>();
        return services;
    }
}
