using System.Security.Cryptography;
using System.Text;

using Dashboard.Core.Store;

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Access.Users;

/// <summary>The one-time link of the first start: valid while nobody has an account, for this run of the program only.</summary>
public sealed class FirstAdministrator(IDbContextFactory<DashboardStore> stores) : IDisposable
{
    private readonly string _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>The path of the link, or null when somebody can sign in already.</summary>
    public async Task<string?> PathAsync(CancellationToken ct) => await IsWantedAsync(ct) ? $"/welcome/{_token}" : null;

    /// <summary>Whether this token opens the door now.</summary>
    public async Task<bool> AcceptsAsync(string? token, CancellationToken ct) =>
        token is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(_token))
        && await IsWantedAsync(ct);

    /// <summary>Makes the administrator; refused when the token is wrong or somebody was faster.</summary>
    public async Task<IdentityResult> CreateAsync(string? token, string email, string password, AddPerson add, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            return await AcceptsAsync(token, ct)
                ? await add.RunAsync(email, password, Roles.Administrator)
                : IdentityResult.Failed(new IdentityError { Code = "Link", Description = "This link has been used or is not valid any more." });
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<bool> IsWantedAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return !await store.People().AnyAsync(ct);
    }
}
