using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Access.Tokens;

/// <summary>Who carries this secret.</summary>
public sealed class CheckToken(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    // A sender of traces comes every few seconds: its last use is worth a write once a minute.
    private static readonly TimeSpan UseIsNews = TimeSpan.FromMinutes(1);

    /// <summary>Null when the secret is none of ours, has expired or was revoked.</summary>
    public async Task<TokenHolder?> FindAsync(string secret, CancellationToken ct)
    {
        if (TokenSecret.Hash(secret) is not { } hash)
            return null;

        await using var store = await stores.CreateDbContextAsync(ct);
        var token = await store.ApiTokens().AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, ct);
        var now = time.GetUtcNow().UtcDateTime;
        if (token is null || token.RevokedAt is not null || token.ExpiresAt <= now)
            return null;

        if (token.LastUsedAt is not { } last || now - last >= UseIsNews)
            await store.ApiTokens().Where(t => t.Id == token.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), ct);

        return new TokenHolder(token.Id, token.Name, token.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), token.Connection);
    }
}

/// <summary>A program that showed a good token.</summary>
public sealed record TokenHolder(int Id, string Name, IReadOnlyList<string> Scopes, string? Connection);
