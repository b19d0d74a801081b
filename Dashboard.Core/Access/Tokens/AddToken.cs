using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Access.Tokens;

/// <summary>Makes a token. Its secret is in the answer and nowhere else.</summary>
public sealed class AddToken(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    public const int LongestName = 100;
    private const int LongestConnection = 200;

    /// <param name="by">Who makes it; null on the command line.</param>
    public async Task<TokenOutcome> RunAsync(TokenDraft draft, string? by, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var name = draft.Name?.Trim() ?? "";
        var connection = string.IsNullOrWhiteSpace(draft.Connection) ? null : draft.Connection.Trim();
        await using var store = await stores.CreateDbContextAsync(ct);
        List<Problem> problems = [.. Problems(draft, name, connection, now)];
        if (problems.Count == 0 && await store.ApiTokens().AnyAsync(t => t.Name == name && t.RevokedAt == null, ct))
            problems.Add(Taken(name));

        if (problems.Count > 0)
            return new TokenOutcome.Refused(problems);

        var secret = TokenSecret.New();
        var token = new ApiToken
        {
            Name = name,
            Hash = TokenSecret.Hash(secret)!,
            Prefix = TokenSecret.PrefixOf(secret),
            Scopes = string.Join(' ', TokenScopes.All.Select(s => s.Name).Where(draft.Scopes.Contains)),
            Connection = connection,
            CreatedAt = now,
            CreatedBy = by,
            ExpiresAt = draft.ExpiresAt,
        };
        store.ApiTokens().Add(token);
        try
        {
            await store.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Somebody took the name between the question and the write; anything else is a surprise.
            if (await IsTakenAsync(name, ct))
                return new TokenOutcome.Refused([Taken(name)]);

            throw;
        }

        return new TokenOutcome.Made(token.Id, name, secret, token.ExpiresAt);
    }

    private async Task<bool> IsTakenAsync(string name, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.ApiTokens().AnyAsync(t => t.Name == name && t.RevokedAt == null, ct);
    }

    private static Problem Taken(string name) => new("name", $"There is a token {name} already. Choose another name, or revoke that one first.");

    private static IEnumerable<Problem> Problems(TokenDraft draft, string name, string? connection, DateTime now)
    {
        if (name.Length == 0)
            yield return new("name", "Give the token a name, after the program that will carry it.");
        else if (name.Length > LongestName || name.Any(char.IsControl))
            yield return new("name", $"The name must be plain text of at most {LongestName} characters.");

        if (draft.Scopes.Count == 0)
            yield return new("scopes", "Choose at least one thing that the token may do.");

        foreach (var unknown in draft.Scopes.Where(s => TokenScopes.All.All(known => known.Name != s)))
            yield return new("scopes", $"There is no scope {unknown}; choose from {string.Join(", ", TokenScopes.All.Select(s => s.Name))}.");

        if (connection?.Length > LongestConnection)
            yield return new("connection", $"The name of the connection must be at most {LongestConnection} characters.");

        if (draft.ExpiresAt <= now)
            yield return new("expires", "The last day must not lie in the past.");
    }
}

/// <summary>What a new token shall be.</summary>
/// <param name="Connection">The connection that what it sends belongs to; null is the usual one.</param>
/// <param name="ExpiresAt">The instant from which it opens nothing; null is never.</param>
public sealed record TokenDraft(string? Name, IReadOnlyCollection<string> Scopes, string? Connection = null, DateTime? ExpiresAt = null)
{
    /// <summary>A token is good until the end of its last day, UTC.</summary>
    public static DateTime? EndOf(DateOnly? day) => day?.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}

/// <summary>It was made, or it says what to mend.</summary>
public abstract record TokenOutcome
{
    private TokenOutcome()
    {
    }

    /// <summary>The only time that the secret is seen.</summary>
    public sealed record Made(int Id, string Name, string Secret, DateTime? ExpiresAt) : TokenOutcome;

    /// <summary>Nothing was written.</summary>
    public sealed record Refused(IReadOnlyList<Problem> Problems) : TokenOutcome;
}
