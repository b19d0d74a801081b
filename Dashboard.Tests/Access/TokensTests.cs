using System.Text;

using Dashboard.Core.Access.Tokens;
using Dashboard.Tests.Support;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Access;

/// <summary>Tokens are kept as a hash, open what their scopes say, and end when they are told to.</summary>
public sealed class TokensTests : IDisposable
{
    private readonly TestStore _store = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task The_secret_is_found_again_and_stands_nowhere_in_the_database()
    {
        var made = await MakeAsync("ci");

        var holder = await Check().FindAsync(made.Secret, Ct);

        Assert.Equal(("ci", "usage:write traces:write"), (holder!.Name, string.Join(' ', holder.Scopes)));
        await using var store = _store.CreateDbContext();
        await store.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Ct);
        var bytes = await File.ReadAllBytesAsync(_store.Folder.Database, Ct);
        Assert.True(bytes.AsSpan().IndexOf("usage:write"u8) >= 0, "the file does not hold what was written: nothing is proven");
        Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(made.Secret[11..])));
    }

    [Fact]
    public async Task A_changed_secret_opens_nothing()
    {
        var made = await MakeAsync("ci");
        var other = made.Secret[..^1] + (made.Secret[^1] == 'A' ? 'B' : 'A');

        Assert.All(await Task.WhenAll(Check().FindAsync(other, Ct), Check().FindAsync("", Ct), Check().FindAsync(made.Secret + "A", Ct)), Assert.Null);
    }

    [Fact]
    public async Task A_token_ends_with_its_last_day_and_with_its_revocation()
    {
        var expiring = await MakeAsync("short", expires: TokenDraft.EndOf(new DateOnly(2026, 11, 23)));
        var revoked = await MakeAsync("revoked");
        Assert.True(await new RevokeToken(_store, _time).RunAsync(revoked.Id, Ct));
        Assert.Null(await Check().FindAsync(revoked.Secret, Ct));
        Assert.False(await new RevokeToken(_store, _time).RunAsync(revoked.Id, Ct));

        _time.Advance(TimeSpan.FromHours(11.9));
        Assert.NotNull(await Check().FindAsync(expiring.Secret, Ct));
        _time.Advance(TimeSpan.FromHours(0.1));
        Assert.Null(await Check().FindAsync(expiring.Secret, Ct));

        var rows = await new TokensQuery(_store, _time).ListAsync(Ct);
        Assert.Equal(["short Expired", "revoked Revoked"], rows.Select(r => $"{r.Name} {r.State}"));
    }

    [Fact]
    public async Task Its_last_use_is_kept_to_the_minute()
    {
        var made = await MakeAsync("ci");
        await Check().FindAsync(made.Secret, Ct);
        _time.Advance(TimeSpan.FromSeconds(30));
        await Check().FindAsync(made.Secret, Ct);
        Assert.Equal(new DateTime(2026, 11, 23, 12, 0, 0), (await ListAsync()).LastUsedAt);

        _time.Advance(TimeSpan.FromSeconds(30));
        await Check().FindAsync(made.Secret, Ct);
        Assert.Equal(new DateTime(2026, 11, 23, 12, 1, 0), (await ListAsync()).LastUsedAt);
    }

    [Theory]
    [InlineData("", "usage:write", null, "name")]
    [InlineData("ci", "usage:write", null, "name")]
    [InlineData("new", "", null, "scopes")]
    [InlineData("new", "everything", null, "scopes")]
    [InlineData("new", "usage:write", "2026-11-22", "expires")]
    public async Task What_is_wrong_is_said_and_nothing_is_made(string name, string scope, string? expires, string field)
    {
        await MakeAsync("ci");

        var draft = new TokenDraft(name, scope.Length == 0 ? [] : [scope], ExpiresAt: expires is null ? null : TokenDraft.EndOf(DateOnly.Parse(expires, null)));
        var refused = Assert.IsType<TokenOutcome.Refused>(await new AddToken(_store, _time).RunAsync(draft, null, Ct));

        Assert.Equal([field], refused.Problems.Select(p => p.Path));
        Assert.Single(await new TokensQuery(_store, _time).ListAsync(Ct));
    }

    [Fact]
    public async Task The_name_of_a_revoked_token_is_free_again()
    {
        await new RevokeToken(_store, _time).RunAsync((await MakeAsync("ci")).Id, Ct);

        await MakeAsync("ci");

        Assert.Equal([TokenState.Active, TokenState.Revoked], (await new TokensQuery(_store, _time).ListAsync(Ct)).Select(t => t.State));
    }

    private CheckToken Check() => new(_store, _time);

    private async Task<TokenRow> ListAsync() => Assert.Single(await new TokensQuery(_store, _time).ListAsync(Ct));

    private async Task<TokenOutcome.Made> MakeAsync(string name, DateTime? expires = null) => Assert.IsType<TokenOutcome.Made>(
        await new AddToken(_store, _time).RunAsync(new TokenDraft(name, [TokenScopes.TracesWrite, TokenScopes.UsageWrite], ExpiresAt: expires), "somebody", Ct));
}
