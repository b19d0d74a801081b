using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Access.Tokens;

/// <summary>Every token there is or was.</summary>
public sealed class TokensQuery(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    /// <summary>Those that open something first, then by name; of the revoked the latest first.</summary>
    public async Task<IReadOnlyList<TokenRow>> ListAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        var tokens = await store.ApiTokens().AsNoTracking().ToListAsync(ct);
        return
        [
            .. tokens
                .Select(t => new TokenRow(
                    t.Id, t.Name, t.Prefix, t.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), t.Connection, t.CreatedAt, t.CreatedBy,
                    t.ExpiresAt, t.LastUsedAt, t.RevokedAt,
                    t.RevokedAt is not null ? TokenState.Revoked : t.ExpiresAt <= now ? TokenState.Expired : TokenState.Active))
                .OrderBy(t => t.State).ThenByDescending(t => t.RevokedAt).ThenBy(t => t.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }
}

/// <summary>A token without its secret.</summary>
public sealed record TokenRow(
    int Id, string Name, string Prefix, IReadOnlyList<string> Scopes, string? Connection, DateTime CreatedAt, string? CreatedBy,
    DateTime? ExpiresAt, DateTime? LastUsedAt, DateTime? RevokedAt, TokenState State);

/// <summary>Whether it opens anything.</summary>
public enum TokenState
{
    Active,
    Expired,
    Revoked,
}
